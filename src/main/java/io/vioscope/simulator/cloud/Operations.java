package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is done to servers, step by step and as far as nothing stands in the way. Within turns only. */
final class Operations {
    /** What an action is called, where it is not called as its migration. */
    private static final Map<String, String> ACTIONS = Map.of("migration", "migrate", "evacuation", "evacuate");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Genesis genesis;
    private final Population population;
    private final Scheduler scheduler;
    private final History history;
    private final Turns turns;
    private final Project admin;
    private Obstacles obstacles = Obstacles.NONE;
    private int refused;

    Operations(
            Genesis genesis, Population population, Scheduler scheduler, History history, Turns turns, Project admin) {
        this.genesis = genesis;
        this.population = population;
        this.scheduler = scheduler;
        this.history = history;
        this.turns = turns;
        this.admin = admin;
    }

    void meet(Obstacles next) {
        obstacles = next;
    }

    /** The answer names no server if it is refused. */
    UUID boot(Instant now) {
        var vm = genesis.newborn(population.nextNumber(), refused, now);
        if (obstacles.isRefused(vm.birth().project())) {
            return genesis.nobody(++refused);
        }
        population.add(vm);
        follow(vm, task(Lifecycle.ERROR, Stage.of(1200, this::schedule), Stage.of(3000, VirtualMachine::launchedAt)));
        return vm.birth().id();
    }

    boolean stop(UUID id, Instant now) {
        return asked(id, "stop", Lifecycle.ACTIVE, Lifecycle.POWERING_OFF, Stage.to(Lifecycle.SHUTOFF, 1500), now);
    }

    boolean start(UUID id, Instant now) {
        return asked(id, "start", Lifecycle.SHUTOFF, Lifecycle.POWERING_ON, Stage.to(Lifecycle.ACTIVE, 1500), now);
    }

    /** Nova stops a server by itself. */
    boolean stopUnasked(UUID id, Instant now) {
        return change(id, vm -> vm.state() == Lifecycle.ACTIVE, vm -> {
            history.asked(vm, "stop", null, now);
            enter(vm, vm.in(Lifecycle.POWERING_OFF, now), Stage.to(Lifecycle.SHUTOFF, 1500));
        });
    }

    /** Nova stops again what somebody has started behind its back. */
    void stopAgain(VirtualMachine vm, Instant now) {
        history.asked(vm, "stop", null, now);
        enter(vm, vm.in(Lifecycle.STOPPING_AGAIN, now), Stage.to(Lifecycle.SHUTOFF, 1500));
    }

    /** Deletes it; if there is no nova-compute, or none that could do so, at once and in Nova's books alone. */
    boolean delete(UUID id, boolean inTheBooksAlone, Instant now) {
        return change(id, VirtualMachine::lives, vm -> {
            history.asked(vm, "delete", vm.birth().project(), now);
            if (inTheBooksAlone || vm.cluster() == null) {
                population.replace(vm.deleted(now));
            } else {
                enter(vm, vm.in(deleting(vm.state()), now), Stage.of(1500, VirtualMachine::deleted));
            }
        });
    }

    private static Lifecycle deleting(Lifecycle state) {
        return switch (state) {
            case ACTIVE -> Lifecycle.DELETING;
            case ERROR -> Lifecycle.DELETING_IN_ERROR;
            default -> state;
        };
    }

    boolean liveMigrate(UUID id, Instant now) {
        return move(
                id,
                Lifecycle.MIGRATING,
                "live-migration",
                UnaryOperator.identity(),
                target -> List.of(Stage.of(8000, (vm, at) -> vm.on(target).in(Lifecycle.ACTIVE, at))),
                now);
    }

    /** A live migration that comes to nothing. */
    boolean failMigration(UUID id, Instant now) {
        return move(
                id,
                Lifecycle.MIGRATING,
                "live-migration",
                UnaryOperator.identity(),
                target -> List.of(Stage.of(20_000, (vm, at) -> {
                    history.fails(vm, at);
                    return vm.in(Lifecycle.ACTIVE, at);
                })),
                now);
    }

    /** What the VMware driver cannot do: the server ends in ERROR. */
    boolean evacuate(UUID id, Instant now) {
        return move(
                id,
                Lifecycle.REBUILDING,
                "evacuation",
                UnaryOperator.identity(),
                target -> List.of(Stage.of(8000, (vm, at) -> vm.failed("Instance evacuate is not supported", at))),
                now);
    }

