package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.UUID;

/** A snapshot of a volume, which is available. */
public record Snapshot(int number, UUID id, Volume volume, Instant created) {}
