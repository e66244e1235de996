package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The volumes of the cloud, their snapshots, services and pools. As {@link SimulatedCloud}: every method may be called
 * from any thread, and answers false where Cinder would refuse.
 */
public final class SimulatedStorage {
    private static final Set<String> STATUS = Set.of(
            "creating",
            "available",
            "reserved",
            "attaching",
            "detaching",
            "in-use",
            "maintenance",
            "deleting",
            "awaiting-transfer",
            "error",
            "error_deleting",
            "backing-up",
            "restoring-backup",
            "error_backing-up",
            "error_restoring",
            "error_extending",
            "downloading",
            "uploading",
            "retyping",
            "extending");
    /** Every how many volumes one has a snapshot. */
    private static final int SNAPSHOT_EVERY = 50;

    private static final int TYPE_NUMBER = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Turns turns;
    private final Population population;
    private final StorageGenesis genesis;
    private final Ids ids;
    private final List<Backend> backends;
    private final CinderServices services;
    private final Volumes volumes;
    private final Shelf<Snapshot> snapshots;
    private final UUID typeId;
    private final Set<Integer> strangers = new HashSet<>();
    private Obstacles obstacles = Obstacles.NONE;

    /** As old as the servers that are there already. */
    SimulatedStorage(Dice dice, CloudPlan plan, Estate estate, Population population, Turns turns, Instant start) {
        this.turns = turns;
        this.population = population;
        ids = new Ids(dice, "volume");
        typeId = dice.uuid("volume-type", TYPE_NUMBER);
        backends = CinderServices.backends(estate.deployment());
        genesis = new StorageGenesis(dice, estate, plan.size(), backends, ids);
        services = new CinderServices(dice, estate.deployment(), start);
        volumes = new Volumes(backends.size());
        for (var number = 1; number <= plan.size().volumes(); number++) {
            volumes.add(genesis.settled(number, population, start));
        }
        var snapshotIds = new Ids(dice, "snapshot");
        snapshots = new Shelf<>(turns, snapshotIds, number -> snapshot(snapshotIds.of(number), number));
        snapshots.addAll(volumes.numbers().filter(number -> number % SNAPSHOT_EVERY == SNAPSHOT_EVERY / 2));
    }

    void meet(Obstacles next) {
        obstacles = next;
    }

    /** Where volumes lie. */
    public List<Backend> backends() {
        return backends;
    }

    /** The id of the one volume type, which is named {@code vmdk}. */
    public UUID typeId() {
        return typeId;
    }

    /** The table of services. */
    public List<CinderService> services() {
        return turns.take(now -> services.all());
    }

    /** GiB that the volumes of a backend claim. */
    public int allocatedGb(Backend backend) {
        return turns.take(now -> volumes.allocatedGb(backend));
    }

    /** Those that match, newest first; empty if the marker is not there. */
    public Optional<List<Volume.Attached>> page(Optional<UUID> marker, int limit, Predicate<Volume> matches) {
        return after(marker, after -> volumes.page(after, limit, false, matches));
    }

    /** Those that match, oldest first; empty if the marker is not there. */
    public Optional<List<Volume.Attached>> oldest(Optional<UUID> marker, int limit, Predicate<Volume> matches) {
        return after(marker, after -> volumes.page(after, limit, true, matches));
    }

    /** Those that match, what changed last first; empty if the marker is not there. */
    public Optional<List<Volume.Attached>> latest(Optional<UUID> marker, int limit, Predicate<Volume> matches) {
        return after(marker, after -> volumes.latest(after, limit, matches));
    }

    private Optional<List<Volume.Attached>> after(
            Optional<UUID> marker, Function<Optional<Volume>, List<Volume>> page) {
        return turns.take(now -> {
            var after = marker.flatMap(this::find);
            return marker.isPresent() && after.isEmpty()
                    ? Optional.<List<Volume.Attached>>empty()
                    : Optional.of(page.apply(after).stream().map(this::attached).toList());
        });
    }

