package io.vioscope.bus;

/**
 * What the engine made of a report.
 *
 * @param facts   how many came of it
 * @param missing of how many things that its source covers it is not sure yet whether they are gone
 */
public record Taken(int facts, int missing) {}
