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
 * @param test           what became of the last test; null if there was none
 * @param number         the number of the last notification; negative where the database has not said it yet, and nothing is
 *                       sent
 * @param waiting        how many facts wait in memory to be told; the database may have more where that is very many
 * @param unrecordedSince since when receipts cannot be written; null while they can
 * @param forwarded      what became of traps of others; null where none are forwarded to it
 */
public record ReceiverState(
        Instant at,
        @Nullable Instant troubleSince,
        String why,
        int tries,
        @Nullable Instant gotThroughAt,
        @Nullable Tested test,
        long number,
        int waiting,
        @Nullable Instant unrecordedSince,
        @Nullable Forwarded forwarded) {}
