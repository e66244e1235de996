package io.vioscope.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something that is kept for later questions.
 *
 * @param at      when, to the millisecond
 * @param who     did it, or tried; may be hostile text
 * @param way     how it is known who that is, in a word
 * @param from    the address it came from, or where else
 * @param what    was done or tried; may be hostile text
 * @param outcome what came of it
 */
public record AuditEvent(Instant at, String who, String way, String from, String what, String outcome) {
    private static final int LONGEST = 300;

    public AuditEvent {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        who = plain(who);
        from = plain(from);
        what = plain(what);
    }

    /** In one line, of bounded length, so that nobody writes a row of their own. */
    private static String plain(String text) {
        var line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    /** In one line. */
    public String line() {
        return at + "\t" + who + "\t" + way + "\t" + from + "\t" + what + "\t" + outcome;
    }
}