    boolean restart(UUID id, String type, UnaryOperator<Flavor> flavor, Instant now) {
        return move(
                id,
                Lifecycle.RESIZE_PREP,
                type,
                flavor,
                target -> List.of(
                        Stage.to(Lifecycle.RESIZE_MIGRATING, 2000),
                        Stage.of(4000, (vm, at) -> vm.on(target).in(Lifecycle.RESIZE_MIGRATED, at)),
                        Stage.to(Lifecycle.RESIZE_FINISH, 1500),
                        Stage.of(
                                1500,
                                (vm, at) -> vm.sized(flavor.apply(vm.flavor())).in(Lifecycle.VERIFY_RESIZE, at))),
                now);
    }

    boolean confirmResize(UUID id, Instant now) {
        population
                .find(id)
                .filter(vm -> vm.state() == Lifecycle.VERIFY_RESIZE)
                .ifPresent(vm -> history.confirming(vm, now));
        var done = Stage.to(Lifecycle.ACTIVE, 1000);
        return asked(id, "confirmResize", Lifecycle.VERIFY_RESIZE, Lifecycle.VERIFY_RESIZE, done, now);
    }

    /** Any other operation by the server's own user, from one state through another. */
    boolean asked(UUID id, String name, Lifecycle from, Lifecycle through, Stage done, Instant now) {
        return change(id, vm -> vm.state() == from, vm -> {
            history.asked(vm, name, vm.birth().project(), now);
            enter(vm, vm.in(through, now), done);
        });
    }

    boolean change(UUID id, Predicate<VirtualMachine> accepts, Consumer<VirtualMachine> change) {
        var vm = population.find(id).filter(accepts);
        vm.ifPresent(change);
        return vm.isPresent();
    }

    private void enter(VirtualMachine before, VirtualMachine after, Stage... stages) {
        population.replace(after);
        follow(after, task(before.state(), stages));
    }

    private static Task task(Lifecycle before, Stage... stages) {
        return new Task(before, List.of(stages));
    }

    /** Enters the next stage; it does not happen if something else was done to the server by then. */
    private void follow(VirtualMachine vm, Task task) {
        if (task.isDone() || vm.state() == Lifecycle.ERROR) {
            return;
        }
        var obstacle = obstacle(vm, task);
        switch (obstacle.effect()) {
            case PASSES -> when(vm, task.next().after(obstacle.factor()), at -> goOn(vm, task, at));
            case WAITS -> when(vm, PATIENCE, at -> follow(vm, task));
            case FAILS -> when(vm, obstacle.after(), at -> fail(vm, task, obstacle.message(), at));
        }
    }

    private void goOn(VirtualMachine vm, Task task, Instant at) {
        var next = task.next().change().apply(vm, at);
        population.replace(next);
        follow(next, task.rest());
    }

    private void fail(VirtualMachine vm, Task task, String message, Instant at) {
        history.fails(vm, at);
        population.replace(task.failed(vm, message, at));
    }

    private void when(VirtualMachine vm, Duration after, Consumer<Instant> then) {
        turns.later(after, at -> {
            if (population.isCurrent(vm)) {
                then.accept(at);
            }
        });
    }

    private Obstacle obstacle(VirtualMachine vm, Task task) {
        @Nullable Cluster cluster = vm.cluster();
        if (cluster == null) {
            return obstacles.toSchedule();
        }
        return task.isBuild() ? obstacles.toBuild(vm, cluster) : obstacles.toOperate(vm, cluster);
    }

    private VirtualMachine schedule(VirtualMachine vm, Instant at) {
        return scheduler
                .emptiest(cluster -> true, turns.now())
                .map(cluster -> vm.on(cluster).in(Lifecycle.SPAWNING, at))
                .orElseGet(() -> vm.failed("No valid host was found. ", at));
    }

    /** By an administrator, as migrations are. */
    private boolean move(
            UUID id,
            Lifecycle through,
            String type,
            UnaryOperator<Flavor> flavor,
            Function<Cluster, List<Stage>> stages,
            Instant now) {
        var vm = population.find(id).filter(found -> found.state() == Lifecycle.ACTIVE);
        Optional<Cluster> target =
                vm.flatMap(here -> scheduler.emptiest(cluster -> !here.isWith(cluster), turns.now()));
        target.ifPresent(to -> {
            var here = vm.orElseThrow();
            history.asked(here, ACTIONS.getOrDefault(type, type), admin, now);
            history.begin(here, type, to, flavor.apply(here.flavor()), now);
            enter(here, here.in(through, now), stages.apply(to).toArray(Stage[]::new));
        });
        return target.isPresent();
    }
}