    /** How many match. */
    public int count(Predicate<Volume> matches) {
        return turns.take(now -> (int) volumes.all().filter(matches).count());
    }

    /** One volume. */
    public Optional<Volume.Attached> volume(UUID id) {
        return turns.take(now -> find(id).map(this::attached));
    }

    /** The snapshots; a deleted volume's go with it. */
    public Shelf<Snapshot> snapshots() {
        return snapshots;
    }

    /** What a server has attached, the volume it boots from first. */
    List<Volume> of(VirtualMachine vm) {
        return volumes.of(vm.birth().number()).stream()
                .filter(volume -> volume.attached() != null && !strangers.contains(volume.number()))
                .toList();
    }

    /** Whether a server boots from a volume. */
    boolean isRootOf(VirtualMachine vm) {
        return volumes.of(vm.birth().number()).stream().anyMatch(Volume::root);
    }

    /** Makes a volume for a project: creating, then available. */
    public UUID create(Project project) {
        return turns.take(now -> {
            var volume = genesis.newborn(volumes.next(), project, false, 0, now);
            volumes.add(volume);
            then(volume, 2000, Work.provision("error"), (next, at) -> next.in("available", at));
            return volume.id();
        });
    }

    /** Attaches an available volume to a server of its project: attaching, then in-use. */
    public boolean attach(UUID id, UUID server) {
        return turns.take(now -> {
            var vm = population.find(server).filter(VirtualMachine::isPlaced);
            var volume = find(id).filter(found -> found.status().equals("available"))
                    .filter(found -> vm.filter(to -> to.birth().project().equals(found.project()))
                            .isPresent());
            volume.ifPresent(found -> {
                var number = vm.orElseThrow().birth().number();
                var next = found.to(number, "attaching", null, now);
                volumes.set(next);
                then(next, 1500, Work.ATTACH, (there, at) -> there.to(number, "in-use", at, at));
            });
            return volume.isPresent();
        });
    }

    /** Detaches a volume that no server boots from: detaching, then available. */
    public boolean detach(UUID id) {
        return step(
                id,
                volume -> volume.status().equals("in-use") && !volume.root(),
                "detaching",
                Work.DETACH,
                (next, at) -> next.to(0, "available", null, at));
    }

    /** Deletes a volume that is available or in error. */
    public boolean delete(UUID id) {
        return step(
                id,
                volume -> Set.of("available", "error").contains(volume.status()) && volume.attached() == null,
                "deleting",
                Work.provision("error_deleting"),
                (next, at) -> next.in(Volume.DELETED, at));
    }

    /** Sets a status at once, attached or not, as cinder-manage would; false for a word Cinder does not have. */
    public boolean setStatus(UUID id, String status) {
        return turns.take(now -> {
            var volume = STATUS.contains(status) ? find(id) : Optional.<Volume>empty();
            volume.ifPresent(found -> volumes.set(found.in(status, now)));
            return volume.isPresent();
        });
    }

    /** From now on a volume that is in use names a server that Nova does not have. */
    public boolean estrange(UUID id) {
        return strange(id, strangers::add);
    }

    /** The volume and Nova agree again. */
    public boolean reconcile(UUID id) {
        return strange(id, strangers::remove);
    }

    private boolean strange(UUID id, Consumer<Integer> change) {
        return turns.take(now -> {
            var volume = find(id).filter(found -> found.attached() != null);
            volume.ifPresent(found -> {
                change.accept(found.number());
                volumes.set(found.in(found.status(), now));
            });
            return volume.isPresent();
        });
    }

    boolean changeService(String key, UnaryOperator<CinderService> change) {
        return services.change(key, change);
    }

