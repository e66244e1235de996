package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
    private final Projects projects;
    private final Population population;
    private final Services services;
    private final SimulatedNetwork network;
    private final SimulatedStorage storage;
    private final SimulatedImages images;
    private final History history;
    private final Agenda agenda = new Agenda();
    private final EsxiHosts hosts;
    private final Turns turns;
    private final Operations operations;
    private final Discoveries discoveries;
    private final List<BiConsumer<VirtualMachine, VirtualMachine>> watchers = new ArrayList<>();
    private final ControlPlane controlPlane;
    private int churns;

    /** The cloud as planned, as old as if it had been running for long at the clock's present time. */
    public SimulatedCloud(InstantSource clock, CloudPlan plan) {
        var dice = new Dice(plan.seed());
        this.clock = clock;
        timings = plan.timings();
        release = plan.release();
        estate = Estate.of(dice, plan);
        projects = new Projects(estate.allProjects());
        var genesis = new Genesis(dice, estate);
        population = new Population(plan.size().clusters());
        services = new Services(dice, estate, clock.instant(), population::touch);
        hosts = new EsxiHosts(estate.clusters());
        var start = seconds(clock.instant());
        for (var number = 1; number <= plan.size().servers(); number++) {
            population.add(genesis.settled(number, plan.size().servers(), start));
        }
        turns = new Turns(this, clock, agenda, timings);
        network = new SimulatedNetwork(dice, plan, estate, population, turns, start);
        storage = new SimulatedStorage(dice, plan, estate, population, turns, start);
        images = new SimulatedImages(dice, estate, turns);
        controlPlane = new ControlPlane(services, storage, network, turns);
        history = new History(dice, turns);
        var scheduler = new Scheduler(estate.clusters(), services, population, timings);
        operations = new Operations(genesis, population, scheduler, history, turns, estate.admin());
        discoveries = new Discoveries(population, operations);
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

    /** Its projects, as far as Keystone has them. */
    public Projects projects() {
        return projects;
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
        return hosts.claimed(cluster, population.usage(cluster));
    }

    /** From now on these stand in the way of what is asked. */
    public synchronized void meet(Obstacles next) {
        operations.meet(next);
        storage.meet(next);
    }

    /** Tells somebody of every change of a server from now on: the row before and the row after; within a turn. */
    public synchronized void watch(BiConsumer<VirtualMachine, VirtualMachine> watcher) {
        watchers.add(watcher);
    }

    /** Whose turn it is to do something to the cloud. */
    public Turns turns() {
        return turns;
    }

    /** What the vCenter driver of nova-compute finds out about its servers. */
    public Discoveries discoveries() {
        return discoveries;
    }

    /**
     * Builds a server: BUILD, then ACTIVE on the emptiest usable cluster, or ERROR if there is none. There is no server of
     * the id that is answered if its project may have no more.
     */
    public UUID boot() {
        return turns.take(operations::boot);
    }

    /** Shuts an ACTIVE server off. */
    public boolean stop(UUID id) {
        return turns.take(now -> operations.stop(id, now));
    }

    /** The virtual machine of an ACTIVE server is powered off behind Nova's back, and its power sync has just seen it. */
    public boolean crash(UUID id) {
        return turns.take(now -> operations.stopUnasked(id, now));
    }

    /** Starts a SHUTOFF server. */
    public boolean start(UUID id) {
        return turns.take(now -> operations.start(id, now));
    }

    /** Deletes a server; its row stays, as DELETED. */
    public boolean delete(UUID id) {
        return turns.take(now -> operations.delete(id, isUnmanaged(id), now));
    }

    /** Moves an ACTIVE server to another cluster while it runs. */
    public boolean liveMigrate(UUID id) {
        return turns.take(now -> operations.liveMigrate(id, now));
    }

    /** Moves an ACTIVE server to another cluster through a restart; it waits there for {@link #confirmResize}. */
    public boolean coldMigrate(UUID id) {
        return turns.take(now -> operations.restart(id, "migration", UnaryOperator.identity(), now));
    }

    /** Gives an ACTIVE server another flavor, on another cluster; it waits there for {@link #confirmResize}. */
    public boolean resize(UUID id, Flavor flavor) {
        return turns.take(now -> operations.restart(id, "resize", before -> flavor, now));
    }

    /** Begins to move an ACTIVE server while it runs, in vain. */
    public boolean failMigration(UUID id) {
        return turns.take(now -> operations.failMigration(id, now));
    }

    /** Tries what the VMware driver cannot do. */
    public boolean evacuate(UUID id) {
        return turns.take(now -> operations.evacuate(id, now));
    }

    /** Accepts a migration or resize that waits in VERIFY_RESIZE. */
    public boolean confirmResize(UUID id) {
        return turns.take(now -> operations.confirmResize(id, now));
    }

    private boolean isUnmanaged(UUID id) {
        return population
                .find(id)
                .map(VirtualMachine::cluster)
                .filter(cluster -> !services.of(cluster).isUp(turns.now(), timings))
                .isPresent();
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

    private boolean change(UUID id, Predicate<VirtualMachine> accepts, Consumer<VirtualMachine> change) {
        settle();
        return operations.change(id, accepts, change);
    }

    private void follow(VirtualMachine before, VirtualMachine after) {
        var at = after.updated();
        network.follow(before, after, at);
        storage.follow(before, after, at);
        history.follow(before, after, at);
        watchers.forEach(watcher -> watcher.accept(before, after));
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
