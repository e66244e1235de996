package io.vioscope.web.view;

import io.vioscope.model.EntityKey;
import io.vioscope.web.view.Sequence.Fit;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place in a list, made opaque for a URL. It is good for the same filter and order only.
 *
 * @param fit   how it goes with the list that is asked for
 * @param place where the list goes on; empty where it is not of that list
 */
record Cursor(Fit fit, Optional<Order.Place> place) {
    private static final Cursor NONE = new Cursor(Fit.OTHER, Optional.empty());

    static String write(Filter filter, Order order, Order.Place place) {
        var text = Stream.of(
                        of(filter, order).tag(),
                        place.first(),
                        place.label(),
                        place.cloud(),
                        place.key().toString())
                .map(Texts::encode)
                .collect(Collectors.joining("&"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a text stands for in the list of that filter and order. */
    static Cursor read(Filter filter, Order order, String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("&", -1);
            for (var i = 0; i < parts.length; i++) {
                parts[i] = URLDecoder.decode(parts[i], StandardCharsets.UTF_8);
            }
            return parts.length == 5 ? read(of(filter, order).fit(parts[0]), parts) : NONE;
        } catch (IllegalArgumentException notOurs) {
            return NONE;
        }
    }

    private static Cursor read(Fit fit, String[] parts) {
        return fit == Fit.SAME
                ? new Cursor(fit, Optional.of(new Order.Place(parts[1], parts[2], parts[3], EntityKey.parse(parts[4]))))
                : new Cursor(fit, Optional.empty());
    }

    private static Sequence of(Filter filter, Order order) {
        return new Sequence("entities", filter.toString(), order.toString());
    }
}
