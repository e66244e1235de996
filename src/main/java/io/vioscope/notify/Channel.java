package io.vioscope.notify;

import io.vertx.core.Future;
import io.vioscope.bus.Written;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way to one receiver. Called from one thread, and not again before the attempt is over. */
public interface Channel {
    /**
     * Sends one notification. May block for as long as it takes to find the receiver's address; an answer is not waited
     * for. The future never fails and may be completed on any thread.
     *
     * @param number its number among those to this receiver, from 1; 0 for what belongs to no sequence
     */
    Future<Attempt> send(Notification notification, long number);

    /** By what it tells, as OpenTelemetry has it: {@code messaging.system}. */
    default String system() {
        return "snmp";
    }

    /** How many messages tell that; 0 if the receiver's format has nothing for it. */
    default int messages(Notification notification) {
        return 1;
    }

    /**
     * A message as it would be sent now, without secrets. Sends nothing and changes nothing.
     *
     * @param number its number; 0 for none
     */
    default Written written(Notification notification, long number) {
        return Written.NOTHING;
    }

    /** How often the receiver has to be told again what is on, as it forgets; null for one that does not. */
    default @Nullable Duration repeats() {
        return null;
    }

    /** Tells again how things are. Like {@link #send}; for channels that say how often. */
    default Future<Attempt> repeat(List<Notification> notifications) {
        throw new IllegalStateException("this receiver does not forget");
    }

    /** Whether traps of others are forwarded to this receiver. */
    default boolean forwards() {
        return false;
    }

    /** What keeps a trap of somebody else from being forwarded; empty where nothing does. Sends nothing. */
    default Optional<Forward.Dropped> hindrance(Forward forward) {
        throw new IllegalStateException("this receiver is forwarded nothing");
    }

    /** Forwards one that nothing keeps from it. Like {@link #send}. */
    default Future<Attempt> forward(Forward forward) {
        throw new IllegalStateException("this receiver is forwarded nothing");
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
         * @param why   one sentence without a full stop
         * @param pause how long the receiver wants to be left alone at least; zero where it did not say
         */
        record Failed(String why, Duration pause) implements Attempt {
            /** The receiver did not say for how long. */
            public Failed(String why) {
                this(why, Duration.ZERO);
            }
        }

        /**
         * The receiver does not want this one; it may be tried again, but not for ever.
         *
         * @param why      one sentence without a full stop
         * @param patience for how long it is worth trying, from the first time
         */
        record Refused(String why, Duration patience) implements Attempt {}

        /** Calls the one handler that is for this outcome. */
        default <R> R match(
                Function<Sent, R> sent,
                Function<Answered, R> answered,
                Function<Failed, R> failed,
                Function<Refused, R> refused) {
            if (this instanceof Sent a) return sent.apply(a);
            if (this instanceof Answered a) return answered.apply(a);
            if (this instanceof Failed a) return failed.apply(a);
            if (this instanceof Refused a) return refused.apply(a);
            throw new AssertionError("a sealed type cannot have another case");
        }
    }
}
