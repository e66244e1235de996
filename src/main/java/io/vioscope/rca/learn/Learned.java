package io.vioscope.rca.learn;

import io.vioscope.model.Fact;
import io.vioscope.model.LearningFact;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Remark;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that was learned in one cloud. It follows from facts alone: what an operator says counts at once; what an incident teaches
 * that nobody judged waits for the next day, as all of the diagnosis is worked out anew with what changed. Immutable.
 */
public final class Learned {
    /** How many lessons are made use of, the newest. */
    public static final int KEPT = 1000;

    private static final Learned NOTHING = new Learned(new TreeMap<>(), new TreeMap<>(), null, new TreeMap<>());

    private final SortedMap<Long, Lesson> used;
    private final SortedMap<Long, Lesson> waiting;
    private final @Nullable Instant waitingSince;
    private final SortedMap<String, Remark> advice;

    private Learned(
            SortedMap<Long, Lesson> used,
            SortedMap<Long, Lesson> waiting,
            @Nullable Instant waitingSince,
            SortedMap<String, Remark> advice) {
        this.used = Collections.unmodifiableSortedMap(used);
        this.waiting = Collections.unmodifiableSortedMap(waiting);
        this.waitingSince = waitingSince;
        this.advice = Collections.unmodifiableSortedMap(advice);
    }

    /** Nothing. */
    public static Learned nothing() {
        return NOTHING;
    }

    /** These lessons; {@code waitingSince} is the time of the first that waits, null where none does. */
    public static Learned of(Collection<Lesson> used, Collection<Lesson> waiting, @Nullable Instant waitingSince) {
        return new Learned(byNumber(used), byNumber(waiting), waitingSince, new TreeMap<>());
    }

    /** The same, with what operators say of kinds of problems by the name of the kind. */
    public Learned advised(Map<String, Remark> other) {
        return new Learned(used, waiting, waitingSince, new TreeMap<>(other));
    }

    /** What operators say of kinds of problems, by the name of the kind; probabilities do not depend on it. */
    public SortedMap<String, Remark> advice() {
        return advice;
    }

    private static SortedMap<Long, Lesson> byNumber(Collection<Lesson> lessons) {
        var all = new TreeMap<Long, Lesson>();
        lessons.forEach(lesson -> all.put(lesson.number(), lesson));
        return all;
    }

    /** The lessons that are made use of, by the number of their problem. */
    public SortedMap<Long, Lesson> used() {
        return used;
    }

    /** Those that wait for the next day. */
    public SortedMap<Long, Lesson> waiting() {
        return waiting;
    }

    /** The time of the first that waits; null where none does. */
    public @Nullable Instant waitingSince() {
        return waitingSince;
    }

    /** What is known of a problem by experience. */
    public Experience of(String problem) {
        return new Experience(used.values().stream()
                .filter(lesson -> lesson.problem().equals(problem))
                .toList());
    }

    /** The causal model with probabilities as experience has them; the model itself where there is none. */
    public CausalModel of(CausalModel model) {
        return used.isEmpty()
                ? model
                : new CausalModel(
                        model.symptoms(),
                        model.problems().stream()
                                .map(problem -> of(problem.name()).of(problem))
                                .toList(),
                        model.consequences());
    }

    /** The problem with probabilities as experience has them. */
    public ProblemType of(ProblemType problem) {
        return of(problem.name()).of(problem);
    }

    /** The fact that makes use of what waits, if it has waited to the next day (UTC). */
    public Optional<Fact> due(Instant now) {
        var since = waitingSince;
        return since != null && day(now) > day(since)
                ? Optional.of(new LearningFact.TakenUp(waiting.size()))
                : Optional.empty();
    }

    private static long day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }

    /** What is learned after those facts of that time; facts of other kinds are passed over. */
    public Learned apply(List<Fact> facts, Instant at) {
        var next = this;
        for (var fact : facts) {
            if (fact instanceof ProblemFact.Judged f) {
                next = next.judged(f);
            } else if (fact instanceof ProblemFact.Resolved f) {
                next = next.resolved(f, at);
            } else if (fact instanceof LearningFact f) {
                next = f.match(next::takenUp, next::forgotten, next::advised);
            }
        }
        return next;
    }

    private Learned judged(ProblemFact.Judged fact) {
        var judgement = Objects.requireNonNull(fact.problem().life().judged());
        var lesson = Lesson.of(fact.problem(), judgement);
        var nextUsed = new TreeMap<>(used);
        nextUsed.put(lesson.number(), lesson);
        var nextWaiting = new TreeMap<>(waiting);
        nextWaiting.remove(lesson.number());
        return new Learned(newest(nextUsed), nextWaiting, nextWaiting.isEmpty() ? null : waitingSince, advice);
    }

    /** What has taught once does not do so at each of its ends. */
    private Learned resolved(ProblemFact.Resolved fact, Instant at) {
        var number = fact.problem().number();
        var lesson =
                used.containsKey(number) || waiting.containsKey(number) ? Optional.<Lesson>empty() : Lesson.of(fact);
        if (lesson.isEmpty()) {
            return this;
        }
        var next = new TreeMap<>(waiting);
        next.put(number, lesson.get());
        return new Learned(used, next, waitingSince == null ? at : waitingSince, advice);
    }

    /** What people know is nothing that was learned of judgements. */
    private Learned forgotten(LearningFact.Reset fact) {
        return NOTHING.advised(advice);
    }

    private Learned advised(LearningFact.Advised fact) {
        var next = new TreeMap<>(advice);
        if (fact.stands()) {
            next.put(fact.problem(), fact.remark());
        } else {
            next.remove(fact.problem());
        }
        return advised(next);
    }

    private Learned takenUp(LearningFact.TakenUp fact) {
        var next = new TreeMap<>(used);
        next.putAll(waiting);
        return new Learned(newest(next), new TreeMap<>(), null, advice);
    }

    private static SortedMap<Long, Lesson> newest(NavigableMap<Long, Lesson> lessons) {
        while (lessons.size() > KEPT) {
            lessons.pollFirstEntry();
        }
        return lessons;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Learned that
                && used.equals(that.used)
                && waiting.equals(that.waiting)
                && Objects.equals(waitingSince, that.waitingSince)
                && advice.equals(that.advice);
    }

    @Override
    public int hashCode() {
        return Objects.hash(used, waiting, waitingSince, advice);
    }

    @Override
    public String toString() {
        return used.size() + " lessons, " + waiting.size() + " wait, advice of " + advice;
    }
}
