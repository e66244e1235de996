package io.vioscope.config;

import org.jspecify.annotations.Nullable;

/**
 * How this process writes its log.
 *
 * @param level  the least that is written; null for what it is without being said
 * @param format how; null for what it is without being said
 */
public record LogConfig(@Nullable Level level, @Nullable Format format) {
    /** Nothing is said. */
    public static final LogConfig UNSAID = new LogConfig(null, null);

    /** How bad or how telling something is, the most telling first. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR,
        OFF
    }

    /** What a line looks like. */
    public enum Format {
        TEXT,
        JSON
    }

    /** Whether nothing is said. */
    public boolean isUnsaid() {
        return level == null && format == null;
    }
}
