package io.vioscope.simulator.life;

import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life a visitor of the demonstration sees: within the first minute one of everything, then for ever a refrain of
 * two and a half minutes with something every 5 to 10 seconds. Each round builds as many servers as it deletes. It has
 * no timer: whoever owns one calls {@link #catchUp}.
 */
public final class DemoLife {
    private static final Duration REFRAIN = Duration.ofSeconds(150);
    private static final Duration OPENING = Duration.ofSeconds(66);

    private final SimulatedCloud cloud;
    private final SplittableRandom chance;
    private final double speed;
    private final List<Scene> opening = opening();
    private final List<Scene> refrain = refrain();
    private List<Scene> act = opening;
    private int next;
    private Instant actStart;

    private @Nullable UUID stopped;
    private @Nullable UUID failed;
    private @Nullable UUID migrated;
    private @Nullable String silent;
    private @Nullable String disabled;

    /**
     * A life that begins at once.
     *
     * @param speed 1 = as described above, 2 = twice as fast; above 0
     */
    public DemoLife(SimulatedCloud cloud, long seed, double speed) {
        this.cloud = cloud;
        this.chance = new SplittableRandom(seed);
        this.speed = speed;
        this.actStart = cloud.now();
    }

    /** Does all that is due by the cloud's clock and answers the names of what was done, in order. */
    public List<String> catchUp() {
        var now = cloud.now();
        var done = new ArrayList<String>();
        while (!due().isAfter(now)) {
            var scene = act.get(next);
            scene.action().run();
            done.add(scene.name());
            turnPage();
        }
        return done;
    }

    /** When the next scene happens. */
    public Instant due() {
        return actStart.plus(scaled(act.get(next).at()));
    }

    private void turnPage() {
        next++;
        if (next == act.size()) {
            actStart = actStart.plus(scaled(act.equals(opening) ? OPENING : REFRAIN));
            act = refrain;
            next = 0;
        }
    }

    private Duration scaled(Duration scripted) {
        return Duration.ofNanos((long) (scripted.toNanos() / speed));
    }

    private List<Scene> opening() {
        return List.of(
                at(2, "build", this::build),
                at(6, "live-migrate", this::liveMigrate),
                at(10, "silence a nova-compute", this::silence),
                at(14, "fail", this::failOne),
                at(19, "cold-migrate", this::coldMigrate),
                at(25, "stop", this::stopOne),
                at(32, "recover", this::recover),
                at(38, "delete", this::deleteOne),
                at(42, "start", this::startOne),
                at(46, "unsilence", this::unsilence),
                at(52, "confirm", this::confirm),
                at(58, "build", this::build));
    }

    private List<Scene> refrain() {
        return List.of(
                at(0, "stop", this::stopOne),
                at(7, "delete", this::deleteOne),
                at(14, "live-migrate", this::liveMigrate),
                at(22, "start", this::startOne),
                at(29, "build", this::build),
                at(37, "fail", this::failOne),
                at(44, "live-migrate", this::liveMigrate),
                at(52, "cold-migrate", this::coldMigrate),
                at(60, "recover", this::recover),
                at(67, "delete", this::deleteOne),
                at(74, "confirm", this::confirm),
                at(82, "silence a nova-compute", this::silence),
                at(90, "stop", this::stopOne),
                at(98, "live-migrate", this::liveMigrate),
                at(106, "start", this::startOne),
                at(112, "unsilence", this::unsilence),
                at(120, "build", this::build),
                at(128, "disable a nova-compute", this::disable),
                at(136, "live-migrate", this::liveMigrate),
                at(143, "enable", this::enable));
    }

    private static Scene at(int seconds, String name, Runnable action) {
        return new Scene(Duration.ofSeconds(seconds), name, action);
    }

    private void build() {
        cloud.boot();
    }

    private void deleteOne() {
        active().ifPresent(cloud::delete);
    }

    private void liveMigrate() {
        active().ifPresent(cloud::liveMigrate);
    }

    private void stopOne() {
        stopped = active().filter(cloud::stop).orElse(null);
    }

    private void startOne() {
        Optional.ofNullable(stopped).ifPresent(cloud::start);
    }

    private void failOne() {
        failed = active().filter(id -> cloud.fail(id, "Failed to power on: the disk of the virtual machine is locked"))
                .orElse(null);
    }

    private void recover() {
        Optional.ofNullable(failed).ifPresent(cloud::recover);
    }

    private void coldMigrate() {
        migrated = active().filter(cloud::coldMigrate).orElse(null);
    }

    private void confirm() {
        Optional.ofNullable(migrated).ifPresent(cloud::confirmResize);
    }

    private void silence() {
        silent = anyCompute();
        cloud.silence(silent);
    }

    private void unsilence() {
        Optional.ofNullable(silent).ifPresent(cloud::unsilence);
    }

    private void disable() {
        disabled = anyCompute();
        cloud.disable(disabled, "planned work");
    }

    private void enable() {
        Optional.ofNullable(disabled).ifPresent(cloud::enable);
    }

    private String anyCompute() {
        var clusters = cloud.estate().clusters();
        return "nova-compute@" + clusters.get(chance.nextInt(clusters.size())).host();
    }

    private Optional<UUID> active() {
        var servers = cloud.servers(ServerQuery.everything()).orElseThrow().stream()
                .filter(vm -> vm.state() == Lifecycle.ACTIVE)
                .toList();
        return servers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        servers.get(chance.nextInt(servers.size())).birth().id());
    }
}
