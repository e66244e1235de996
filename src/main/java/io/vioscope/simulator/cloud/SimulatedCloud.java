package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A VIO cloud in memory. It has no thread and no timer: whenever it is asked something, it first lets happen all that
 * is due by its clock, so it behaves alike on a real and on a virtual clock. Every method may be called from any
 * thread; what it returns is immutable.
 *
 * <p>Operations answer whether the cloud accepted them, as Nova does: false is Nova's 404 or 409.
 */
public final class SimulatedCloud {
    private static final Map<String, Lifecycle> SETTABLE = Map.of(
            "ACTIVE", Lifecycle.ACTIVE,
            "SHUTOFF", Lifecycle.SHUTOFF,
            "PAUSED", Lifecycle.PAUSED,
            "SUSPENDED", Lifecycle.SUSPENDED);

    private final InstantSource clock;
    private final Timings timings;
    private final Estate estate;
    private final Genesis genesis;
    private final Population population;
    private final Services services;
    private final Agenda agenda = new Agenda();
    private int churns;

    /** The cloud as planned, as old as if it had been running for long at the clock's present time. */
    public SimulatedCloud(InstantSource clock, CloudPlan plan) {
        var dice = new Dice(plan.seed());
        this.clock = clock;
        timings = plan.timings();
        estate = Estate.of(dice, plan.servers(), plan.clusters());
        genesis = new Genesis(dice, estate);
        population = new Population(plan.clusters());
        services = new Services(dice, estate.clusters(), clock.instant());
        var start = seconds(clock.instant());
        for (var number = 1; number <= plan.servers(); number++) {
            population.add(genesis.settled(number, plan.servers(), start));
        }
    }

    /** The time in the cloud. */
    public Instant now() {
        return clock.instant();
    }

    /** How fast things go. */
    public Timings timings() {
        return timings;
    }

    /** Projects, flavors, images and clusters, which do not change. */
    public Estate estate() {
        return estate;
    }

    /** How many servers live. */
    public synchronized int living() {
        settle();
        return population.living();
    }

    /** The rows that match, newest first; empty if the marker is not known. */
    public synchronized Optional<List<VirtualMachine>> servers(ServerQuery query) {
        settle();
        return population.page(query);
    }

    /** One server, living or (as Nova would not show it) deleted. */
    public synchronized Optional<VirtualMachine> server(UUID id) {
        settle();
        return population.find(id);
    }

    /** The table of services, in the order of their numbers. */
    public synchronized List<NovaService> services() {
        settle();
        return services.all();
    }

    /** The nova-compute of a cluster. */
    public synchronized NovaService serviceOf(Cluster cluster) {
        settle();
        return services.of(cluster);
    }

    /** What the servers of a cluster claim. */
    public synchronized Usage usage(Cluster cluster) {
        settle();
        return population.usage(cluster);
    }

    /** Builds a server: BUILD, then ACTIVE on the emptiest usable cluster, or ERROR if there is none. */
    public synchronized UUID boot() {
        settle();
        var vm = genesis.newborn(population.nextNumber(), seconds(now()));
        population.add(vm);
        follow(vm, List.of(Stage.of(1200, this::schedule), Stage.of(3000, VirtualMachine::launchedAt)), now());
        return vm.birth().id();
    }

    /** Shuts an ACTIVE server off. */
    public synchronized boolean stop(UUID id) {
        return begin(id, Lifecycle.ACTIVE, Lifecycle.POWERING_OFF, List.of(Stage.to(Lifecycle.SHUTOFF, 1500)));
    }

    /** Starts a SHUTOFF server. */
    public synchronized boolean start(UUID id) {
        return begin(id, Lifecycle.SHUTOFF, Lifecycle.POWERING_ON, List.of(Stage.to(Lifecycle.ACTIVE, 1500)));
    }

    /** Deletes a server; its row stays, as DELETED. */
    public synchronized boolean delete(UUID id) {
        var done = List.of(Stage.of(1500, VirtualMachine::deleted));
        return change(id, VirtualMachine::lives, vm -> {
            var doing = vm.state() == Lifecycle.ACTIVE ? Lifecycle.DELETING : vm.state();
            replaceAndFollow(vm.in(doing, seconds(now())), done);
        });
    }

    /** Moves an ACTIVE server to another cluster while it runs. */
    public synchronized boolean liveMigrate(UUID id) {
        return move(
                id,
                target -> begin(
                        id,
                        Lifecycle.ACTIVE,
                        Lifecycle.MIGRATING,
                        List.of(Stage.of(8000, (vm, at) -> vm.on(target).in(Lifecycle.ACTIVE, at)))));
    }

    /** Moves an ACTIVE server to another cluster through a restart; it waits there for {@link #confirmResize}. */
    public synchronized boolean coldMigrate(UUID id) {
        return server(id).map(vm -> resize(id, vm.flavor())).orElse(false);
    }

    /** Gives an ACTIVE server another flavor, on another cluster; it waits there for {@link #confirmResize}. */
    public synchronized boolean resize(UUID id, Flavor flavor) {
        return move(
                id,
                target -> begin(
                        id,
                        Lifecycle.ACTIVE,
                        Lifecycle.RESIZE_PREP,
                        List.of(
                                Stage.to(Lifecycle.RESIZE_MIGRATING, 2000),
                                Stage.of(4000, (vm, at) -> vm.on(target).in(Lifecycle.RESIZE_MIGRATED, at)),
                                Stage.to(Lifecycle.RESIZE_FINISH, 1500),
                                Stage.of(1500, (vm, at) -> vm.sized(flavor).in(Lifecycle.VERIFY_RESIZE, at)))));
    }

