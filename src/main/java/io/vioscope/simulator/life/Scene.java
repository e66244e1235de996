package io.vioscope.simulator.life;

import java.time.Duration;

/**
 * Something that happens at a time of the script.
 *
 * @param at   since the script, or the round of its refrain, began
 * @param name what a visitor will see
 */
public record Scene(Duration at, String name, Runnable action) {}
