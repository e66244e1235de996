package io.vioscope.rca;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Fact.Ending;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /** How much the certainty, in per cent, has to change to be worth telling. */
    private static final int NOTABLE = 5;

    private final Instant now;
    private final Map<Kind, Instant> lookedAt;
    private final List<Fact> facts = new ArrayList<>();
    private final Function<EntityKey, Optional<Long>> window;
    private long next;

    private Announcer(Map<Kind, Instant> lookedAt, long next, Instant now, Function<EntityKey, Optional<Long>> window) {
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
     * What is to be said.
     *
     * @param open     the problems that are open
     * @param found    the causes that are found
     * @param isFrozen whether nothing can be seen of what an open problem was about
     * @param ending   why an open problem that is not found any more would end
     * @param lookedAt when each kind was last looked at; nothing for one that was not
     * @param next     the number of the next fact
     * @param window   the maintenance window that covers a cause, if one does
     */
    static List<Fact> facts(
            Problems open,
            Map<ProblemKey, Found> found,
            Predicate<Problem> isFrozen,
            Function<Problem, Ending> ending,
            Map<Kind, Instant> lookedAt,
            long next,
            Instant now,
            Function<EntityKey, Optional<Long>> window) {
        var announcer = new Announcer(lookedAt, next, now, window);
        open.open().values().stream()
                .filter(problem -> !found.containsKey(problem.key()) && !isFrozen.test(problem))
                .forEach(problem -> announcer.lost(problem, ending.apply(problem)));
        found.forEach((key, cause) -> {
            if (cause.isSeen()) {
                open.get(key).ifPresentOrElse(problem -> announcer.still(problem, cause), () -> announcer.open(cause));
            }
        });
        return announcer.facts;
    }

    private void add(Fact fact) {
        facts.add(fact);
        next++;
    }

    private void open(Found cause) {
        var p = cause.problem();
        var phase = cause.isClear() ? Phase.CONFIRMED : Phase.PROVISIONAL;
        add(new Fact.ProblemOpened(new Problem(
                next,
                p.key(),
                p.severity(),
                phase,
                p.text(),
                p.advice(),
                p.verdict(),
                cause.impact().get(),
                now,
                now,
                window.apply(p.key().entity()).orElse(null))));
    }

    private void still(Problem problem, Found cause) {
        var is = cause.problem();
        var phase = phase(problem, cause);
        var in = covered(problem);
        var isReleased = problem.maintenance() != null && in == null;
        if (phase != problem.phase() || isNotable(problem, is) || !Objects.equals(in, problem.maintenance())) {
            var revised = problem.in(phase, now)
                    .within(in)
                    .revised(is.severity(), is.verdict(), cause.impact().get(), is.text());
            add(new Fact.ProblemRevised(revised, problem.phase(), isReleased));
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
            case PROVISIONAL -> cause.isClear() || isSettled(problem, cause) ? Phase.CONFIRMED : Phase.PROVISIONAL;
        };
    }

    /** It was found for long enough, and by more than one look: what one poll saw may be gone before the next. */
    private boolean isSettled(Problem problem, Found cause) {
        return !cause.problem().verdict().isTied()
                && cause.kinds().stream()
                        .anyMatch(
                                kind -> lookedAt.getOrDefault(kind, Instant.MIN).isAfter(problem.phaseAt()))
                && !problem.phaseAt().plus(cause.settle()).isAfter(now);
    }

    private static boolean isNotable(Problem before, Problem now) {
        var was = before.verdict();
        var is = now.verdict();
        return Math.abs(was.certainty() - is.certainty()) >= NOTABLE
                || was.explains() != is.explains()
                || was.isTied() != is.isTied()
                || before.severity() != now.severity()
                || !before.text().equals(now.text());
    }

    private void lost(Problem problem, Ending ending) {
        switch (problem.phase()) {
            case PROVISIONAL -> add(new Fact.ProblemResolved(problem, ending));
            case CONFIRMED -> {
                if (ending == Ending.ENTITY_DELETED) {
                    add(new Fact.ProblemResolved(problem, ending));
                } else {
                    add(new Fact.ProblemRevised(problem.in(Phase.CLEARING, now), problem.phase()));
                }
            }
            case CLEARING -> {
                if (!problem.phaseAt().plus(CLEARING).isAfter(now)) {
                    add(new Fact.ProblemResolved(problem, ending));
                }
            }
        }
    }
}
