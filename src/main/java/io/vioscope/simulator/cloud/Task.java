package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.List;

/**
 * What is under way with a server.
 *
 * @param before where a server goes back to if it fails; ERROR for one that is being built
 * @param stages what is still to come
 */
record Task(Lifecycle before, List<Stage> stages) {
    boolean isBuild() {
        return before == Lifecycle.ERROR;
    }

    boolean isDone() {
        return stages.isEmpty();
    }

    Stage next() {
        return stages.get(0);
    }

    Task rest() {
        return new Task(before, stages.subList(1, stages.size()));
    }

    /** The server when it has failed. */
    VirtualMachine failed(VirtualMachine vm, String message, Instant at) {
        return isBuild() ? vm.failed(message, at) : vm.in(before, at);
    }
}
