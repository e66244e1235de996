package io.vioscope.notify;

import io.vertx.core.Future;
import io.vioscope.model.Fact;
import java.time.Instant;
import java.util.List;

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
     */
    record Delivery(String cloud, long seq, long number, Instant at, Outcome outcome) {}

    /** How the telling of a fact ended. */
    enum Outcome {
        /** It was handed to the network; UDP does not say more. */
        SENT,
        /** There is no notification for facts of this type. */
        NOT_TOLD,
        /** It could not be made into a message, which is a bug and is in the log. */
        UNSENDABLE
    }

    /** The highest number in the receiver's receipts; 0 if there are none. */
    Future<Long> lastNumber(String receiver);

    /** The first facts, at most {@code limit}, for which the receiver has no receipt, in the order of recording. */
    Future<List<Pending>> pending(String receiver, int limit);

    /** Keeps receipts, all or none. One that is there already is no error and changes nothing. */
    Future<Void> delivered(String receiver, List<Delivery> receipts);
}
