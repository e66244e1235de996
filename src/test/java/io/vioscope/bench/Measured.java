package io.vioscope.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vioscope.app.Server;
import io.vioscope.app.Setup;
import io.vioscope.bus.Bus;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.Polling;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.inventory.Report;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import io.vioscope.source.openstack.OpenStackSources;
import io.vioscope.source.openstack.decode.Continuity;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The measured process: the whole server, polled by hand instead of by the clock. Prints lines that begin with FIGURE. */
final class Measured {
    private static final int REPEATS = 30;
    private static final int REPEATS_LARGE = 10;
    private static final long LARGE = 50_000;
    private static final int WARM_UPS = 15;
    private static final int ROUNDS = 5;
    /** The column of {@link Usage#end}. */
    private static final int CPU = 3;

    /** What one source's report cost, and the facts it led to. */
    private record Polled(Report.Cost cost, int facts) {}

    private final Stalls stalls = new Stalls();
    private final Vertx vertx = Stalls.vertx(stalls);
    private final HttpClient http = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<Long> recorded = new LinkedBlockingQueue<>();
    private final List<Source> sources = new ArrayList<>();
    private final Path data = Files.createTempDirectory("vioscope-bench-");
    private final Path asked;
    private final String admin;
    private final LastByte proxy;
    private final Usage.Cloud cloud;
    private final DatagramSocket manager = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Server server;
    private long seq;
    private long recordedSeq;

    private Measured(URI auth, String password, Path asked, String door, long simulator) throws Exception {
        this.asked = asked;
        admin = door + "/admin";
        proxy = await(LastByte.before(auth.getPort()));
        cloud = new Usage.Cloud(ProcessHandle.of(simulator).orElseThrow(), proxy);
        var through = URI.create("http://127.0.0.1:" + proxy.port() + auth.getPath());
        var domain = new Named(null, "Default");
        var credentials =
                new Credentials.Password(new Named(null, "admin"), domain, password, new Named(null, "admin"), domain);
        var access = new CloudAccess(through, credentials, "RegionOne", CloudAccess.Interface.PUBLIC, null, true);
        var bench = new CloudConfig("bench", access, Polling.every(Duration.ofHours(1)));
        var config = new ServerConfig(
                new HttpConfig("127.0.0.1", 0),
                new DatabaseConfig.Embedded(data),
                List.of(bench),
                List.of(new SnmpReceiver("manager", "127.0.0.1", manager.getLocalPort(), "public")));
        await(Bus.of(vertx).listen(Bus.RECORDED, r -> recorded.add(r.commit().lastSeq())));
        server = await(Server.start(vertx, config, Setup.openStack(vertx).withSources(c -> {
            sources.addAll(OpenStackSources.of(vertx, c, InstantSource.system()));
            return List.of();
        })));
    }

    /**
     * Arguments: the authentication URL of a simulated cloud, its password, where to write what was asked of it, its door,
     * and the id of its process. Anything more: nothing is measured, the cloud is only asked all it will be asked first.
     */
    public static void main(String... args) throws Exception {
        var measured = new Measured(URI.create(args[0]), args[1], Path.of(args[2]), args[3], Long.parseLong(args[4]));
        try {
            if (args.length > 5) {
                measured.rehearse();
            } else {
                measured.measure();
            }
        } finally {
            measured.stop();
        }
        System.exit(0);
    }

    /** A cloud that people use is not cold, and its compiler works on other processors than ours. */
    private void rehearse() throws Exception {
        poll(Look.EVERYTHING);
    }

    private void measure() throws Exception {
        figure("first", poll(Look.EVERYTHING));
        poll(Look.CHANGES); // twice unmeasured, for the compiler and for what the first poll leaves to the next
        poll(Look.CHANGES);
        figure("unchanged", poll(Look.CHANGES));
        figure("changed", churned());
        figure("steady", steady());
        proxy.take();
        figure("everything", poll(Look.EVERYTHING));
        Files.write(asked, proxy.take());
        var servers = new JsonObject(get("/api/v1/entities?q=kind:server&limit=1"));
        var id = servers.getJsonArray("items").getJsonObject(0).getString("id");
        latencies(id);
    }

