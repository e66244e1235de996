package io.vioscope.rca;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Life;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemFact.Ending;
import io.vioscope.model.ProblemKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns causes that are found into the life of problems: opened at once, confirmed when they have been the best explanation
 * for long enough or beyond doubt, cleared only after a while. Pure. What cannot be seen changes nothing.
 */
final class Announcer {
    /** How long what was confirmed may be without its symptoms before it is over. */
    static final Duration CLEARING = Duration.ofSeconds(60);

    /** Within how long after its end a cause that is back is the same problem, and how long one that flaps is waited for. */
    static final Duration DAMPING = Duration.ofMinutes(10);

    /** From this coming back on, one that was told flaps. */
    private static final int FLAPPING = 2;

    /** From this coming back on, one flaps that for so long never stayed for long enough to be told. */
    private static final int RESTLESS = 3;

    /** How much the certainty, in per cent, has to change to be worth telling. */
    private static final int NOTABLE = 5;

    private final Problems before;
    private final Instant now;
    private final Map<Kind, Instant> lookedAt;
    private final List<Fact> facts = new ArrayList<>();
    private final Function<EntityKey, Optional<Long>> window;
    private final Map<ProblemKey, Long> opened = new HashMap<>();
    private final Set<ProblemKey> supposed = new HashSet<>();
    private long next;

    private Announcer(
            Problems before,
            Map<Kind, Instant> lookedAt,
            long next,
            Instant now,
            Function<EntityKey, Optional<Long>> window) {
        this.before = before;
        this.lookedAt = lookedAt;
        this.next = next;
        this.now = now;
        this.window = window;
    }

    /**
     * A cause that is found now.
     *
     * @param problem as it would be opened now, without who suffers
     * @param impact  who suffers, worked out when it is told
     * @param settle  how long it has to be found before it is confirmed
     * @param isClear whether it is beyond doubt
     * @param isSeen  whether anything that it explains can be seen now
     * @param kinds   what shows it
     */
    record Found(
            Problem problem,
            Supplier<Impact> impact,
            Duration settle,
            boolean isClear,
            boolean isSeen,
            Set<Kind> kinds) {}

    /**
     * Why a problem that is not found any more would end.
     *
     * @param better the cause that explains what it explained; null where none does
     */
    record Fate(Ending why, @Nullable ProblemKey better) {}

    /**
     * What is to be said.
     *
     * @param before   the problems that are open, and the last that are over
     * @param found    the causes that are found
     * @param isFrozen whether nothing can be seen of what an open problem was about
     * @param fate     why an open problem that is not found any more would end
     * @param lookedAt when each kind was last looked at; nothing for one that was not
     * @param next     the number of the next fact
     * @param window   the maintenance window that covers a cause, if one does
     */
    static List<Fact> facts(
            Problems before,
            Map<ProblemKey, Found> found,
            Predicate<Problem> isFrozen,
            Function<Problem, Fate> fate,
            Map<Kind, Instant> lookedAt,
            long next,
            Instant now,
            Function<EntityKey, Optional<Long>> window) {
        var announcer = new Announcer(before, lookedAt, next, now, window);
        found.forEach((key, cause) -> {
            if (cause.isSeen()) {
                before.get(key)
                        .ifPresentOrElse(problem -> announcer.still(problem, cause), () -> announcer.open(cause));
            }
        });
        before.open().values().stream()
                .filter(problem -> !found.containsKey(problem.key()) && !isFrozen.test(problem))
                .forEach(problem -> announcer.lost(problem, fate.apply(problem)));
        return announcer.facts;
    }

    private void add(Fact fact) {
        facts.add(fact);
        next++;
    }

    private void open(Found cause) {
        var key = cause.problem().key();
        var fact = before.lately(key, now.minus(DAMPING))
                .<ProblemFact>map(ended -> new ProblemFact.Reopened(again(ended, cause)))
                .orElseGet(() -> new ProblemFact.Opened(problem(next, cause, false, now, Life.NEW)));
        opened.put(key, fact.problem().number());
        suppose(key, fact.problem().phase());
        add(fact);
    }

    /** What was told twice and is back is told once more, and then as what comes and goes; so is what never stays at all. */
    private Problem again(Problems.Ended ended, Found cause) {
        var was = ended.problem();
        var flaps = ended.why() == Ending.SYMPTOMS_ENDED
                && (was.phase() == Phase.PROVISIONAL
                        ? isRestless(was)
                        : was.life().reopened() + 1 >= FLAPPING);
        var isSure = flaps && isToBeTold(cause);
        return problem(was.number(), cause, isSure, was.openedAt(), was.life().again(flaps, now));
    }

    private boolean isRestless(Problem was) {
        return was.life().reopened() + 1 >= RESTLESS
                && !was.openedAt().plus(DAMPING).isAfter(now);
    }

