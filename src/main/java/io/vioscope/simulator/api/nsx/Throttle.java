package io.vioscope.simulator.api.nsx;

import io.vioscope.simulator.cloud.SimulatedCloud;

/** NSX serves a client a hundred calls a second, here of the cloud's clock. */
final class Throttle {
    private static final int MOST_A_SECOND = 100;

    private final SimulatedCloud cloud;
    private long second;
    private int calls;

    Throttle(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    /** Counts a call, and says whether it is one too many. */
    synchronized boolean isTooMuch() {
        var now = cloud.now().getEpochSecond();
        calls = now == second ? calls + 1 : 1;
        second = now;
        return calls > MOST_A_SECOND;
    }
}
