package io.vioscope.web.view;

import io.vioscope.model.EntityKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A place in a list, made opaque for a URL. It is good for the same filter and order only. */
final class Cursor {
    private Cursor() {}

    static String write(Filter filter, Order order, Order.Place place) {
        var text = Stream.of(
                        tag(filter, order),
                        place.first(),
                        place.label(),
                        place.cloud(),
                        place.key().toString())
                .map(Texts::encode)
                .collect(Collectors.joining("&"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The place, or nothing where the text is no cursor of that filter and order. */
    static Optional<Order.Place> read(Filter filter, Order order, String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("&", -1);
            for (var i = 0; i < parts.length; i++) {
                parts[i] = URLDecoder.decode(parts[i], StandardCharsets.UTF_8);
            }
            if (parts.length != 5 || !parts[0].equals(tag(filter, order))) {
                return Optional.empty();
            }
            return Optional.of(new Order.Place(parts[1], parts[2], parts[3], EntityKey.parse(parts[4])));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String tag(Filter filter, Order order) {
        return Integer.toHexString((filter + "\n" + order).hashCode());
    }
}
