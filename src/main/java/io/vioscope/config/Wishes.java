package io.vioscope.config;

import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told.
 *
 * @param problems whether root causes
 * @param alarms   which alarms
 * @param changes  whether changes of entities
 * @param least    the least severity of what is told; changes of entities have none
 * @param kinds    of which kinds of entities; empty for all
 * @param projects the names of projects of whose entities it is told; empty for all
 * @param patience how long an alarm that a cause explains which is not confirmed yet may wait for that
 * @param quiet    when it is told only what is urgent; null for never
 */
public record Wishes(
        boolean problems,
        Alarms alarms,
        boolean changes,
        Severity least,
        Set<Kind> kinds,
        Set<String> projects,
        Duration patience,
        @Nullable QuietHours quiet) {
    /** Everything at once, but no alarm that a root cause explains. */
    public static final Wishes ALL =
            new Wishes(true, Alarms.UNEXPLAINED, true, Severity.WARNING, Set.of(), Set.of(), Duration.ZERO, null);

    public Wishes {
        kinds = Set.copyOf(kinds);
        projects = Set.copyOf(projects);
    }

    /** Which alarms. */
    public enum Alarms {
        /** None. */
        NONE,
        /** Those that no root cause explains of which the receiver is told. */
        UNEXPLAINED,
        /** All. */
        ALL
    }

    /** Whether that is bad enough; what is indeterminate is, as nobody knows better. */
    public boolean isEnough(Severity severity) {
        return severity.compareTo(least) <= 0 || severity == Severity.INDETERMINATE;
    }

    /** The same with other alarms. */
    public Wishes with(Alarms other) {
        return new Wishes(problems, other, changes, least, kinds, projects, patience, quiet);
    }

    /** The same from that severity on. */
    public Wishes with(Severity other) {
        return new Wishes(problems, alarms, changes, other, kinds, projects, patience, quiet);
    }

    /** The same without changes of entities. */
    public Wishes withoutChanges() {
        return new Wishes(problems, alarms, false, least, kinds, projects, patience, quiet);
    }

    /** The same with quiet hours. */
    public Wishes with(QuietHours other) {
        return new Wishes(problems, alarms, changes, least, kinds, projects, patience, other);
    }

    /** The same with another patience. */
    public Wishes with(Duration other) {
        return new Wishes(problems, alarms, changes, least, kinds, projects, other, quiet);
    }
}
