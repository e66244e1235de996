package io.vioscope.notify;

import java.util.function.Function;

/** The way to one receiver. Called from one thread at a time, which it may block for as long as the network takes. */
public interface Channel {
    /**
     * Sends one notification.
     *
     * @param number its number among those to this receiver, from 1
     */
    Attempt send(Notification notification, long number);

    /** How that went. */
    sealed interface Attempt {
        /** It left this machine, as far as can be told. */
        record Sent() implements Attempt {}

        /**
         * It did not; it may be tried again.
         *
         * @param why one sentence without a full stop
         */
        record Failed(String why) implements Attempt {}

        /** Calls the one handler that is for this outcome. */
        default <R> R match(Function<Sent, R> sent, Function<Failed, R> failed) {
            if (this instanceof Sent a) return sent.apply(a);
            if (this instanceof Failed a) return failed.apply(a);
            throw new AssertionError("a sealed type cannot have another case");
        }
    }
}
