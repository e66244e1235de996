package io.vioscope.engine;

import io.vioscope.model.Fact;
import java.util.List;

/**
 * What one input did.
 *
 * @param next  the cloud after it
 * @param facts what changed, numbered on from the old state's seq; empty if nothing did
 */
public record Step(Snapshot next, List<Fact> facts) {}
