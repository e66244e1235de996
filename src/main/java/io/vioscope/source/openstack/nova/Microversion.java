package io.vioscope.source.openstack.nova;

import java.util.Map;
import java.util.Optional;

/**
 * A version of Nova's API, such as 2.79.
 *
 * @param minor what stands after {@code 2.}
 */
public record Microversion(int minor) implements Comparable<Microversion> {
    /** What every Nova with an API v2.1 speaks. */
    public static final Microversion BASE = new Microversion(1);

    /** The newest that this program knows: Train's neighbourhood, the newest that VIO 7 speaks. */
    public static final Microversion NEWEST_KNOWN = new Microversion(79);

    /** From here on {@code os-hypervisors} comes in pages. */
    static final Microversion HYPERVISOR_PAGES = new Microversion(33);

    /** The version of that text, if it is one. */
    static Optional<Microversion> parse(String text) {
        return text.matches("2\\.[0-9]{1,4}")
                ? Optional.of(new Microversion(Integer.parseInt(text.substring(2))))
                : Optional.empty();
    }

    /** The version to speak with a server: the newest that both know, but never below 2.1. */
    static Microversion agreed(Microversion serverMin, Microversion serverMax) {
        var wanted = serverMax.minor < NEWEST_KNOWN.minor ? serverMax : NEWEST_KNOWN;
        var floor = serverMin.minor > BASE.minor ? serverMin : BASE;
        return wanted.minor < floor.minor ? floor : wanted;
    }

    /** Both headers: the second is for servers before 2.27. */
    Map<String, String> headers() {
        return Map.of("OpenStack-API-Version", "compute " + this, "X-OpenStack-Nova-API-Version", toString());
    }

    boolean has(Microversion feature) {
        return minor >= feature.minor;
    }

    @Override
    public int compareTo(Microversion other) {
        return Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return "2." + minor;
    }
}
