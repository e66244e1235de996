package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A VIO cloud in memory. It has no thread and no timer: whenever it is asked something, it first lets happen all that
 * is due by its clock, so it behaves alike on a real and on a virtual clock. Every method may be called from any
 * thread; what it returns is immutable. Operations answer whether the cloud accepted them: false is Nova's 404 or 409.
 */
public final class SimulatedCloud {
    private static final Set<String> SETTABLE = Set.of("ACTIVE", "SHUTOFF", "PAUSED", "SUSPENDED");

    private final InstantSource clock;
    private final Timings timings;
    private final Estate estate;
    private final Release release;
    private final Genesis genesis;
    private final Population population;
    private final Services services;
    private final SimulatedNetwork network;
    private final SimulatedStorage storage;
    private final SimulatedImages images;
    private final History history;
    private final Agenda agenda = new Agenda();
    private final EsxiHosts hosts;
    private final Scheduler scheduler;
    private final ControlPlane controlPlane;
    private int churns;

    /** The cloud as planned, as old as if it had been running for long at the clock's present time. */
    public SimulatedCloud(InstantSource clock, CloudPlan plan) {
        var dice = new Dice(plan.seed());
        this.clock = clock;
        timings = plan.timings();
        release = plan.release();
        estate = Estate.of(dice, plan);
        genesis = new Genesis(dice, estate);
        population = new Population(plan.size().clusters());
        services = new Services(dice, estate, clock.instant(), population::touch);
        hosts = new EsxiHosts(estate.clusters());
        scheduler = new Scheduler(estate.clusters(), services, population, timings);
        var start = seconds(clock.instant());
        for (var number = 1; number <= plan.size().servers(); number++) {
            population.add(genesis.settled(number, plan.size().servers(), start));
        }
        var turns = new Turns(this, clock, agenda, timings);
        network = new SimulatedNetwork(dice, plan, estate, population, turns, start);
        storage = new SimulatedStorage(dice, plan, estate, population, turns, start);
        images = new SimulatedImages(dice, estate, turns);
        controlPlane = new ControlPlane(services, storage, network, turns, clock);
        history = new History(dice, turns);
        population.follow(this::follow);
    }

    /** The time in the cloud. */
    public Instant now() {
        return clock.instant();
    }

    /** How fast things go. */
    public Timings timings() {
        return timings;
    }

    /** Which OpenStack it is. */
    public Release release() {
        return release;
    }

    /** Projects, flavors, images, clusters and where the control plane runs, which do not change. */
    public Estate estate() {
        return estate;
    }

    /** Its networks and what is plugged into them. */
    public SimulatedNetwork network() {
        return network;
    }

    /** The ESXi hosts of its clusters. */
    public EsxiHosts hosts() {
        return hosts;
    }

    /** Its services and agents. */
    public ControlPlane controlPlane() {
        return controlPlane;
    }

    /** Its volumes. */
    public SimulatedStorage storage() {
        return storage;
    }

    /** Its images. */
    public SimulatedImages images() {
        return images;
    }

    /** How many servers live. */
    public synchronized int living() {
        settle();
        return population.living();
    }

    /** The rows that match, in the order asked for; empty if the marker is not known. */
    public synchronized Optional<List<VirtualMachine>> servers(ServerQuery query) {
        settle();
        return population.page(query);
    }

    /** One server, living or (as Nova would not show it) deleted. */
    public synchronized Optional<VirtualMachine> server(UUID id) {
        settle();
        return population.find(id);
    }

    /** What these servers are plugged into, in their order. */
    public synchronized List<ServerTies> ties(List<VirtualMachine> servers) {
        settle();
        return servers.stream()
                .map(vm -> new ServerTies(network.interfaces(vm), storage.of(vm), storage.isRootOf(vm)))
                .toList();
    }

    /** Nova's table of migrations, newest first. */
    public synchronized List<Migration> migrations() {
        settle();
        return history.migrations();
    }

    /** What was asked of a server, newest first; empty if there never was such a server. */
    public synchronized List<Action> actions(UUID id) {
        settle();
        return population.find(id).map(history::of).orElse(List.of());
    }

    /** How often the claims on a cluster, its traits and its totals have changed: Placement's generation of its provider. */
    public synchronized int generation(Cluster cluster) {
        settle();
        return population.generation(cluster) + hosts.changes(cluster);
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
        return asked(
                id,
                "stop",
                () -> begin(id, Lifecycle.ACTIVE, Lifecycle.POWERING_OFF, List.of(Stage.to(Lifecycle.SHUTOFF, 1500))));
    }

    /** The virtual machine of an ACTIVE server is powered off behind Nova's back: its power sync stops it. */
    public synchronized boolean crash(UUID id) {
        settle();
        var active = population.find(id).filter(vm -> vm.state() == Lifecycle.ACTIVE);
        active.ifPresent(vm -> {
            history.asked(vm, "stop", null, seconds(now()));
            replaceAndFollow(vm.in(Lifecycle.POWERING_OFF, seconds(now())), List.of(Stage.to(Lifecycle.SHUTOFF, 1500)));
        });
        return active.isPresent();
    }

