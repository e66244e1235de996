package io.vioscope.bus;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with a receiver, since this server started.
 *
 * @param at             the time
 * @param troubleSince   since when nothing gets through; null where something did last, or nothing was to be told
 * @param why            why not, one sentence without a full stop; else empty
 * @param tries          how often what is under way was tried; 0 where nothing is
 * @param gotThroughAt   when something last got through; null if nothing did
 * @param isWaiting      whether nothing can be sent before the database has said the last number
 * @param receiptsAreLate whether receipts cannot be written
 */
public record ReceiverState(
        Instant at,
        @Nullable Instant troubleSince,
        String why,
        int tries,
        @Nullable Instant gotThroughAt,
        boolean isWaiting,
        boolean receiptsAreLate) {}
