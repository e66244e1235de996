package io.vioscope.soak;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import io.vioscope.bench.JavaProcess;
import io.vioscope.soak.Manager.Mood;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Lets alarms come and go until a million beginnings and ends are recorded, kills the server with SIGKILL every few seconds,
 * takes the manager away again and again, and then holds what the manager believes against the database. {@code mvn -q
 * test-compile exec:java -Psoak}, or with {@code -Dexec.args=20000} for fewer.
 */
public final class SoakMain {
    private static final Duration LIFE = Duration.ofSeconds(12);
    private static final Duration MOOD = Duration.ofSeconds(2);

    private final Path data = Files.createTempDirectory("vioscope-soak-");
    private final Manager manager = new Manager();
    private final Random random;
    private int kills;

    private SoakMain(long seed) throws IOException {
        random = new Random(seed);
    }

    /** Arguments: how many alarms' beginnings and ends; a seed. Exits with 1 if anything is wrong. */
    public static void main(String... args) throws Exception {
        var seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        var right = new SoakMain(seed).run(Integer.parseInt(args[0]));
        System.exit(right ? 0 : 1);
    }

    private boolean run(int transitions) throws Exception {
        var begin = System.nanoTime();
        for (var recorded = 0L; recorded < transitions; recorded = recorded()) {
            var server = server(random.nextInt() + "");
            live(server);
            server.destroyForcibly().waitFor();
            kills++;
            System.err.println(kills + " kills, " + recorded + " recorded, " + manager.count());
        }
        manager.be(Mood.THERE);
        var server = server("0", "still");
        var right = compare(server);
        server.destroyForcibly().waitFor();
        System.out.printf(
                "%d kills in %d s; %s; %s%n",
                kills,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
                manager.count(),
                right ? "equal" : "NOT EQUAL");
        manager.close();
        leaveNothing();
        return right;
    }

    /** How many beginnings and ends the database has; it runs on when its server is killed. */
    private long recorded() throws Exception {
        var vertx = Vertx.vertx();
        var database = await(PgConnection.connect(vertx, PgConnectOptions.fromUri(uri())));
        var count = await(database.query("SELECT count(*) FROM fact WHERE type IN ('alarm_raised', 'alarm_cleared')")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
        await(database.close());
        await(vertx.close());
        return count;
    }

    private void leaveNothing() throws IOException {
        var postmaster = Long.parseLong(postmaster().get(0).strip());
        ProcessHandle.of(postmaster).ifPresent(running -> {
            running.destroy();
            running.onExit().join();
        });
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Between a quarter of a life and a whole one from when the server is up; the manager comes and goes meanwhile. */
    private void live(Process server) throws InterruptedException {
        var end = System.nanoTime() + LIFE.toNanos() / 4 + random.nextLong(LIFE.toNanos() * 3 / 4);
        while (System.nanoTime() < end && server.isAlive()) {
            manager.be(random.nextInt(4) > 0 ? Mood.THERE : random.nextBoolean() ? Mood.DUMB : Mood.AWAY);
            server.waitFor(100 + random.nextLong(MOOD.toMillis()), TimeUnit.MILLISECONDS);
        }
        if (!server.isAlive()) {
            throw new IllegalStateException("the server ended by itself");
        }
    }

    private Process server(String... more) throws IOException {
        var arguments = new ArrayList<>(List.of(data.toString(), manager.port() + ""));
        arguments.addAll(List.of(more));
        var process = JavaProcess.start("1g", Soaked.class.getName(), arguments);
        var out = process.inputReader(StandardCharsets.UTF_8);
        var line = out.readLine();
        while (line != null && !line.equals("STARTED")) {
            line = out.readLine();
        }
        drain(out);
        return process;
    }

    /** A server whose log nobody reads would stand still. */
    private static void drain(Reader out) {
        var thread = new Thread(() -> {
            try {
                out.transferTo(Writer.nullWriter());
            } catch (IOException killed) {
                // as it shall be
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until nothing is pending. */
    private boolean compare(Process server) throws Exception {
        var vertx = Vertx.vertx();
        var database = await(PgConnection.connect(vertx, PgConnectOptions.fromUri(uri())));
        while (await(database.query("SELECT 1 FROM outbox LIMIT 1").execute()).size() > 0) {
            if (server.waitFor(1, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server ended by itself");
            }
        }
        var raised = ids(database, "alarm_raised");
        var cleared = ids(database, "alarm_cleared");
        var on = new TreeSet<>(manager.raised());
        on.removeAll(manager.cleared());
        var isOn = ids(database, "SELECT number::text FROM alarm WHERE cleared_at IS NULL", Tuple.tuple());
        System.out.printf("raised %d, cleared %d, on %d%n", raised.size(), cleared.size(), isOn.size());
        var right = Stream.of(
                        same("raised", raised, manager.raised()),
                        same("cleared", cleared, manager.cleared()),
                        same("on", isOn, on))
                .allMatch(same -> same);
        await(database.close());
        await(vertx.close());
        return right && manager.count().disorder() == 0 && manager.count().holes() == 0;
    }

    private static boolean same(String what, Set<String> is, Set<String> believed) {
        if (is.equals(believed)) {
            return true;
        }
        var lost = new TreeSet<>(is);
        lost.removeAll(believed);
        var invented = new TreeSet<>(believed);
        invented.removeAll(is);
        System.out.printf(
                "%s: %d not told, as %s; %d told and not so, as %s%n",
                what, lost.size(), first(lost), invented.size(), first(invented));
        return false;
    }

    private static List<String> first(Set<String> ids) {
        return ids.stream().limit(10).toList();
    }

    private static Set<String> ids(PgConnection database, String type) throws Exception {
        return ids(database, "SELECT DISTINCT body ->> 'number' FROM fact WHERE type = $1", Tuple.of(type));
    }

    private static Set<String> ids(PgConnection database, String sql, Tuple arguments) throws Exception {
        var ids = new TreeSet<String>();
        await(database.preparedQuery(sql).execute(arguments)).forEach(row -> ids.add("1." + row.getString(0)));
        return ids;
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("data/postmaster.pid"));
    }

    private String uri() throws IOException {
        var port = postmaster().get(3).strip();
        var password = Files.readString(data.resolve("secret")).strip();
        return "postgresql://vioscope:" + password + "@127.0.0.1:" + port + "/postgres";
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
    }
}
