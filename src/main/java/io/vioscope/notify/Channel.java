package io.vioscope.notify;

import io.vertx.core.Future;
import java.util.function.Function;

/** The way to one receiver. Called from one thread, and not again before the attempt is over. */
public interface Channel {
    /**
     * Sends one notification. May block for as long as it takes to find the receiver's address; an answer is not waited
     * for. The future never fails and may be completed on any thread.
     *
     * @param number its number among those to this receiver, from 1
     */
    Future<Attempt> send(Notification notification, long number);

    /** How many messages tell that; 0 if the receiver's format has nothing for it. */
    default int messages(Notification notification) {
        return 1;
    }

    /** How that went. */
    sealed interface Attempt {
        /** It left this machine, as far as can be told. */
        record Sent() implements Attempt {}

        /** The receiver said that it has it. */
        record Answered() implements Attempt {}

        /**
         * It did not, or nobody knows; it may be tried again.
         *
         * @param why one sentence without a full stop
         */
        record Failed(String why) implements Attempt {}

        /** Calls the one handler that is for this outcome. */
        default <R> R match(Function<Sent, R> sent, Function<Answered, R> answered, Function<Failed, R> failed) {
            if (this instanceof Sent a) return sent.apply(a);
            if (this instanceof Answered a) return answered.apply(a);
            if (this instanceof Failed a) return failed.apply(a);
            throw new AssertionError("a sealed type cannot have another case");
        }
    }
}
