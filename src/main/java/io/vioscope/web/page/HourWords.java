package io.vioscope.web.page;

import io.vioscope.words.Words;
import java.time.Instant;

/** What charts by the hour write on their scale. All times are UTC. */
public final class HourWords {
    private static final int HOURS_A_TICK = 3;
    private static final int HOUR = 3600;

    private HourWords() {}

    /** Hours and minutes. */
    public static String clock(Instant at) {
        return at.toString().substring(11, 16);
    }

    /** From when to when, for people. */
    public static String span(Instant from, Instant to) {
        return Words.of("changes.to-utc", clock(from), clock(to));
    }

    /** What stands below the hour that begins then; empty below two of three. */
    public static String tick(Instant hour) {
        return hour.getEpochSecond() / HOUR % HOURS_A_TICK == 0 ? clock(hour) : "";
    }
}
