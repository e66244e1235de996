package io.vioscope.source.openstack.nova;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Times as Nova's older APIs write them: {@code 2026-11-22T08:11:20.000000}, in UTC without saying so. */
final class NovaTime {
    private NovaTime() {}

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text.endsWith("Z") ? text : text + "Z"));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
