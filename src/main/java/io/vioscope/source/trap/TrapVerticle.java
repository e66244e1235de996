package io.vioscope.source.trap;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vioscope.bus.Bus;
import io.vioscope.config.TrapsConfig;
import io.vioscope.config.TrapsConfig.Sender;
import io.vioscope.source.trap.Tally.Fate;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Takes traps while it is deployed. */
public final class TrapVerticle extends VerticleBase {
    /** On a worker: a look through all servers of a cloud takes a while. */
    public static final DeploymentOptions OPTIONS = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);

    /** How many traps may wait to be understood. */
    private static final int MOST_WAITING = 5000;

    private final TrapsConfig config;
    private final Map<String, Observations> clouds;
    private final InstantSource clock;
    private final Tally tally;
    private final TrapDesk desk;
    private final AtomicInteger waiting = new AtomicInteger();
    private @Nullable TrapListener listener;

    TrapVerticle(TrapsConfig config, Map<String, Observations> clouds, InstantSource clock) {
        this.config = config;
        this.clouds = clouds;
        this.clock = clock;
        this.tally = new Tally(clock.instant());
        this.desk = new TrapDesk(config, clouds, tally);
    }

    @Override
    public Future<?> start() {
        var bus = Bus.of(vertx);
        return bus.listen(Bus.SNAPSHOTS, snapshot -> desk.see(snapshot, clock.instant()))
                .compose(listening -> bus.answer(
                        Bus.TRAPS,
                        any -> tally.digest(clouds.values().stream()
                                .flatMap(o -> o.held().stream())
                                .toList())))
                .map(answering -> {
                    listener = new TrapListener(config, clock, tally, this::take);
                    return null;
                });
    }

    /** On the socket's thread. */
    private void take(Trap trap, Sender sender) {
        if (waiting.get() >= MOST_WAITING) {
            tally.count(trap.sender(), Fate.LEFT_OUT, trap.at());
            return;
        }
        waiting.incrementAndGet();
        context.runOnContext(now -> {
            waiting.decrementAndGet();
            desk.take(trap, sender).ifPresent(taken -> Bus.of(vertx).publish(Bus.TAKEN_TRAPS, taken));
        });
    }

    /** The port it listens on. */
    public int port() {
        var open = listener;
        if (open == null) {
            throw new IllegalStateException("not deployed");
        }
        return open.port();
    }

    @Override
    public Future<?> stop() {
        if (listener != null) {
            listener.close();
        }
        return Future.succeededFuture();
    }
}
