package io.vioscope.bus;

import java.util.Optional;

/**
 * Whether operators work on something.
 *
 * @param window the number of the maintenance window that covers it; empty where none does
 */
public record Covered(Optional<Long> window) {}
