package io.vioscope.web.view;

import io.vioscope.model.Severity;
import java.time.Instant;

/**
 * A problem that was opened; never one that is, or ended as, provisional.
 *
 * @param cloud    whose
 * @param number   names it in its cloud
 * @param severity as it is now, or was at its end
 * @param at       when it was first believed
 */
public record Opened(String cloud, long number, Severity severity, Instant at) {}