    /** Accepts a migration or resize that waits in VERIFY_RESIZE. */
    public synchronized boolean confirmResize(UUID id) {
        return begin(id, Lifecycle.VERIFY_RESIZE, Lifecycle.VERIFY_RESIZE, List.of(Stage.to(Lifecycle.ACTIVE, 1000)));
    }

    /** Puts a living server into ERROR with this fault message; what it was doing is given up. */
    public synchronized boolean fail(UUID id, String message) {
        return change(id, VirtualMachine::lives, vm -> population.replace(vm.failed(message, seconds(now()))));
    }

    /** Takes a server that is on a cluster out of ERROR, to ACTIVE. */
    public synchronized boolean recover(UUID id) {
        return change(
                id,
                vm -> vm.state() == Lifecycle.ERROR && vm.isPlaced(),
                vm -> population.replace(vm.in(Lifecycle.ACTIVE, seconds(now()))));
    }

    /** Sets a status at once: ACTIVE, SHUTOFF, PAUSED, SUSPENDED, ERROR or DELETED; false for any other word. */
    public synchronized boolean setStatus(UUID id, String status) {
        if (status.equals("ERROR")) {
            return fail(id, "Set to ERROR by the operator of the simulator");
        }
        if (status.equals("DELETED")) {
            return change(id, VirtualMachine::lives, vm -> population.replace(vm.deleted(seconds(now()))));
        }
        var state = SETTABLE.get(status);
        return state != null
                && change(id, VirtualMachine::isPlaced, vm -> population.replace(vm.in(state, seconds(now()))));
    }

    /**
     * Turns this share of the living servers from ACTIVE to SHUTOFF or, whatever else they were, to ACTIVE, at once.
     * Which ones depends on the plan and on how often this was done before. Returns how many.
     *
     * @param percent 0 to 100
     */
    public synchronized int churn(double percent) {
        settle();
        var at = seconds(now());
        var changed = 0;
        var due = churns++ * 37.0 % 100;
        for (var vm : population.alive()) {
            due += percent;
            if (due >= 100) {
                due -= 100;
                population.replace(vm.in(vm.state() == Lifecycle.ACTIVE ? Lifecycle.SHUTOFF : Lifecycle.ACTIVE, at));
                changed++;
            }
        }
        return changed;
    }

    /** Stops the heartbeat of a service, named {@code binary@host}; it counts as up until service_down_time. */
    public synchronized boolean silence(String service) {
        settle();
        return services.change(service, row -> row.beating(row.heartbeat().stopped(now())));
    }

    /** Lets a silent service beat again, from now on. */
    public synchronized boolean unsilence(String service) {
        settle();
        return services.change(service, row -> row.beating(new Heartbeat(now(), null)));
    }

    /** Disables a service, as an operator does before planned work. */
    public synchronized boolean disable(String service, String reason) {
        settle();
        return services.change(service, row -> row.enabled(false, reason, now()));
    }

    /** Enables a service. */
    public synchronized boolean enable(String service) {
        settle();
        return services.change(service, row -> row.enabled(true, null, now()));
    }

    /** Sets or takes back an operator's word that a nova-compute is down. */
    public synchronized boolean forceDown(String service, boolean down) {
        settle();
        return services.change(service, row -> row.forcedDown(down, now()));
    }

    private void settle() {
        agenda.runUntil(now());
    }

    private boolean begin(UUID id, Lifecycle from, Lifecycle through, List<Stage> stages) {
        return change(id, vm -> vm.state() == from, vm -> replaceAndFollow(vm.in(through, seconds(now())), stages));
    }

    private boolean change(UUID id, Predicate<VirtualMachine> accepts, Consumer<VirtualMachine> change) {
        settle();
        var vm = population.find(id).filter(accepts);
        vm.ifPresent(change);
        return vm.isPresent();
    }

    private void replaceAndFollow(VirtualMachine vm, List<Stage> stages) {
        population.replace(vm);
        follow(vm, stages, now());
    }

    /** Enters the next stage; it does not happen if something else was done to the server by then. */
    private void follow(VirtualMachine vm, List<Stage> stages, Instant from) {
        if (stages.isEmpty() || vm.state() == Lifecycle.ERROR) {
            return;
        }
        var due = from.plus(timings.scaled(stages.get(0).after()));
        agenda.at(due, () -> {
            if (population.isCurrent(vm)) {
                var next = stages.get(0).change().apply(vm, seconds(due));
                population.replace(next);
                follow(next, stages.subList(1, stages.size()), due);
            }
        });
    }

    private VirtualMachine schedule(VirtualMachine vm, Instant at) {
        return emptiest(cluster -> true)
                .map(cluster -> vm.on(cluster).in(Lifecycle.SPAWNING, at))
                .orElseGet(() -> vm.failed("No valid host was found. ", at));
    }

    private boolean move(UUID id, Predicate<Cluster> move) {
        settle();
        var here = population.find(id).map(VirtualMachine::cluster);
        return emptiest(cluster -> here.isPresent() && !cluster.equals(here.get()))
                .filter(move)
                .isPresent();
    }

    private Optional<Cluster> emptiest(Predicate<Cluster> eligible) {
        return estate.clusters().stream()
                .filter(eligible)
                .filter(cluster -> isUsable(services.of(cluster)))
                .min(Comparator.comparingInt(
                        cluster -> population.usage(cluster).vcpus()));
    }

    private boolean isUsable(NovaService compute) {
        return compute.enabled() && compute.isUp(now(), timings);
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
