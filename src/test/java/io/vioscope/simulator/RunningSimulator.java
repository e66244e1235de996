package io.vioscope.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A simulator on a free port and a virtual clock, for one test. */
public final class RunningSimulator implements AutoCloseable {
    public final VirtualClock clock = new VirtualClock();
    public final Simulator simulator;
    private final Vertx vertx = Vertx.vertx();

    public RunningSimulator(SimulatorOptions options) {
        simulator = await(Simulator.start(vertx, options, clock));
    }

    static RunningSimulator of(int servers, int clusters) {
        return new RunningSimulator(SimulatorOptions.DEFAULT.withSize(servers, clusters));
    }

    public ApiClient client() {
        return new ApiClient("http://127.0.0.1:" + simulator.port());
    }

    /** A client of the simulator's own door. */
    ApiClient door() {
        return new ApiClient(simulator.adminUrl());
    }

    @Override
    public void close() {
        await(simulator.close());
        await(vertx.close());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }
}
