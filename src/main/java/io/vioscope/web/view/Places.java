package io.vioscope.web.view;

import io.vioscope.model.Alarm;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Problem;
import io.vioscope.rca.Weight;
import java.time.Instant;

/** The places of problems and alarms in their lists: texts in the order of {@link CloudView#ANNOUNCED_THEN_HEAVIEST} and {@link CloudView#WORST_THEN_NEWEST}. */
@SuppressWarnings("EnumOrdinal") // They sort as the enums do, and are good for one run of the server.
public final class Places {
    private static final long LATEST = 999_999_999_999L;
    private static final int NANOS = 999_999_999;

    private Places() {}

    /** @param cloud the place of its cloud among all */
    public static String of(Problem problem, int cloud) {
        return (problem.isAnnounced() ? "0" : "1")
                + number(Integer.MAX_VALUE - Weight.of(problem.impact()))
                + number(problem.severity().ordinal())
                + newestFirst(problem.openedAt())
                + of(problem.key().entity())
                + problem.key().name()
                + "\n"
                + number(cloud);
    }

    /** @param cloud the place of its cloud among all, each of which has a list of its own */
    public static String of(Alarm alarm, int cloud) {
        return number(cloud)
                + number(alarm.severity().ordinal())
                + newestFirst(alarm.raisedAt())
                + of(alarm.key().entity())
                + alarm.key().condition();
    }

    private static String of(EntityKey key) {
        return number(key.kind().ordinal()) + key.id() + "\n";
    }

    private static String newestFirst(Instant at) {
        return padded(LATEST - at.getEpochSecond(), 12) + padded(NANOS - at.getNano(), 9);
    }

    private static String number(int number) {
        return padded(number, 10);
    }

    private static String padded(long number, int width) {
        var digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
