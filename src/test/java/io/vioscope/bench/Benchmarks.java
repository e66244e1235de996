package io.vioscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs all benchmarks and prints them as Markdown tables. For each size a simulated cloud runs in one process and the
 * measured server in another, several times over; figures are medians over the runs. {@code mvn -q test-compile exec:java
 * -Pbench}, or with {@code -Dexec.args="1000 10000"} for other sizes.
 */
public final class Benchmarks {
    private static final int RUNS = 3;
    private static final int LARGE = 50_000;
    private static final String HEAP = "1500m";

    private Benchmarks() {}

    /** Measures each size that is given as an argument. */
    public static void main(String... sizes) throws Exception {
        System.out.printf(
                "JDK %s, %d processors, heap limit %s, %d runs a size, 1 from %d servers on%n%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), HEAP, RUNS, LARGE);
        var polls = new ArrayList<String>();
        var latencies = new ArrayList<String>();
        for (var size : sizes) {
            var runs = new ArrayList<Map<String, String>>();
            var servers = Integer.parseInt(size);
            for (var run = 0; run < (servers < LARGE ? RUNS : 1); run++) {
                runs.add(measure(servers));
            }
            polls.addAll(Tables.polls(size, runs));
            polls.addAll(Tables.floor(size, runs));
            latencies.addAll(Tables.latencies(size, runs));
        }
        System.out.println(Tables.POLL_HEAD);
        polls.forEach(System.out::println);
        System.out.println();
        System.out.println(Tables.LATENCY_HEAD);
        latencies.forEach(System.out::println);
    }

    private static Map<String, String> measure(int size) throws Exception {
        var simulator = java(
                "io.vioscope.app.Main",
                "simulate",
                "--port",
                "0",
                "--no-life",
                "--servers",
                size + "",
                "--clusters",
                Math.max(2, size / 200) + "");
        try {
            var access = access(simulator);
            var auth = access.getOrDefault("OS_AUTH_URL", "");
            var password = access.getOrDefault("OS_PASSWORD", "");
            var door = access.getOrDefault("SIMULATOR_ADMIN_URL", "");
            var asked = Files.createTempFile("vioscope-bench-", ".txt");
            var pid = simulator.pid() + "";
            run("io.vioscope.bench.Measured", auth, password, asked.toString(), door, pid, "rehearsal");
            var figures = run("io.vioscope.bench.Measured", auth, password, asked.toString(), door, pid);
            figures.putAll(run("io.vioscope.bench.Floor", auth, password, asked.toString()));
            Files.delete(asked);
            return figures;
        } finally {
            simulator.destroy();
            simulator.waitFor();
        }
    }

    private static Map<String, String> run(String main, String... arguments) throws Exception {
        var process = java(main, arguments);
        try (var out = lines(process)) {
            return figures(out);
        } finally {
            process.waitFor();
        }
    }

    private static Map<String, String> figures(BufferedReader out) throws IOException {
        var figures = new TreeMap<String, String>();
        String line;
        while ((line = out.readLine()) != null) {
            if (line.startsWith("FIGURE ")) {
                var words = line.split(" ", 3);
                figures.put(words[1], words[2]);
                System.err.println(line);
            }
        }
        return figures;
    }

    /** What a simulated cloud says of how it is reached. */
    static Map<String, String> access(Process simulator) throws IOException {
        var access = new TreeMap<String, String>();
        var out = lines(simulator);
        String line;
        while (!access.containsKey("OS_IDENTITY_API_VERSION") && (line = out.readLine()) != null) {
            if (line.startsWith("export ")) {
                var pair = line.substring("export ".length()).split("=", 2);
                access.put(pair[0], pair[1]);
            }
        }
        return access;
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process java(String main, String... arguments) throws IOException {
        return JavaProcess.start(HEAP, main, List.of(arguments));
    }
}
