package io.vioscope.source.trap;

import io.vioscope.model.EntityKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Something that a trap has said of an entity.
 *
 * @param severity a word of X.733's, or {@link #NOTE}
 * @param at       when the last trap said so
 * @param until    how long it is held to be so
 */
record Observation(String severity, String text, Instant at, Instant until) {
    /** In place of a severity where nothing is wrong. */
    static final String NOTE = "note";

    /** What begins the names of attributes that tell of traps. */
    static final String PREFIX = "traps.";

    /** What ends the name of the attribute that holds the text. */
    static final String TEXT = ".text";

    /** What it is about: what is observed, told apart by a key, which may be empty. */
    record Subject(EntityKey entity, String attribute) {}

    /** The attribute that holds the severity. A key is not shown: it may hold names. */
    static String attribute(String name, String key) {
        if (key.isEmpty()) {
            return PREFIX + name;
        }
        var crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        return PREFIX + name + "." + HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
