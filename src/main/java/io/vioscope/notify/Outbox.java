package io.vioscope.notify;

import io.vertx.core.Future;
import io.vioscope.model.Fact;
import io.vioscope.notify.Notification.Heading;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded and not yet told, for each receiver. A future fails while the database is away; the caller tries
 * again. Futures may be completed on any thread. {@code OutboxContract} among the tests says what an implementation
 * must keep.
 */
public interface Outbox {
    /**
     * A recorded fact that a receiver has not been told.
     *
     * @param cloud      the cloud's name
     * @param cloudIndex the number the database keeps for the cloud, from 1
     * @param seq        the number of the fact in its cloud
     * @param at         when it was learnt
     */
    record Pending(String cloud, int cloudIndex, long seq, Instant at, Fact fact) {}

    /**
     * The receipt for one fact told to one receiver.
     *
     * @param cloud  the cloud's name
     * @param seq    the number of the fact in its cloud
     * @param number the number among the notifications to the receiver; 0 if it took none, as when nothing was sent
     * @param at     when it was sent
     * @param tries  how often it was sent; 0 if it was not
     * @param cause  the number of the problem that explains it, where the outcome is {@link Outcome#EXPLAINED}
     * @param said   what the receiver said, where the outcome is {@link Outcome#REFUSED}
     */
    record Delivery(
            String cloud,
            long seq,
            long number,
            Instant at,
            Outcome outcome,
            int tries,
            @Nullable Long cause,
            @Nullable String said) {
        /** One of which the receiver said nothing. */
        public Delivery(
                String cloud, long seq, long number, Instant at, Outcome outcome, int tries, @Nullable Long cause) {
            this(cloud, seq, number, at, outcome, tries, cause, null);
        }
    }

    /**
     * An alarm or a root cause that is on and of which a receiver was told nothing yet.
     *
     * @param pending the last fact of which the receiver was not told
     * @param why     why not; {@link Outcome#isHeld}
     * @param cause   the number of the problem that explains it, if that is why
     */
    record Withheld(Pending pending, Outcome why, @Nullable Long cause) {}

    /** How the telling of a fact ended. */
    enum Outcome {
        /** It was handed to the network; UDP does not say more. */
        SENT,
        /** The receiver said that it has it. */
        ANSWERED,
        /** The receiver would not have it, again and again, so that it was given up. */
        REFUSED,
        /** There is no notification for facts of this type. */
        NOT_TOLD,
        /** It could not be made into a message, which is a bug and is in the log. */
        UNSENDABLE,
        /** The receiver is not to be told of such. */
        FILTERED,
        /** The receiver's format has nothing for it. */
        NOT_IN_FORMAT,
        /** A root cause of which the receiver is told explains it. */
        EXPLAINED,
        /** A root cause explains it that may yet be confirmed. */
        WAITING,
        /** The hours are quiet and it is not urgent. */
        QUIET,
        /** An operator has snoozed the root cause. */
        SNOOZED,
        /** An operator is done with the root cause. */
        CLOSED,
        /** A later fact about the same alarm or root cause tells more. */
        SUPERSEDED,
        /** A change of an entity that had waited for too long. */
        DROPPED;

        /** The word in JSON and the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The outcome of that word. Throws {@link IllegalArgumentException} for any other word. */
        public static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** Whether an operator does not want it told for now. */
        public boolean isHushed() {
            return this == SNOOZED || this == CLOSED;
        }

        /** Whether an alarm or root cause that is still on may be told later. */
        public boolean isHeld() {
            return this == FILTERED
                    || this == NOT_IN_FORMAT
                    || this == EXPLAINED
                    || this == WAITING
                    || this == QUIET
                    || isHushed();
        }
    }

    /** The highest number that the receiver was sent; 0 if there is none. */
    Future<Long> lastNumber(String receiver);

    /** What is on and was never told to the receiver, on purpose. */
    Future<List<Withheld>> withheld(String receiver);

    /** What is on and was told to the receiver: the last fact of each that it was told. */
    Future<List<Pending>> told(String receiver);

    /** The first facts, at most {@code limit}, for which the receiver has no receipt, in the order of recording. */
    Future<List<Pending>> pending(String receiver, int limit);

    /** Keeps receipts, all or none. One that is there already is no error and changes nothing. */
    Future<Void> delivered(String receiver, List<Delivery> receipts);

    /**
     * What was held back ({@link Outcome#isHeld}) is to be told: its receipt is taken back, and it is pending again, before
     * all else.
     */
    Future<Void> again(String receiver, List<Heading> held);

    /** A number was sent that belongs to no fact. */
    Future<Void> numbered(String receiver, long number);
}