    private String churned() throws Exception {
        post("/churn?percent=1");
        return poll(Look.CHANGES);
    }

    /**
     * Of some more such polls, when what they run has been compiled, the one with the median of CPU time. Before these it
     * is quiet for as long as changes are asked for again, since polls in life are not seconds apart.
     */
    private String steady() throws Exception {
        for (var round = 0; round < WARM_UPS; round++) {
            churned();
        }
        if (seq >= LARGE) {
            Thread.sleep(Continuity.OVERLAP.toMillis());
            poll(Look.CHANGES); // reads once more what was changed before
        }
        var polls = new ArrayList<String>();
        for (var round = 0; round < ROUNDS; round++) {
            polls.add(churned());
        }
        polls.sort(Comparator.comparingDouble(Measured::cpu));
        return polls.get(ROUNDS / 2);
    }

    /** Of Vioscope and of its PostgreSQL. */
    private static double cpu(String figures) {
        var all = figures.split(" ");
        return Double.parseDouble(all[CPU]) + Double.parseDouble(all[CPU + 1]);
    }

    private String poll(Look look) throws Exception {
        return poll(sources, look);
    }

    /** All at once, as in life: a source's report is told as soon as it is there. */
    private String poll(List<Source> sources, Look look) throws Exception {
        var usage = Usage.begin(data, cloud);
        stalls.begin();
        var polls = sources.stream().map(source -> poll(source, look)).toList();
        await(Future.all(polls));
        var all = polls.stream().map(Future::result).toList();
        var facts = all.stream().mapToInt(Polled::facts).sum();
        seq += facts;
        awaitRecorded();
        return usage.end(
                        all.stream().mapToInt(p -> p.cost().requests()).sum(),
                        all.stream().mapToLong(p -> p.cost().bytes()).sum(),
                        facts)
                + " " + stalls.take();
    }

    private Future<Polled> poll(Source source, Look look) {
        return source.poll(look)
                .compose(report -> Bus.of(vertx)
                        .ask(Bus.reports("bench"), report, Duration.ofMinutes(2))
                        .map(taken -> new Polled(report.cost(), taken.facts())));
    }

    private void awaitRecorded() throws InterruptedException {
        while (recordedSeq < seq) {
            var next = recorded.poll(2, TimeUnit.MINUTES);
            if (next == null) {
                throw new IllegalStateException("facts up to " + seq + " are not recorded");
            }
            recordedSeq = next;
        }
    }

    private void latencies(String id) throws Exception {
        // What comes after Nova's last byte is not what a reader waits for.
        var nova = sources.stream().filter(s -> s.id().name().equals("nova")).toList();
        var page = new LivePage(vertx, server.httpPort(), "/entities/server/" + id);
        await(page.connect());
        post("/servers/" + id + "/status?to=ACTIVE");
        poll(nova, Look.CHANGES);
        var traps = new double[seq < LARGE ? REPEATS : REPEATS_LARGE];
        var pages = new double[traps.length];
        for (var i = -2; i < traps.length; i++) {
            var word = i % 2 == 0 ? "ERROR" : "ACTIVE";
            post("/servers/" + id + "/status?to=" + word);
            Traps.drain(manager);
            var shown = page.shows(">" + word + "<");
            var trap = Traps.next(manager);
            poll(nova, Look.CHANGES);
            var last = proxy.nanos();
            if (i >= 0) {
                traps[i] = (trap.get(1, TimeUnit.MINUTES) - last) / 1e6;
                pages[i] = (await(shown) - last) / 1e6;
            } else {
                await(shown);
            }
        }
        figure("trap", Tables.percentile(traps, 0.5) + " " + Tables.percentile(traps, 0.99));
        figure("page", Tables.percentile(pages, 0.5) + " " + Tables.percentile(pages, 0.99));
    }

    private void post(String path) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(admin + path))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private String get(String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.httpPort() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private void stop() throws Exception {
        for (var source : sources) {
            await(source.close());
        }
        await(server.stop());
        await(vertx.close());
        await(proxy.close());
        manager.close();
        try (var paths = Files.walk(data)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void figure(String name, String values) {
        System.out.println("FIGURE " + name + " " + values);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
    }
}
