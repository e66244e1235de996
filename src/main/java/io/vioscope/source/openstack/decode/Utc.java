package io.vioscope.source.openstack.decode;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Times as many of OpenStack's APIs write them: {@code 2026-11-22T08:11:20.000000}, in UTC without saying so. */
public final class Utc {
    private Utc() {}

    /** The time, if the text is one. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text.endsWith("Z") ? text : text + "Z"));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
