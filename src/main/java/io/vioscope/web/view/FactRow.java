package io.vioscope.web.view;

import java.time.Instant;

/**
 * One recorded fact.
 *
 * @param cloud    whose
 * @param seq      its number in that cloud
 * @param at       when the engine learnt of it
 * @param type     the word of its type, such as {@code server_moved}
 * @param bodyJson its public JSON, an object
 */
public record FactRow(String cloud, long seq, Instant at, String type, String bodyJson) {}