    /** Starts a SHUTOFF server. */
    public synchronized boolean start(UUID id) {
        return asked(
                id,
                "start",
                () -> begin(id, Lifecycle.SHUTOFF, Lifecycle.POWERING_ON, List.of(Stage.to(Lifecycle.ACTIVE, 1500))));
    }

    /** Deletes a server; its row stays, as DELETED. */
    public synchronized boolean delete(UUID id) {
        var done = List.of(Stage.of(1500, VirtualMachine::deleted));
        return change(id, VirtualMachine::lives, vm -> {
            history.asked(vm, "delete", vm.birth().project(), seconds(now()));
            var doing = vm.state() == Lifecycle.ACTIVE ? Lifecycle.DELETING : vm.state();
            replaceAndFollow(vm.in(doing, seconds(now())), done);
        });
    }

    /** Moves an ACTIVE server to another cluster while it runs. */
    public synchronized boolean liveMigrate(UUID id) {
        return move(
                id,
                Lifecycle.MIGRATING,
                "live-migration",
                UnaryOperator.identity(),
                target -> List.of(Stage.of(8000, (vm, at) -> vm.on(target).in(Lifecycle.ACTIVE, at))));
    }

    /** Moves an ACTIVE server to another cluster through a restart; it waits there for {@link #confirmResize}. */
    public synchronized boolean coldMigrate(UUID id) {
        return restart(id, "migration", UnaryOperator.identity());
    }

    /** Gives an ACTIVE server another flavor, on another cluster; it waits there for {@link #confirmResize}. */
    public synchronized boolean resize(UUID id, Flavor flavor) {
        return restart(id, "resize", before -> flavor);
    }

    private boolean restart(UUID id, String type, UnaryOperator<Flavor> flavor) {
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
                                (vm, at) -> vm.sized(flavor.apply(vm.flavor())).in(Lifecycle.VERIFY_RESIZE, at))));
    }

    /** Accepts a migration or resize that waits in VERIFY_RESIZE. */
    public synchronized boolean confirmResize(UUID id) {
        settle();
        var waiting = population.find(id).filter(vm -> vm.state() == Lifecycle.VERIFY_RESIZE);
        waiting.ifPresent(vm -> history.confirming(vm, seconds(now())));
        return asked(
                id,
                "confirmResize",
                () -> begin(
                        id,
                        Lifecycle.VERIFY_RESIZE,
                        Lifecycle.VERIFY_RESIZE,
                        List.of(Stage.to(Lifecycle.ACTIVE, 1000))));
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
        return SETTABLE.contains(status)
                && change(
                        id,
                        VirtualMachine::isPlaced,
                        vm -> population.replace(vm.in(Lifecycle.valueOf(status), seconds(now()))));
    }

    /**
     * Turns this share, 0 to 100, of the living servers from ACTIVE to SHUTOFF or, whatever else they were, to ACTIVE, at
     * once, and changes as many ports of servers and volumes. Which ones depends on the plan and on earlier churns.
     */
    public synchronized Churned churn(double percent) {
        settle();
        var at = seconds(now());
        var changed = 0;
        var first = churns++ * 37.0 % 100;
        var due = first;
        for (var vm : population.alive()) {
            due += percent;
            if (due >= 100) {
                due -= 100;
                population.replace(vm.in(vm.state() == Lifecycle.ACTIVE ? Lifecycle.SHUTOFF : Lifecycle.ACTIVE, at));
                changed++;
            }
        }
        return new Churned(changed, network.churn(percent, first, at), storage.churn(percent, first, at));
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
        return scheduler
                .emptiest(cluster -> true, now())
                .map(cluster -> vm.on(cluster).in(Lifecycle.SPAWNING, at))
                .orElseGet(() -> vm.failed("No valid host was found. ", at));
    }

    /** By an administrator, as migrations are. */
    private boolean move(
            UUID id,
            Lifecycle through,
            String type,
            UnaryOperator<Flavor> flavor,
            Function<Cluster, List<Stage>> stages) {
        settle();
        var vm = population.find(id).filter(found -> found.state() == Lifecycle.ACTIVE);
        var target = vm.flatMap(here -> scheduler.emptiest(cluster -> !here.isWith(cluster), now()));
        target.ifPresent(to -> {
            var here = vm.orElseThrow();
            var at = seconds(now());
            history.asked(here, type.equals("migration") ? "migrate" : type, estate.admin(), at);
            history.begin(here, type, to, flavor.apply(here.flavor()), at);
            replaceAndFollow(here.in(through, at), stages.apply(to));
        });
        return target.isPresent();
    }

    private boolean asked(UUID id, String name, BooleanSupplier change) {
        settle();
        var before = population.find(id);
        var accepted = change.getAsBoolean();
        if (accepted) {
            before.ifPresent(vm -> history.asked(vm, name, vm.birth().project(), seconds(now())));
        }
        return accepted;
    }

    private void follow(VirtualMachine before, VirtualMachine after) {
        var at = after.updated();
        network.follow(before, after, at);
        storage.follow(before, after, at);
        history.follow(before, after, at);
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
