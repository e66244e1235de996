package io.vioscope.web.view;

import io.vioscope.model.AdminState;
import io.vioscope.model.Health;
import io.vioscope.model.Status;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How an entity is shown: its effective health in one word, worst first. */
public enum Mark {
    /** Does not work, and is meant to. */
    DOWN(0),
    /** Works in part. */
    DEGRADED(1),
    /** Cannot be told now, whatever it was. */
    UNKNOWN(2),
    /** Does not work because somebody took it out of work. */
    OFF(3),
    /** Works, as seen by the last report. */
    OK(4);

    private final int rank;

    Mark(int rank) {
        this.rank = rank;
    }

    /** 0 for the worst. */
    public int rank() {
        return rank;
    }

    /** The word in pages, filters and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mark of that word, if there is one. */
    public static Optional<Mark> of(String word) {
        return Stream.of(values()).filter(m -> m.word().equals(word)).findFirst();
    }

    /** The mark of a status that was recorded: bad ones, and {@link #UNKNOWN} for one that was well when it was last seen. */
    static Mark recorded(Status status) {
        var mark = of(status, true);
        return mark == OK ? UNKNOWN : mark;
    }

    /** The mark of a status; {@link #UNKNOWN} for whatever is not current. */
    public static Mark of(Status status, boolean current) {
        if (!current || status.health() == Health.UNKNOWN) {
            return UNKNOWN;
        }
        if (status.health() == Health.DOWN) {
            return status.admin() == AdminState.DISABLED ? OFF : DOWN;
        }
        return status.health() == Health.DEGRADED ? DEGRADED : OK;
    }
}
