package io.vioscope.rca;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The problems that are open in one cloud, and the last that are over. Immutable. */
public final class Problems {
    /** How many that are over are kept, to come back under their numbers and to be judged. */
    public static final int KEPT = 200;

    private static final Problems NONE = new Problems(new TreeMap<>(), List.of());
    private static final Comparator<Ended> OLDEST_FIRST =
            Comparator.comparing(Ended::at).thenComparing(e -> e.problem().number());

    private final SortedMap<ProblemKey, Problem> open;
    private final List<Ended> ended;

    /**
     * A problem that is over.
     *
     * @param problem as it was last
     * @param at      since when it is over
     * @param into    the number of the problem that it turned out to be part of; null where there is none
     */
    public record Ended(
            Problem problem,
            Instant at,
            ProblemFact.Ending why,
            @Nullable Long into) {
        Ended with(Problem other) {
            return new Ended(other, at, why, into);
        }
    }

    private Problems(SortedMap<ProblemKey, Problem> open, List<Ended> ended) {
        this.open = open;
        this.ended = ended;
    }

    /** There never was a problem. */
    public static Problems none() {
        return NONE;
    }

    /** Those that are open, and of those that are over the newest few, in any order. */
    public static Problems of(Collection<Problem> open, Collection<Ended> ended) {
        var byKey = new TreeMap<ProblemKey, Problem>();
        open.forEach(problem -> byKey.put(problem.key(), problem));
        return new Problems(byKey, kept(ended));
    }

    private static List<Ended> kept(Collection<Ended> ended) {
        var sorted = ended.stream().sorted(OLDEST_FIRST).toList();
        return List.copyOf(sorted.subList(Math.max(0, sorted.size() - KEPT), sorted.size()));
    }

    /** The problem of that key, if it is open. */
    public Optional<Problem> get(ProblemKey key) {
        return Optional.ofNullable(open.get(key));
    }

    /** The problem of that number, if it is open. */
    public Optional<Problem> of(long number) {
        return open.values().stream().filter(p -> p.number() == number).findFirst();
    }

    /** The problem of that number as it is or was last, if it is open or one of the last that are over. */
    public Optional<Problem> known(long number) {
        return of(number)
                .or(() -> ended.stream()
                        .map(Ended::problem)
                        .filter(p -> p.number() == number)
                        .findFirst());
    }

    /** Those whose cause is that entity. */
    public List<Problem> of(EntityKey entity) {
        return open.values().stream()
                .filter(p -> p.key().entity().equals(entity))
                .toList();
    }

    /** All that are open, by key. */
    public SortedMap<ProblemKey, Problem> open() {
        return Collections.unmodifiableSortedMap(open);
    }

    /** The last that are over, oldest first. */
    public List<Ended> ended() {
        return ended;
    }

    /** The last problem of that key that is over, if it is not so for longer than since that time. */
    public Optional<Ended> lately(ProblemKey key, Instant since) {
        return ended.stream()
                .filter(e -> e.problem().key().equals(key) && !e.at().isBefore(since))
                .reduce((one, later) -> later);
    }

    /** The facts that end what is snoozed until that time or an earlier one. */
    public List<Fact> woken(Instant now) {
        return open.values().stream().flatMap(problem -> woken(problem, now)).toList();
    }

    private static Stream<Fact> woken(Problem problem, Instant now) {
        var snooze = problem.handling().snooze();
        return snooze != null && snooze.isOver(now)
                ? Stream.of(new ProblemFact.Handled(
                        problem.handled(problem.handling().snoozed(null)), ProblemFact.Step.WOKEN, null))
                : Stream.empty();
    }

    /** The problems after those facts of that time; facts of other kinds are passed over. */
    public Problems apply(List<Fact> facts, Instant at) {
        if (facts.stream().noneMatch(ProblemFact.class::isInstance)) {
            return this;
        }
        var next = new TreeMap<>(open);
        var over = new ArrayList<>(ended);
        for (var fact : facts) {
            if (fact instanceof ProblemFact f) {
                apply(f, at, next, over);
            }
        }
        return new Problems(next, kept(over));
    }

    private static void apply(ProblemFact fact, Instant at, SortedMap<ProblemKey, Problem> next, List<Ended> over) {
        var problem = fact.problem();
        if (fact instanceof ProblemFact.Resolved f) {
            next.remove(problem.key());
            over.add(new Ended(problem, at, f.why(), f.into()));
        } else if (isRemark(fact) && isOver(problem, next)) {
            over.replaceAll(e -> e.problem().number() == problem.number() ? e.with(problem) : e);
        } else {
            if (fact instanceof ProblemFact.Reopened) {
                over.removeIf(e -> e.problem().number() == problem.number());
            }
            next.put(problem.key(), problem);
        }
    }

    /** Of these two kinds are facts about a problem that may be over. */
    private static boolean isRemark(ProblemFact fact) {
        return fact instanceof ProblemFact.Judged || fact instanceof ProblemFact.Handled;
    }

    private static boolean isOver(Problem problem, SortedMap<ProblemKey, Problem> open) {
        var same = open.get(problem.key());
        return same == null || same.number() != problem.number();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Problems that && open.equals(that.open) && ended.equals(that.ended);
    }

    @Override
    public int hashCode() {
        return Objects.hash(open, ended);
    }

    @Override
    public String toString() {
        return open.size() + " problems, " + ended.size() + " over";
    }
}
