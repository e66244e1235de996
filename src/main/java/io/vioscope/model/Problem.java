package io.vioscope.model;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A root cause that is open.
 *
 * @param number   names it from its opening to its end, unique in its cloud, never used again; the sequence number of the
 *                 fact that opened it
 * @param key      what is wrong with what
 * @param severity how bad; never {@link Severity#CLEARED}
 * @param phase    how far it is believed
 * @param text     one sentence for an operator; may contain hostile names
 * @param advice   what to do about it, in one sentence
 * @param verdict  why it is held to be the cause
 * @param impact   who suffers
 * @param openedAt when it was first believed
 * @param phaseAt  since when it is in its phase
 * @param maintenance the number of the maintenance window for which it is not announced; null where there is none. What was
 *                 announced before its window began stays so, as whoever was told of it is to be told of its end
 * @param life     what has become of it since it was opened
 */
public record Problem(
        long number,
        ProblemKey key,
        Severity severity,
        Phase phase,
        String text,
        String advice,
        Verdict verdict,
        Impact impact,
        Instant openedAt,
        Instant phaseAt,
        @Nullable Long maintenance,
        Life life) {
    /** One that has just been opened. */
    public Problem(
            long number,
            ProblemKey key,
            Severity severity,
            Phase phase,
            String text,
            String advice,
            Verdict verdict,
            Impact impact,
            Instant openedAt,
            Instant phaseAt,
            @Nullable Long maintenance) {
        this(number, key, severity, phase, text, advice, verdict, impact, openedAt, phaseAt, maintenance, Life.NEW);
    }

    /** One in no maintenance window. */
    public Problem(
            long number,
            ProblemKey key,
            Severity severity,
            Phase phase,
            String text,
            String advice,
            Verdict verdict,
            Impact impact,
            Instant openedAt,
            Instant phaseAt) {
        this(number, key, severity, phase, text, advice, verdict, impact, openedAt, phaseAt, null);
    }

    /** How far a cause is believed. */
    public enum Phase {
        /** It is the best explanation of what is seen so far. Not announced. */
        PROVISIONAL,
        /** It was the best explanation for as long as its symptoms take to come. Announced. */
        CONFIRMED,
        /** It was confirmed; what it caused is going. Ends by itself, or is confirmed again. */
        CLEARING;

        /** The word in JSON, pages and the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The phase of that word. Throws {@link IllegalArgumentException} for any other word. */
        public static Phase of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The same problem in another phase, as of that time. */
    public Problem in(Phase other, Instant at) {
        return phase == other
                ? this
                : new Problem(
                        number, key, severity, other, text, advice, verdict, impact, openedAt, at, maintenance, life);
    }

    /** The same problem, whose phase is held to begin at that time. */
    public Problem since(Instant at) {
        return new Problem(
                number, key, severity, phase, text, advice, verdict, impact, openedAt, at, maintenance, life);
    }

    /** The same problem with another verdict, impact and severity. */
    public Problem revised(Severity now, Verdict other, Impact suffering, String words) {
        return new Problem(
                number, key, now, phase, words, advice, other, suffering, openedAt, phaseAt, maintenance, life);
    }

    /** The same problem in another maintenance window; null for none. */
    public Problem within(@Nullable Long window) {
        return new Problem(
                number, key, severity, phase, text, advice, verdict, impact, openedAt, phaseAt, window, life);
    }

    /** The same problem with another life. */
    public Problem with(Life other) {
        return new Problem(
                number, key, severity, phase, text, advice, verdict, impact, openedAt, phaseAt, maintenance, other);
    }

    /** What operators do about it. */
    public Handling handling() {
        return life.handling();
    }

    /** The same problem, of which operators do something else. */
    public Problem handled(Handling other) {
        return with(life.handled(other));
    }

    /**
     * Whether it is, or was, announced. What is of indeterminate severity, or of what is in maintenance, is shown and nobody
     * is woken for it.
     */
    public boolean isAnnounced() {
        return phase != Phase.PROVISIONAL && severity != Severity.INDETERMINATE && maintenance == null;
    }
}
