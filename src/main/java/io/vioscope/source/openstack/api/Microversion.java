package io.vioscope.source.openstack.api;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of an OpenStack API, such as Nova's 2.79 or Cinder's 3.48.
 *
 * @param major changes with a new API
 * @param minor grows with each feature of it
 */
public record Microversion(int major, int minor) implements Comparable<Microversion> {
    private static final Comparator<Microversion> ORDER =
            Comparator.comparingInt(Microversion::major).thenComparingInt(Microversion::minor);
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

    /** The version of that text, if it is one. */
    public static Optional<Microversion> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(new Microversion(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    /** Whether a feature that came with that version can be used. */
    public boolean has(Microversion feature) {
        return compareTo(feature) >= 0;
    }

    @Override
    public int compareTo(Microversion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
