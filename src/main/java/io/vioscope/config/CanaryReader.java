package io.vioscope.config;

import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whether a port is made and deleted as users would: the part {@code canary} of {@code probes}. */
final class CanaryReader {
    private static final List<String> KEYS = List.of("network", "every", "limit", "name", "auth", "auth_type");
    private static final int LONGEST_NAME = 255;
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String EVERY_RIGHT = "1m to 1h, a number with s, m or h, such as 5m";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final String LIMIT_RIGHT = "5s to 5m, a number with s or m, such as 60s";

    private CanaryReader() {}

    /** What is made; null, and mistakes, where something is wrong. */
    static @Nullable CanaryConfig read(Section section) {
        var reading = section.reading();
        int before = reading.mistakes().size();
        section.only(KEYS);
        var network = network(section);
        var every = time(section, "every", EVERY, SHORTEST, LONGEST, EVERY_RIGHT);
        var limit = time(section, "limit", LIMIT, LEAST, MOST, LIMIT_RIGHT);
        var named = section.field("name");
        var name = named == null ? "vioscope-canary" : Values.name(reading, named);
        var credentials =
                section.has("auth") || section.givenBelow("auth") ? new CloudEntry(section, true).guest() : null;
        if (reading.mistakes().size() > before || network == null || every == null || limit == null || name == null) {
            return null;
        }
        return new CanaryConfig(network, every, limit, name, credentials);
    }

    private static @Nullable String network(Section section) {
        var reading = section.reading();
        var right = "name or UUID of the network on which ports are made";
        var field = section.required("network", right);
        var network = field == null ? null : Values.text(reading, field);
        return field == null || network == null || network.length() <= LONGEST_NAME
                ? network
                : Values.wrong(reading, field, "is too long", right);
    }

    private static @Nullable Duration time(
            Section section, String key, Duration usual, Duration shortest, Duration longest, String right) {
        Reading reading = section.reading();
        var field = section.field(key);
        return field == null ? usual : Values.duration(reading, field, shortest, longest, right);
    }
}
