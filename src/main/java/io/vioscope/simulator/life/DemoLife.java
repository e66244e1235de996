package io.vioscope.simulator.life;

import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.Project;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.cloud.VirtualRouter;
import io.vioscope.simulator.cloud.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The life a visitor of the demonstration sees: within the first minute one of everything, then for ever a refrain of
 * four minutes with something every 5 to 10 seconds. Each round builds as many servers as it deletes. It has
 * no timer: whoever owns one calls {@link #catchUp}.
 */
public final class DemoLife {
    private static final Duration REFRAIN = Duration.ofSeconds(247);
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
    private @Nullable UUID attached;
    private @Nullable UUID broken;
    private @Nullable UUID router;
    private @Nullable String silent;
    private @Nullable String disabled;
    private @Nullable Cluster reduced;

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
                at(143, "enable", this::enable),
                at(151, "attach a volume", this::attach),
                at(159, "a router fails", this::failRouter),
                at(167, "move a floating IP", this::moveFloatingIp),
                at(175, "detach the volume", this::detach),
                at(183, "a volume fails", this::failVolume),
                at(191, "the router recovers", this::recoverRouter),
                at(199, "the volume recovers", this::recoverVolume),
                at(207, "power off behind Nova's back", this::crash),
                at(215, "start", this::startOne),
                at(223, "an ESXi host leaves its cluster", this::loseHost),
                at(231, "live-migrate", this::liveMigrate),
                at(239, "the ESXi host returns", this::returnHost));
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
        cloud.controlPlane().silence(silent);
    }

    private void unsilence() {
        Optional.ofNullable(silent).ifPresent(cloud.controlPlane()::unsilence);
    }

    private void disable() {
        disabled = anyCompute();
        cloud.controlPlane().disable(disabled, "planned work");
    }

    private void enable() {
        Optional.ofNullable(disabled).ifPresent(cloud.controlPlane()::enable);
    }

    private void crash() {
        stopped = active().filter(cloud::crash).orElse(null);
    }

    private void loseHost() {
        reduced = any(cloud.estate().clusters())
                .filter(cluster -> cloud.hosts().setUsable(cluster.id(), cluster.hosts() - 1))
                .orElse(null);
    }

    private void returnHost() {
        Optional.ofNullable(reduced).ifPresent(cluster -> cloud.hosts().setUsable(cluster.id(), cluster.hosts()));
    }

    private void attach() {
        attached = freeVolume()
                .filter(volume -> activeOf(volume.project())
                        .filter(server -> cloud.storage().attach(volume.id(), server))
                        .isPresent())
                .map(Volume::id)
                .orElse(null);
    }

    private void detach() {
        Optional.ofNullable(attached).ifPresent(cloud.storage()::detach);
    }

    private void failVolume() {
        broken = freeVolume()
                .map(Volume::id)
                .filter(id -> cloud.storage().setStatus(id, "error"))
                .orElse(null);
    }

    private void recoverVolume() {
        Optional.ofNullable(broken).ifPresent(id -> cloud.storage().setStatus(id, "available"));
    }

    private void failRouter() {
        router = any(cloud.network().routers().all())
                .map(VirtualRouter::id)
                .filter(id -> cloud.network().setRouterStatus(id, "ERROR"))
                .orElse(null);
    }

    private void recoverRouter() {
        Optional.ofNullable(router).ifPresent(id -> cloud.network().setRouterStatus(id, "ACTIVE"));
    }

    private void moveFloatingIp() {
        any(cloud.network().floatingIps().all())
                .ifPresent(ip -> activeOf(ip.project())
                        .flatMap(server -> any(cloud.network().portsOf(server)))
                        .ifPresent(port -> cloud.network().moveFloatingIp(ip.id(), Optional.of(port.id()))));
    }

    private Optional<Volume> freeVolume() {
        var free = cloud.storage()
                .page(
                        Optional.empty(),
                        Integer.MAX_VALUE,
                        volume -> volume.status().equals("available"))
                .orElseThrow();
        return any(free).map(Volume.Attached::volume);
    }

    private String anyCompute() {
        var clusters = cloud.estate().clusters();
        return "nova-compute@" + clusters.get(chance.nextInt(clusters.size())).host();
    }

    private Optional<UUID> active() {
        return active(vm -> true);
    }

    private Optional<UUID> activeOf(Project project) {
        return active(vm -> vm.birth().project().equals(project));
    }

    private Optional<UUID> active(Predicate<VirtualMachine> matches) {
        var servers = cloud.servers(ServerQuery.everything()).orElseThrow().stream()
                .filter(vm -> vm.state() == Lifecycle.ACTIVE)
                .filter(matches)
                .toList();
        return any(servers).map(vm -> vm.birth().id());
    }

    private <T> Optional<T> any(List<T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(chance.nextInt(choices.size())));
    }
}
