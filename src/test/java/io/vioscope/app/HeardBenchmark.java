package io.vioscope.app;

import io.vioscope.config.CloudConfig;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.MessageBusAccess;
import io.vioscope.config.Polling;
import io.vioscope.config.ServerConfig;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.source.amqp.TestBroker;
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
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How long after a server's change in the (simulated) cloud its page shows it, polling every 30 seconds: by polling alone, and
 * where its message bus is listened to. The whole server, with PostgreSQL; a real broker; real time. A change is followed by
 * its notification at once, as Nova does it. Arguments: how many servers the cloud has, how many changes.
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

    private static List<Duration> measure(int servers, int changes, TestBroker broker, @Nullable MessageBusAccess bus)
            throws Exception {
        var options = SimulatorOptions.DEFAULT.withSize(servers, 4);
        var running = new RunningServer(
                Files.createTempDirectory("heard"), options, InstantSource.system(), null, config -> slow(config, bus));
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
            var began = Instant.now();
            running.simulator.cloud().setStatus(id, "SUSPENDED");
            RunningServer.until("the page shows it", () -> page(running, id).contains("SUSPENDED"));
            took.add(Duration.between(began, Instant.now()));
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
