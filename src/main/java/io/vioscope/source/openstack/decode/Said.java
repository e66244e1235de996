package io.vioscope.source.openstack.decode;

import io.vioscope.model.Attributes;
import org.jspecify.annotations.Nullable;

/** What a row says, as attributes. */
public final class Said {
    private Said() {}

    /** The attributes that are there, of pairs of name and value, each name once: null or empty stands for "not said". */
    public static Attributes of(@Nullable String... pairs) {
        for (var i = 1; i < pairs.length; i += 2) {
            var value = pairs[i];
            if (value != null && value.isEmpty()) {
                pairs[i] = null;
            }
        }
        return Attributes.ofPairs(pairs);
    }
}
