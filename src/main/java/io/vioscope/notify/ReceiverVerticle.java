package io.vioscope.notify;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vioscope.bus.Bus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** One receiver on a worker of its own, so that one whose name takes long to resolve holds up no other. */
final class ReceiverVerticle extends VerticleBase {
    private final Function<Loop, Notifier> make;
    private final ToIntFunction<String> cloudIndex;
    private Future<Void> stopped = Future.succeededFuture();
    private Runnable stop = () -> {};

    ReceiverVerticle(Function<Loop, Notifier> make, ToIntFunction<String> cloudIndex) {
        this.make = make;
        this.cloudIndex = cloudIndex;
    }

    @Override
    public Future<?> start() {
        var notifier = make.apply(new VertxLoop());
        stop = () -> stopped = notifier.stop();
        return Bus.of(vertx)
                .listen(
                        Bus.RECORDED,
                        recorded -> notifier.recorded(
                                recorded,
                                cloudIndex.applyAsInt(recorded.commit().cloud())))
                .onSuccess(listening -> notifier.start());
    }

    @Override
    public Future<?> stop() {
        stop.run();
        return stopped;
    }

    private final class VertxLoop implements Loop {
        private final Context home = context;
        private final Clock clock = Clock.systemUTC();

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void after(Duration delay, Runnable task) {
            vertx.setTimer(Math.max(1, delay.plusNanos(999_999).toMillis()), timer -> task.run());
        }

        @Override
        public void run(Runnable task) {
            home.runOnContext(nothing -> task.run());
        }
    }
}
