package io.vioscope.words;

import java.util.List;

/**
 * A text that is not said yet: whoever says it decides in which language. Values may be such texts themselves.
 *
 * @param key    of the text
 * @param values to be filled in
 */
public record Said(String key, List<Object> values) {
    /** The text of that key with these values. */
    public static Said of(String key, Object... values) {
        return new Said(key, List.of(values));
    }

    /** The text in the language that is spoken here. */
    @Override
    public String toString() {
        return Words.of(key, values.toArray());
    }
}
