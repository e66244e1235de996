package io.vioscope.config;

import java.util.Objects;

/** Subnets for tests of other rooms. */
public final class Subnets {
    private Subnets() {}

    /** The one that is written so. */
    public static Subnet of(String text) {
        return Objects.requireNonNull(Subnet.of(text), text);
    }
}
