package io.vioscope.soak;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.app.Server;
import io.vioscope.app.Setup;
import io.vioscope.bus.Bus;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.Manner;
import io.vioscope.config.MibRoot;
import io.vioscope.config.NotifyConfig;
import io.vioscope.config.Polling;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.config.Wishes;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Severity;
import io.vioscope.rca.causal.CausalModel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The process that is killed: the whole server, whose only source says that servers fail and recover, as fast as it is believed. */
final class Soaked {
    /** The name of the receiver that is told by informs. */
    static final String RECEIVER = "manager";

    private static final String CLOUD = "soak";
    private static final int SERVERS = 200;
    private static final int MOST_AT_ONCE = 60;
    private static final Duration PACE = Duration.ofMillis(25);
    /** How many facts may wait to be recorded. */
    private static final int AHEAD = 2_000;

    private final Vertx vertx = Vertx.vertx();
    private final Semaphore ahead = new Semaphore(AHEAD);
    private final Random random;

    private Soaked(Random random) {
        this.random = random;
    }

    /** Arguments: the directory of the database, the receiver's port, a seed; "still": nothing fails or recovers any more. */
    public static void main(String... args) throws Exception {
        var soaked = new Soaked(new Random(Long.parseLong(args[2])));
        soaked.start(Path.of(args[0]), Integer.parseInt(args[1]));
        System.out.println("STARTED");
        if (args.length == 3) {
            soaked.turn();
        }
    }

    private void start(Path data, int port) throws Exception {
        var manner = Manner.DEFAULT.informing(Duration.ofMillis(500)).limited(100_000, 100_000, null);
        var wishes =
                new Wishes(true, Wishes.Alarms.ALL, false, Severity.WARNING, Set.of(), Set.of(), Duration.ZERO, null);
        var receiver = new SnmpReceiver(RECEIVER, "127.0.0.1", port, "public")
                .with(wishes)
                .with(manner);
        var config = new ServerConfig(
                new HttpConfig("127.0.0.1", 0),
                new DatabaseConfig.Embedded(data),
                List.of(new CloudConfig(CLOUD, access(), Polling.every(Duration.ofHours(1)))),
                List.of(receiver),
                new NotifyConfig(MibRoot.DEFAULT, Duration.ofSeconds(1), ""),
                CausalModel.empty());
        await(Bus.of(vertx)
                .listen(Bus.RECORDED, r -> ahead.release(r.commit().facts().size())));
        await(Server.start(vertx, config, Setup.openStack(vertx).withSources(cloud -> List.of())));
    }

    private static CloudAccess access() {
        var named = new Named(null, "soak");
        var nobody = new Credentials.Password(named, named, "soak", named, named);
        return new CloudAccess(
                URI.create("http://127.0.0.1:1/"), nobody, "RegionOne", CloudAccess.Interface.PUBLIC, null, true);
    }

    private void turn() throws Exception {
        var failed = new boolean[SERVERS];
        while (true) {
            for (var i = random.nextInt(MOST_AT_ONCE); i >= 0; i--) {
                failed[random.nextInt(SERVERS)] ^= true;
            }
            var report = Worlds.complete(entities(failed)).at(Instant.now());
            var taken = await(Bus.of(vertx).ask(Bus.reports(CLOUD), report, Duration.ofMinutes(2)));
            ahead.acquire(taken.facts());
            Thread.sleep(PACE.toMillis()); // a load, not a wait: some thousand facts a second, and time to tell them
        }
    }

    private static Entity[] entities(boolean... failed) {
        var all = new ArrayList<Entity>();
        all.add(Worlds.hypervisor("domain-c1", Health.OK));
        all.add(Worlds.computeService("domain-c1", Health.OK));
        for (var i = 0; i < failed.length; i++) {
            var health = failed[i] ? Health.DOWN : Health.OK;
            all.add(Worlds.server("s" + i, failed[i] ? "ERROR" : "ACTIVE", health, "domain-c1", Map.of()));
        }
        return all.toArray(Entity[]::new);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
    }
}
