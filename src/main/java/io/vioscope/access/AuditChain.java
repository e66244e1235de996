package io.vioscope.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Events, each with the hash of the one before: what is changed, taken out or put in between shows. What it cannot show by
 * itself: that whoever may write the database made the whole chain anew, or cut its end off. That shows only to who
 * noted a number and its hash elsewhere.
 */
public final class AuditChain {
    /** What stands before the first. */
    public static final String BEGINNING = "0".repeat(64);

    private long number;
    private String hash = BEGINNING;
    private Optional<Break> broken = Optional.empty();

    /** An event in its place. */
    public record Link(long number, AuditEvent event, String previous, String hash) {
        /** The event after a link of that number and hash. */
        public static Link after(long number, String hash, AuditEvent event) {
            return new Link(number + 1, event, hash, AuditChain.hash(number + 1, event, hash));
        }
    }

    /**
     * Where it is broken.
     *
     * @param number of the first link that does not fit
     * @param why    in words
     */
    public record Break(long number, String why) {}

    /** Each part with its length, so that no two events are written alike. */
    private static String hash(long number, AuditEvent event, String previous) {
        var text = new StringBuilder();
        var parts = List.of(
                Long.toString(number),
                event.at().toString(),
                event.who(),
                event.way(),
                event.from(),
                event.what(),
                event.outcome(),
                previous);
        parts.forEach(part -> text.append(part.length()).append(':').append(part));
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Looks at the next link, in the order of their numbers; after a break at none. */
    public void next(Link link) {
        if (broken.isPresent()) {
            return;
        }
        if (link.number() != number + 1) {
            broken = Optional.of(new Break(number + 1, "is missing"));
        } else if (!link.previous().equals(hash)) {
            broken = Optional.of(new Break(link.number(), "does not follow the one before it"));
        } else if (!link.hash().equals(hash(link.number(), link.event(), link.previous()))) {
            broken = Optional.of(new Break(link.number(), "was changed"));
        } else {
            number = link.number();
            hash = link.hash();
        }
    }

    /** Where it is broken; empty where it is whole as far as it was looked at. */
    public Optional<Break> broken() {
        return broken;
    }

    /** The number of the last link that fits. */
    public long number() {
        return number;
    }

    /** Its hash. */
    public String hash() {
        return hash;
    }
}
