package io.vioscope.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks one address as often as some connections can: by wrk (Debian: {@code wrk}) where that is on the path, and otherwise by a client of our own. */
final class Load {
    private final int connections;
    private final int seconds;

    Load(int connections, int seconds) {
        this.connections = connections;
        this.seconds = seconds;
    }

    /** What came of it, as text with units; failed is how many were not answered 2xx or 3xx. */
    record Told(String perSecond, String median, String slow, String failed) {
        /** What wrk writes with {@code --latency}; 0 where it says nothing. */
        static Told of(String wrk) {
            return new Told(
                    first(wrk, "Requests/sec:\\s+(\\S+)"),
                    first(wrk, "(?m)^\\s+50%\\s+(\\S+)"),
                    first(wrk, "(?m)^\\s+99%\\s+(\\S+)"),
                    first(wrk, "Non-2xx or 3xx responses: (\\d+)"));
        }

        private static String first(String text, String pattern) {
            var found = Pattern.compile(pattern).matcher(text);
            return found.find() ? found.group(1) : "0";
        }
    }

    /** Whether wrk is there. */
    static boolean isWrkThere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "wrk")));
    }

    /** Asks, and answers when the seconds are over. */
    Told ask(int port, String path) throws IOException, InterruptedException {
        return isWrkThere() ? Told.of(wrk("http://127.0.0.1:" + port + path)) : own(port, path);
    }

    /** It is one thread, as the processors are few. */
    private String wrk(String address) throws IOException, InterruptedException {
        var command = List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency", address);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(told);
        }
        return told;
    }

    /** The same by ourselves: one thread, each connection asks again as soon as it is answered. */
    Told own(int port, String path) {
        var vertx = Vertx.vertx();
        try {
            var client =
                    vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(connections));
            Promise<Told> told = Promise.promise();
            vertx.getOrCreateContext().runOnContext(on -> new Own(client, port, path, told).start());
            return told.future().toCompletionStage().toCompletableFuture().join();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** One run. For one event loop. */
    private final class Own {
        private final HttpClient client;
        private final int port;
        private final String path;
        private final Promise<Told> told;
        private final long began = System.nanoTime();
        private final List<Long> took = new ArrayList<>();
        private int failed;
        private int asking = connections;

        private Own(HttpClient client, int port, String path, Promise<Told> told) {
            this.client = client;
            this.port = port;
            this.path = path;
            this.told = told;
        }

        void start() {
            for (var i = 0; i < connections; i++) {
                next();
            }
        }

        private void next() {
            var at = System.nanoTime();
            client.request(HttpMethod.GET, port, "127.0.0.1", path)
                    .compose(request -> request.send().compose(Own::status))
                    .onComplete(answer -> {
                        took.add(System.nanoTime() - at);
                        failed += answer.succeeded() && answer.result() < 400 ? 0 : 1;
                        goOn();
                    });
        }

        private static Future<Integer> status(HttpClientResponse answer) {
            return answer.body().map(read -> answer.statusCode());
        }

        private void goOn() {
            if (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(seconds)) {
                next();
            } else if (--asking == 0) {
                took.sort(Long::compare);
                told.complete(new Told(
                        number(took.size() / ((System.nanoTime() - began) / 1e9)),
                        millis(0.5),
                        millis(0.99),
                        failed + ""));
            }
        }

        private String millis(double share) {
            return number(took.get((int) (share * (took.size() - 1))) / 1e6) + "ms";
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
    }
}
