package io.vioscope.app;

import io.vioscope.bus.Bus;
import io.vioscope.bus.Stepped;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.MessageBusAccess;
import io.vioscope.config.Polling;
import io.vioscope.config.ServerConfig;
import io.vioscope.engine.Input;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.source.amqp.TestBroker;
import io.vioscope.web.live.Hints;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How long after a server's change in the (simulated) cloud its page shows it, polling every 30 seconds: by polling alone, and
 * where its message bus is listened to; and there, where the time went. The whole server, with PostgreSQL; a real broker; real time.
 * A change is followed by its notification at once, as Nova does it; a page is fetched when a hint comes, as a browser does. Arguments: how many servers the cloud has, how many changes.
 */
final class HeardBenchmark {
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofMillis(1700);

    private HeardBenchmark() {}

    public static void main(String[] args) throws Exception {
        var servers = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        var changes = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        try (var broker = new TestBroker()) {
            print("listening", measure(servers, changes, broker, broker.access()));
            print("polling alone", measure(servers, Math.min(3, changes), broker, null));
        }
        System.exit(0);
    }

    /** When the first step of the engine that a change led to was on its way. */
    private static final class Way {
        private Instant told = Instant.MAX;
        private @Nullable Stepped step;
        private @Nullable Instant hinted;

        synchronized void begins() {
            told = Instant.now();
            step = null;
            hinted = null;
        }

        synchronized void made(Stepped made) {
            if (step == null
                    && made.facts() > 0
                    && made.input() instanceof Input.Reported reported
                    && reported.report().source().name().equals("nova")
                    && reported.report().at().isAfter(told)) {
                step = made;
            }
        }

        synchronized void hinted() {
            hinted = step != null && hinted == null ? Instant.now() : hinted;
        }

        synchronized boolean isHinted() {
            return hinted != null;
        }

        synchronized String legs(Instant shown) {
            var made = Objects.requireNonNull(step);
            var report = ((Input.Reported) made.input()).report();
            var answered = report.at().plus(report.took());
            var committed = made.at().plus(made.took());
            return "from the notification to the look %d ms, its answer %d (%d calls, %s), the facts %d, the hint %d, the page %d"
                    .formatted(
                            millis(told, report.at()),
                            millis(report.at(), answered),
                            report.cost().requests(),
                            report.isGlance() ? "a glance" : "a poll",
                            millis(answered, committed),
                            millis(committed, Objects.requireNonNull(hinted)),
                            millis(hinted, shown));
        }

        private static long millis(Instant from, Instant to) {
            return Duration.between(from, to).toMillis();
        }
    }

    private static List<Duration> measure(int servers, int changes, TestBroker broker, @Nullable MessageBusAccess bus)
            throws Exception {
        var options = SimulatorOptions.DEFAULT.withSize(servers, 4);
        var running = new RunningServer(
                Files.createTempDirectory("heard"), options, InstantSource.system(), null, config -> slow(config, bus));
        var way = new Way();
        running.bus().listen(Bus.STEPS, way::made);
        running.bus().listen(Hints.LIVE, hint -> way.hinted());
        running.simulator
                .cloud()
                .watch((before, after) -> broker.notify(
                        "nova",
                        "notifications",
                        "compute.instance.update",
                        Map.of("instance_id", after.birth().id().toString())));
        var took = new ArrayList<Duration>();
        for (var i = 0; i < changes; i++) {
            var id = running.anActiveServer(i);
            LockSupport.parkNanos(QUIET.toNanos());
            way.begins();
            var began = Instant.now();
            running.simulator.cloud().setStatus(id, "SUSPENDED");
            while (!way.isHinted()) {
                LockSupport.parkNanos(500_000);
            }
            RunningServer.until("the page shows it", () -> page(running, id).contains("SUSPENDED"));
            var shown = Instant.now();
            took.add(Duration.between(began, shown));
            System.out.println(way.legs(shown));
        }
        running.close();
        return took;
    }

    private static String page(RunningServer running, UUID id) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + running.httpPort() + "/entities/server/" + id + "?fragment=live");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private static ServerConfig slow(ServerConfig config, @Nullable MessageBusAccess bus) {
        var cloud = config.clouds().get(0);
        var slower = new CloudConfig(cloud.name(), cloud.access(), Polling.every(POLL)).withMessageBus(bus);
        return new ServerConfig(new HttpConfig("127.0.0.1", 0), config.database(), List.of(slower), config.receivers())
                .withAgent(config.agent());
    }

    private static void print(String what, List<Duration> took) {
        var sorted = took.stream().sorted().toList();
        System.out.printf(
                "%s: %d changes, median %d ms, most %d ms%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2).toMillis(),
                sorted.get(sorted.size() - 1).toMillis());
    }
}
