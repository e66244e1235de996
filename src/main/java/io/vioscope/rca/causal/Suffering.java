package io.vioscope.rca.causal;

import io.vioscope.model.Flow;

/**
 * Who suffers from what, and in which way.
 *
 * @param flow in which way
 * @param path from who suffers to the cause
 * @param who  of those only such
 */
public record Suffering(Flow flow, Path path, EntityPattern who) {}
