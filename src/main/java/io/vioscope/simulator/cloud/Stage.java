package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * One step of an operation on a server.
 *
 * @param after  how long after the step before, in a real cloud
 * @param change the server after it, given the server before and the time
 */
record Stage(Duration after, BiFunction<VirtualMachine, Instant, VirtualMachine> change) {

    /** How long it takes when everything is so many times slower. */
    Duration after(double factor) {
        return factor == 1 ? after : Duration.ofMillis((long) (after.toMillis() * factor));
    }

    static Stage to(Lifecycle next, int millis) {
        return of(millis, (vm, at) -> vm.in(next, at));
    }

    static Stage of(int millis, BiFunction<VirtualMachine, Instant, VirtualMachine> change) {
        return new Stage(Duration.ofMillis(millis), change);
    }
}
