package io.vioscope.web.history;

import java.time.Instant;

/** What became of a problem at a moment. */
public record Stop(Instant at, Deed deed) {}
