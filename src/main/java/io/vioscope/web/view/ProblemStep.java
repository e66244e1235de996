package io.vioscope.web.view;

import io.vioscope.model.ProblemFact;
import java.time.Instant;

/**
 * A recorded step in the life of a problem.
 *
 * @param seq the number of its fact in its cloud
 * @param at  when the engine learnt of it
 */
public record ProblemStep(long seq, Instant at, ProblemFact fact) {}