    private Problem problem(long number, Found cause, boolean isSure, Instant openedAt, Life life) {
        var p = cause.problem();
        return new Problem(
                number,
                p.key(),
                p.severity(),
                isSure || isBeyondDoubt(cause) ? Phase.CONFIRMED : Phase.PROVISIONAL,
                p.text(),
                p.advice(),
                p.verdict(),
                cause.impact().get(),
                openedAt,
                now,
                window.apply(p.key().entity()).orElse(null),
                life);
    }

    private void still(Problem problem, Found cause) {
        var is = cause.problem();
        var isLeft = isLeftWaiting(problem, is);
        var phase = isLeft ? problem.phase() : phase(problem, cause);
        suppose(problem.key(), phase);
        var in = covered(problem);
        var isReleased = problem.maintenance() != null && in == null;
        var isCalm = problem.life().flapping() && phase == problem.phase() && isOver(problem, DAMPING);
        if (phase != problem.phase()
                || isCalm
                || isNotable(problem, is)
                || isOutgrown(problem, is)
                || !Objects.equals(in, problem.maintenance())) {
            var revised = (isLeft ? problem.since(now) : problem.in(phase, now))
                    .with(isCalm ? problem.life().calm() : problem.life())
                    .within(in)
                    .revised(is.severity(), is.verdict(), cause.impact().get(), is.text());
            add(new ProblemFact.Revised(revised, problem.phase(), isReleased));
            outgrown(revised);
        }
    }

    /** What an operator closed is not closed any more when it is worse than it was then. */
    private void outgrown(Problem problem) {
        var closure = problem.handling().closure();
        if (closure != null && closure.isOutgrownBy(problem)) {
            var handling = problem.handling().closed(null);
            add(new ProblemFact.Handled(problem.handled(handling), ProblemFact.Step.UNCLOSED, null));
        }
    }

    /** What was announced stays so. */
    private @Nullable Long covered(Problem problem) {
        return problem.isAnnounced()
                ? null
                : window.apply(problem.key().entity()).orElse(null);
    }

    private Phase phase(Problem problem, Found cause) {
        return switch (problem.phase()) {
            case CONFIRMED, CLEARING -> Phase.CONFIRMED;
            case PROVISIONAL -> isBeyondDoubt(cause) || isSettled(problem, cause) ? Phase.CONFIRMED : Phase.PROVISIONAL;
        };
    }

    /** It was found for long enough, and by more than one look: what one poll saw may be gone before the next. */
    private boolean isSettled(Problem problem, Found cause) {
        return isToBeTold(cause)
                && cause.kinds().stream()
                        .anyMatch(
                                kind -> lookedAt.getOrDefault(kind, Instant.MIN).isAfter(problem.phaseAt()))
                && isOver(problem, cause.settle());
    }

    /** Whether nothing else is as good, and nothing is awaited that would bear it out. */
    private static boolean isToBeTold(Found cause) {
        var verdict = cause.problem().verdict();
        return !verdict.isTied() && !verdict.isAwaited();
    }

    private static boolean isBeyondDoubt(Found cause) {
        return cause.isClear() && !cause.problem().verdict().isAwaited();
    }

    /** What was waited for cannot be seen any more, perhaps for a moment only: it has to settle again. */
    private static boolean isLeftWaiting(Problem before, Problem now) {
        return before.phase() == Phase.PROVISIONAL
                && before.verdict().isAwaited()
                && !now.verdict().isAwaited()
                && !now.verdict().unseen().isEmpty();
    }

    private static boolean isNotable(Problem before, Problem now) {
        var was = before.verdict();
        var is = now.verdict();
        return Math.abs(was.certainty() - is.certainty()) >= NOTABLE
                || was.explains() != is.explains()
                || was.isTied() != is.isTied()
                || was.isAwaited() != is.isAwaited()
                || before.severity() != now.severity()
                || !before.text().equals(now.text());
    }

    private static boolean isOutgrown(Problem before, Problem now) {
        var closure = before.handling().closure();
        return closure != null && closure.isOutgrownBy(now);
    }

    private boolean isOver(Problem problem, Duration time) {
        return !problem.phaseAt().plus(time).isAfter(now);
    }

    private void suppose(ProblemKey key, Phase phase) {
        if (phase == Phase.PROVISIONAL) {
            supposed.add(key);
        }
    }

    /** What was told is not taken back for a cause that may be gone with the next look. */
    private void lost(Problem problem, Fate fate) {
        switch (problem.phase()) {
            case PROVISIONAL -> resolve(problem, fate);
            case CONFIRMED -> {
                if (fate.why() == Ending.ENTITY_DELETED) {
                    resolve(problem, fate);
                } else if (fate.better() == null || !supposed.contains(fate.better())) {
                    add(new ProblemFact.Revised(problem.in(Phase.CLEARING, now), problem.phase()));
                }
            }
            case CLEARING -> {
                if (isOver(problem, problem.life().flapping() ? DAMPING : CLEARING)) {
                    resolve(problem, fate);
                }
            }
        }
    }

    private void resolve(Problem problem, Fate fate) {
        var better = fate.better();
        var into =
                better == null ? null : before.get(better).map(Problem::number).orElse(opened.get(better));
        add(new ProblemFact.Resolved(problem, fate.why(), into));
    }
}
