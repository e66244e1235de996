package io.vioscope.source.openstack.decode;

import io.vioscope.model.Attributes;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** What a row says, as attributes. */
public final class Said {
    private Said() {}

    /** The attributes that are there, of pairs of name and value: null or empty stands for "not said". */
    public static Attributes of(@Nullable String... pairs) {
        var all = new HashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            var name = pairs[i];
            var value = pairs[i + 1];
            if (name != null && value != null && !value.isEmpty()) {
                all.put(name, value);
            }
        }
        return Attributes.of(all);
    }
}
