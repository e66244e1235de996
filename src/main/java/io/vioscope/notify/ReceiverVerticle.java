package io.vioscope.notify;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vioscope.bus.Bus;
import io.vioscope.bus.ReceiverState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One receiver on a worker of its own, so that one whose name takes long to resolve holds up no other. */
final class ReceiverVerticle extends VerticleBase {
    /** How often it is looked whether there is something to show. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final String receiver;
    private final Function<Loop, Notifier> make;
    private final Desk desk;
    private final ToIntFunction<String> cloudIndex;
    private @Nullable Object shown;
    private Future<Void> stopped = Future.succeededFuture();
    private Runnable stop = () -> {};

    ReceiverVerticle(String receiver, Function<Loop, Notifier> make, Desk desk, ToIntFunction<String> cloudIndex) {
        this.receiver = receiver;
        this.make = make;
        this.desk = desk;
        this.cloudIndex = cloudIndex;
    }

    @Override
    public Future<?> start() {
        var loop = new VertxLoop();
        var notifier = make.apply(loop);
        stop = () -> stopped = notifier.stop();
        var bus = Bus.of(vertx);
        vertx.setPeriodic(LOOK.toMillis(), timer -> show(bus, notifier.state()));
        return Future.all(
                        bus.answer(Bus.receiverState(receiver), name -> notifier.state()),
                        bus.answer(Bus.wouldTell(receiver), asked -> desk.would(asked, loop.now())),
                        bus.answer(Bus.written(receiver), desk::written),
                        bus.answerLater(Bus.test(receiver), name -> notifier.test()))
                .compose(answering -> bus.listen(
                        Bus.RECORDED,
                        recorded -> notifier.recorded(
                                recorded,
                                cloudIndex.applyAsInt(recorded.commit().cloud()))))
                .compose(listening -> notifier.forwards()
                        ? bus.listen(Bus.TAKEN_TRAPS, trap -> notifier.taken(trap, cloudIndex))
                        : Future.succeededFuture())
                .onSuccess(listening -> notifier.start());
    }

    /** Says so where it is not as it was shown last. */
    private void show(Bus bus, ReceiverState state) {
        var now = Arrays.asList(
                state.troubleSince(),
                state.why(),
                state.number(),
                state.test(),
                state.unrecordedSince(),
                state.forwarded());
        if (!now.equals(shown)) {
            shown = now;
            bus.publish(Bus.TELLING, receiver);
        }
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
