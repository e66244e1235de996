package io.vioscope.app;

import io.vioscope.recording.Replay;

/**
 * How {@code replay} was asked to run.
 *
 * @param wish  what is played
 * @param facts whether each fact is printed
 * @param json  whether JSON is printed, an object a line
 */
public record ReplayOptions(Replay.Wish wish, boolean facts, boolean json) {}
