package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a nova-compute finds out about its servers when it asks vCenter, and what it then does. Within turns only. */
public final class Discoveries {
    /** Nova's power states (nova/compute/power_state.py). */
    private static final int NO_STATE = 0;

    private static final int RUNNING = 1;
    private static final int SHUT_DOWN = 4;

    private final Population population;
    private final Operations operations;

    Discoveries(Population population, Operations operations) {
        this.population = population;
        this.operations = operations;
    }

    /** The row of that number as it is now. */
    public VirtualMachine row(int number) {
        return population.row(number);
    }

    /** The row of that id as it is now. */
    public Optional<VirtualMachine> find(UUID id) {
        return population.find(id);
    }

    /** All that live, oldest first. */
    public List<VirtualMachine> alive() {
        return population.alive();
    }

    /** Its power sync sees a virtual machine off: an ACTIVE server is stopped, others are noted. */
    public void off(int number, Instant at) {
        var vm = population.row(number);
        note(vm, SHUT_DOWN);
        operations.stopUnasked(vm.birth().id(), at);
    }

    /** Its power sync sees a virtual machine on that it holds to be stopped, and stops it. */
    public void on(int number, Instant at) {
        var vm = population.row(number);
        if (vm.state() == Lifecycle.SHUTOFF) {
            operations.stopAgain(vm, at);
        } else {
            note(vm, RUNNING);
        }
    }

    /** Its power sync does not find a virtual machine, which is logged and nothing else. */
    public void missing(int number) {
        note(population.row(number), NO_STATE);
    }

    /** Puts a server into a state, as a nova-compute that fails in the middle of something leaves it. */
    public void put(VirtualMachine vm, Lifecycle state, Instant at) {
        population.replace(population.row(vm.birth().number()).in(state, at));
    }

    private void note(VirtualMachine vm, int power) {
        if (vm.isPlaced() && vm.powerState() != power) {
            population.replace(vm.seen(power));
        }
    }
}