    /** What a change of a server means for its volumes; within a turn. */
    void follow(VirtualMachine before, VirtualMachine after, Instant at) {
        if (!before.isPlaced() && after.isPlaced() && genesis.bootsFromVolume(after.birth())) {
            var birth = after.birth();
            volumes.add(genesis.newborn(volumes.next(), birth.project(), true, birth.number(), at));
        }
        if (before.launched() == null && after.launched() != null) {
            volumes.of(after.birth().number())
                    .forEach(volume -> volumes.set(volume.to(volume.server(), "in-use", at, at)));
        }
        if (before.lives() && !after.lives()) {
            volumes.of(after.birth().number()).forEach(volume -> release(volume, at));
        }
    }

    /**
     * Turns this share of the volumes that are attached to nothing from available to error or back, at once. Returns how
     * many.
     *
     * @param due how far into the first hundredth to start
     */
    int churn(double percent, double due, Instant at) {
        var changed = 0;
        var sum = due;
        for (var volume : volumes.all().filter(v -> v.server() == 0).toList()) {
            sum += percent;
            if (sum >= 100) {
                sum -= 100;
                volumes.set(volume.in(volume.status().equals("available") ? "error" : "available", at));
                changed++;
            }
        }
        return changed;
    }

    private void release(Volume volume, Instant at) {
        volumes.set(volume.root() ? volume.in(Volume.DELETED, at) : volume.to(0, "available", null, at));
        forgetSnapshot(volume.number());
    }

    private boolean step(UUID id, Predicate<Volume> accepts, String through, Work work, Step done) {
        return turns.take(now -> {
            var volume = find(id).filter(accepts);
            volume.ifPresent(found -> {
                var next = found.in(through, now);
                volumes.set(next);
                then(next, 1500, work, done);
            });
            return volume.isPresent();
        });
    }

    /** What becomes of a volume, unless something else was done to it by then or stands in the way. */
    private void then(Volume volume, int millis, Work work, Step step) {
        var obstacle = work.obstacle().apply(obstacles, volume.backend());
        switch (obstacle.effect()) {
            case PASSES -> when(volume, Duration.ofMillis((long) (millis * obstacle.factor())), step);
            case WAITS ->
                turns.later(PATIENCE, at -> {
                    if (volumes.isCurrent(volume)) {
                        then(volume, millis, work, step);
                    }
                });
            case FAILS -> when(volume, obstacle.after(), work.failed());
        }
    }

    private void when(Volume volume, Duration after, Step step) {
        turns.later(after, at -> {
            if (volumes.isCurrent(volume)) {
                volumes.set(step.next(volume, at));
                forgetSnapshot(volume.number());
            }
        });
    }

    private void forgetSnapshot(int volume) {
        if (!volumes.get(volume).exists()) {
            snapshots.remove(volume);
        }
    }

    private Optional<Volume> find(UUID id) {
        var number = ids.number(id);
        return number.isEmpty() ? Optional.empty() : volumes.find(number.getAsInt());
    }

    private Volume.Attached attached(Volume volume) {
        if (volume.attached() == null) {
            return new Volume.Attached(volume, Optional.empty());
        }
        var server = population.row(volume.server());
        var strange = strangers.contains(volume.number());
        return new Volume.Attached(volume, Optional.of(strange ? server.withId(ids.of(volume.number())) : server));
    }

    private Snapshot snapshot(UUID id, int number) {
        var volume = volumes.get(number);
        return new Snapshot(number, id, volume, volume.created().plusSeconds(5));
    }

    private interface Step {
        Volume next(Volume volume, Instant at);
    }

    /** What a cinder-volume is to do, what may stand in the way of it, and what a volume is if it fails. */
    private record Work(BiFunction<Obstacles, Backend, Obstacle> obstacle, Step failed) {
        static final Work ATTACH = new Work(Obstacles::toAttach, (volume, at) -> volume.to(0, "available", null, at));
        static final Work DETACH = new Work(Obstacles::toAttach, (volume, at) -> volume.in("in-use", at));

        static Work provision(String failed) {
            return new Work(Obstacles::toProvision, (volume, at) -> volume.in(failed, at));
        }
    }
}
