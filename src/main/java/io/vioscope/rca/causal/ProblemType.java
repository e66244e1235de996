package io.vioscope.rca.causal;

import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A thing that can be wrong.
 *
 * @param name      its dotted name, such as {@code vcenter.unreachable}
 * @param kind      what can have it
 * @param category  what an operator should make of it
 * @param severity  how bad it is
 * @param prior     how probable it is for one entity at any moment
 * @param settle    how long it must be the best explanation before it is announced
 * @param text      one sentence, in which {@code {name}} is the entity's name; it claims no more than the rules show
 * @param advice    what to do, in one sentence
 * @param faults    the faults that look like this, by their names in the catalogue; more than one where they cannot be told
 *                  apart
 * @param settledBy sources that would tell them apart, or see what is only inferred
 * @param rules     how it shows
 * @param sufferers who suffers
 */
public record ProblemType(
        String name,
        Kind kind,
        Category category,
        Severity severity,
        double prior,
        Duration settle,
        String text,
        String advice,
        List<String> faults,
        List<String> settledBy,
        List<Rule> rules,
        List<Suffering> sufferers) {

    public ProblemType {
        faults = List.copyOf(faults);
        settledBy = List.copyOf(settledBy);
        rules = List.copyOf(rules);
        sufferers = List.copyOf(sufferers);
    }

    /** The same problem with other probabilities. */
    public ProblemType with(double otherPrior, List<Rule> otherRules) {
        return new ProblemType(
                name,
                kind,
                category,
                severity,
                otherPrior,
                settle,
                text,
                advice,
                faults,
                settledBy,
                otherRules,
                sufferers);
    }

    /** By its name, which is its identity within a model. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProblemType that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** What an operator should make of it. */
    public enum Category {
        /** Something broke. */
        FAULT,
        /** Somebody does planned work: told, never announced as a fault. */
        PLANNED,
        /** A user did it: told, never announced. */
        USER_ACTION,
        /** It happens all the time and means nothing. */
        NOISE,
        /** It is the monitor's own trouble: nothing is known of what lies behind. */
        MONITOR,
        /** Much at once that no other problem explains: shown, never announced as a cause. */
        PATTERN;

        /** The word in the causal model, JSON and on pages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether people are woken for it. */
        public boolean isAnnounced() {
            return this == FAULT || this == MONITOR;
        }
    }
}
