package io.vioscope.web.history;

import io.vioscope.model.Problem;
import io.vioscope.model.Severity;
import java.time.Instant;

/** A problem in one phase and of one severity, from a moment to another one. */
public record Bar(Instant from, Instant to, Problem.Phase phase, Severity severity) {}
