package io.vioscope.simulator.api.http;

import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A microversion, such as 2.79 of Nova's or 3.59 of Cinder's. */
public record Microversion(int major, int minor) {
    public static final Microversion MIN = new Microversion(2, 1);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})\\.([1-9][0-9]{0,8}|0)");

    /**
     * The version a request asks Nova for, 2.1 if it asks for none; empty if what it says is not a version.
     *
     * @param max what {@code latest} means
     */
    public static Optional<Microversion> asked(MultiMap headers, Microversion max) {
        var text = Optional.ofNullable(named(headers.get("OpenStack-API-Version"), "compute"))
                .or(() -> Optional.ofNullable(headers.get("X-OpenStack-Nova-API-Version")));
        return text.isEmpty() ? Optional.of(MIN) : parse(text.get().strip(), max);
    }

    /**
     * The version a request asks a service for, {@code min} if it asks for none; empty if what it says is not a version.
     *
     * @param service as the header names it, such as {@code volume}
     * @param max     what {@code latest} means
     */
    public static Optional<Microversion> asked(MultiMap headers, String service, Microversion min, Microversion max) {
        var text = named(headers.get("OpenStack-API-Version"), service);
        return text == null ? Optional.of(min) : parse(text, max);
    }

    /** Whether it is one of these or lies between them. */
    public boolean isBetween(Microversion min, Microversion max) {
        return major == min.major && minor >= min.minor && minor <= max.minor;
    }

    /** Whether it has the minor number wanted, or a later one. */
    public boolean atLeast(int wanted) {
        return minor >= wanted;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }

    private static Optional<Microversion> parse(String text, Microversion max) {
        if (text.equals("latest")) {
            return Optional.of(max);
        }
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new Microversion(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    /** The part of the header for this service: {@code compute 2.79} among others, separated by commas. */
    private static @Nullable String named(@Nullable String header, String service) {
        if (header == null) {
            return null;
        }
        for (var part : header.split(",")) {
            var words = part.strip().split(" +");
            if (words.length == 2 && words[0].equals(service)) {
                return words[1];
            }
        }
        return null;
    }
}
