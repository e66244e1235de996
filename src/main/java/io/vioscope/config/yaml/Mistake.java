package io.vioscope.config.yaml;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a configuration, and what would be right.
 *
 * @param file    the file as it was named or found; {@code environment} for an environment variable
 * @param line    from 1; 0 where the mistake is not in a line, as for a missing file
 * @param key     the path of the value ({@code clouds[0].poll}) or the name of the variable; empty for the whole file
 * @param value   what is written there; null where nothing is, or where it is a secret or may hold one
 * @param problem what is wrong, worded to follow the value
 * @param right   what would be right
 */
public record Mistake(
        String file, int line, String key, @Nullable String value, String problem, String right) {
    /** The file of values that come from environment variables. */
    public static final String ENVIRONMENT = "environment";

    /** One line: {@code vioscope.yaml:7: http.port: 80800 is no port; right is 0 to 65535}. */
    @Override
    public String toString() {
        return file
                + (line > 0 ? ":" + line : "")
                + ": "
                + (key.isEmpty() ? "" : key + ": ")
                + (value == null ? "" : shortened(value) + " ")
                + problem
                + "; right is "
                + right;
    }

    private static String shortened(String value) {
        var line = value.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 80 ? line : line.substring(0, 77) + "...";
    }
}
