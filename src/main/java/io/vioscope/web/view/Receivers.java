package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.bus.Bus;
import io.vioscope.bus.ReceiverState;
import io.vioscope.bus.Ruled;
import io.vioscope.bus.Sayable;
import io.vioscope.bus.Tested;
import io.vioscope.bus.Written;
import java.time.Duration;
import java.util.Optional;

/** Asks what only whoever tells a receiver can say. Empty where nobody answers; no future fails. */
public final class Receivers {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** As long as the longest answer may take, and a message that is under way before it. */
    private static final Duration TEST_PATIENCE = Duration.ofSeconds(130);

    private final Bus bus;

    /** Those on that bus. */
    public Receivers(Bus bus) {
        this.bus = bus;
    }

    /** How it goes with one. */
    public Future<Optional<ReceiverState>> state(String receiver) {
        return quiet(bus.ask(Bus.receiverState(receiver), receiver, PATIENCE));
    }

    /** Whether one would be told of something now. */
    public Future<Optional<Ruled>> would(String receiver, Sayable sayable) {
        return quiet(bus.ask(Bus.wouldTell(receiver), sayable, PATIENCE));
    }

    /** A message as one would get it now. */
    public Future<Optional<Written>> written(String receiver, Sayable sayable) {
        return quiet(bus.ask(Bus.written(receiver), sayable, PATIENCE));
    }

    /** Has a test sent to one. */
    public Future<Optional<Tested>> test(String receiver) {
        return quiet(bus.ask(Bus.test(receiver), receiver, TEST_PATIENCE));
    }

    private static <T> Future<Optional<T>> quiet(Future<T> answer) {
        return answer.map(Optional::of).otherwise(Optional.empty());
    }
}
