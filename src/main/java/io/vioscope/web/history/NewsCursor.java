package io.vioscope.web.history;

import io.vioscope.web.view.Chronicle.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A place in the news, made opaque for an address. */
public final class NewsCursor {
    private NewsCursor() {}

    /** The text of a place. */
    public static String write(Place place) {
        var text = place.at() + " " + place.seq() + " " + place.cloud();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The place of a text; empty where it is none of ours. */
    public static Optional<Place> read(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            return parts.length == 3
                    ? Optional.of(new Place(Instant.parse(parts[0]), parts[2], Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
