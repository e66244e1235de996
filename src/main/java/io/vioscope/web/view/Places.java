package io.vioscope.web.view;

import io.vioscope.model.Alarm;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Problem;
import io.vioscope.rca.Weight;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The places of problems and alarms in their lists, as texts. What is equal by what a list is sorted by is in the order of
 * {@link CloudView#ANNOUNCED_THEN_HEAVIEST} and {@link CloudView#WORST_THEN_NEWEST}.
 */
@SuppressWarnings("EnumOrdinal") // They sort as the enums do, and are good for one run of the server.
public final class Places {
    private static final long LATEST = 999_999_999_999L;
    private static final int NANOS = 999_999_999;

    private Places() {}

    /** By what problems can be sorted. */
    public enum ProblemBy {
        /** Announced ones first, then those that hurt most, then the newest. */
        WEIGHT(p -> ""),
        /** The worst first. */
        SEVERITY(p -> number(p.severity().ordinal())),
        /** The oldest first. */
        OPENED(p -> oldestFirst(p.openedAt())),
        /** By who is to see to it; first what nobody is. */
        OWNER(p -> word(lower(p.handling().owner()))),
        /** By the kind and id of what has it. */
        CAUSE(p -> word(p.key().entity().toString())),
        /** By cloud. */
        CLOUD(p -> "");

        private final Function<Problem, String> first;

        ProblemBy(Function<Problem, String> first) {
            this.first = first;
        }
    }

    /** By what alarms can be sorted. */
    public enum AlarmBy {
        /** The worst first, then the newest. */
        SEVERITY(a -> ""),
        /** The oldest first. */
        RAISED(a -> oldestFirst(a.raisedAt())),
        /** By the name of what is so. */
        CONDITION(a -> word(a.key().condition())),
        /** By the kind and id of what it is about. */
        ENTITY(a -> word(a.key().entity().toString())),
        /** By cloud. */
        CLOUD(a -> "");

        private final Function<Alarm, String> first;

        AlarmBy(Function<Alarm, String> first) {
            this.first = first;
        }
    }

    /** The place of a problem of that cloud in a list that is sorted so. */
    public static String of(ProblemBy by, Problem problem, String cloud) {
        return (by == ProblemBy.CLOUD ? word(cloud) : by.first.apply(problem))
                + (problem.isAnnounced() ? "0" : "1")
                + number(Integer.MAX_VALUE - Weight.of(problem.impact()))
                + number(problem.severity().ordinal())
                + newestFirst(problem.openedAt())
                + of(problem.key().entity())
                + word(problem.key().name())
                + cloud;
    }

    /** The place of an alarm of that cloud in a list that is sorted so. */
    public static String of(AlarmBy by, Alarm alarm, String cloud) {
        return (by == AlarmBy.CLOUD ? word(cloud) : by.first.apply(alarm))
                + number(alarm.severity().ordinal())
                + newestFirst(alarm.raisedAt())
                + of(alarm.key().entity())
                + word(alarm.key().condition())
                + cloud;
    }

    private static String of(EntityKey key) {
        return number(key.kind().ordinal()) + word(key.id());
    }

    /** Of any length, none of which is the beginning of another. */
    private static String word(String text) {
        return text + "\n";
    }

    private static String lower(@Nullable String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    private static String oldestFirst(Instant at) {
        return padded(at.getEpochSecond(), 12) + padded(at.getNano(), 9);
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
