package io.vioscope.simulator.cloud;

import java.time.Instant;

/** Why a server is in ERROR: Nova's {@code fault}, whose code is always 500 here. */
public record Failure(String message, Instant created) {}
