package io.vioscope.bus;

import io.vioscope.model.Fact;
import java.time.Instant;

/**
 * A fact of which a receiver may be told.
 *
 * @param cloud      the cloud's name
 * @param cloudIndex the number the database keeps for the cloud; 0 if that is not known
 * @param seq        the number of the fact in its cloud
 * @param at         when it was learnt
 * @param number     the number of the message; 0 if it has none
 */
public record Sayable(String cloud, int cloudIndex, long seq, Instant at, Fact fact, long number) {}
