package io.vioscope.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What operators do about a problem. None of it changes what is believed.
 *
 * @param version how often anybody said or did anything about the problem: who acts on what they saw can tell by it whether
 *                somebody was faster
 * @param owner   who is to see to it, in their own words; null for nobody
 * @param snooze  until when nobody is to be reminded of it; null for not at all
 * @param notes   the last notes on it, oldest first
 * @param closure why an operator is done with it; null where nobody is
 */
public record Handling(
        int version,
        @Nullable String owner,
        @Nullable Snooze snooze,
        List<Remark> notes,
        @Nullable Closure closure) {
    /** How many notes are kept with a problem; its facts have all. */
    public static final int NOTES = 20;

    /** Nobody has done anything. */
    public static final Handling NONE = new Handling(0, null, null, List.of(), null);

    public Handling {
        notes = List.copyOf(notes);
    }

    /** The same, and something was said beside. */
    public Handling later() {
        return new Handling(version + 1, owner, snooze, notes, closure);
    }

    /** Somebody is to see to it; null for nobody. */
    public Handling assigned(@Nullable String to) {
        return new Handling(version + 1, to, snooze, notes, closure);
    }

    /** It is snoozed; null for no more. */
    public Handling snoozed(@Nullable Snooze other) {
        return new Handling(version + 1, owner, other, notes, closure);
    }

    /** Somebody has put a note on it. */
    public Handling noted(Remark note) {
        var all = new ArrayList<>(notes);
        all.add(note);
        return new Handling(
                version + 1, owner, snooze, all.subList(Math.max(0, all.size() - NOTES), all.size()), closure);
    }

    /** Somebody is done with it; null takes that back. */
    public Handling closed(@Nullable Closure other) {
        return new Handling(version + 1, owner, snooze, notes, other);
    }

    /** It is back after its end: what was closed, or snoozed to its end, is so no more, nor what was snoozed until now. */
    public Handling again(Instant now) {
        var isOver = snooze == null || snooze.until() == null || snooze.isOver(now);
        return new Handling(version, owner, isOver ? null : snooze, notes, null);
    }

    /** Whether people asked not to be reminded of it for now. */
    public boolean isHushed() {
        return snooze != null || closure != null;
    }
}
