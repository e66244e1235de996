package io.vioscope.model;

import org.jspecify.annotations.Nullable;

/** One value that became another; null stands for "there is none". */
public record Change(@Nullable String from, @Nullable String to) {}
