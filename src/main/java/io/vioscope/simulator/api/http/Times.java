package io.vioscope.simulator.api.http;

import java.time.Instant;
import java.time.LocalDate;

/** Writes times as Nova does. A page has thousands, so the date, which seldom changes from one to the next, is kept. */
public final class Times {
    private static final int DAY_SECONDS = 86_400;

    private long day = Long.MIN_VALUE;
    private String date = "";

    /** Such as {@code 2026-11-22T08:06:49Z}. */
    public String zoned(Instant time) {
        return seconds(time) + "Z";
    }

    /** Such as {@code 2026-11-22T08:06:49.000000}: without a zone, in UTC. */
    public String micros(Instant time) {
        return seconds(time) + ".000000";
    }

    private String seconds(Instant time) {
        var today = Math.floorDiv(time.getEpochSecond(), DAY_SECONDS);
        if (today != day) {
            day = today;
            date = LocalDate.ofEpochDay(today) + "T";
        }
        var second = Math.floorMod(time.getEpochSecond(), DAY_SECONDS);
        return date + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
