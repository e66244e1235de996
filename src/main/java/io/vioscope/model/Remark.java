package io.vioscope.model;

import java.time.Instant;

/**
 * What an operator said.
 *
 * @param by   who, in their own words; never empty, may be hostile text
 * @param note what they add; may be empty or hostile text
 * @param at   when
 */
public record Remark(String by, String note, Instant at) {}
