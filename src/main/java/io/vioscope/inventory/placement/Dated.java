package io.vioscope.inventory.placement;

import io.vioscope.model.Fact;
import java.time.Instant;

/** A fact, and when it was learnt; those learnt at one time came out of one report. */
public record Dated(Instant at, Fact fact) {}
