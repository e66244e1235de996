package io.vioscope.bus;

import io.vioscope.engine.Input;
import java.time.Duration;
import java.time.Instant;

/**
 * A step that an engine has made. Those of one cloud come in the engine's order.
 *
 * @param cloud the cloud's name
 * @param input what the engine was given
 * @param at    the time of the step, as the engine took it
 * @param facts how many came of it
 * @param took  how long it took to come to these
 */
public record Stepped(String cloud, Input input, Instant at, int facts, Duration took) {}
