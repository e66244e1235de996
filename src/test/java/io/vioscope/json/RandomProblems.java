package io.vioscope.json;

import io.vioscope.model.Closure;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Fact;
import io.vioscope.model.Flow;
import io.vioscope.model.Handling;
import io.vioscope.model.Impact;
import io.vioscope.model.Judgement;
import io.vioscope.model.Kind;
import io.vioscope.model.LearningFact;
import io.vioscope.model.Life;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Rejected;
import io.vioscope.model.Remark;
import io.vioscope.model.Severity;
import io.vioscope.model.Snooze;
import io.vioscope.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random problems of every shape there is, with hostile texts in them. */
public final class RandomProblems {
    private RandomProblems() {}

    /** Problems. */
    public static Arbitrary<Problem> problems() {
        var words = Combinators.combine(texts(), texts()).as(Words::new);
        var times = Combinators.combine(times(), times()).as(Times::new);
        return Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(1),
                        keys(),
                        Arbitraries.of(Severity.class).filter(s -> s != Severity.CLEARED),
                        Arbitraries.of(Problem.Phase.class),
                        words,
                        verdicts(),
                        impacts(),
                        times)
                .as((number, key, severity, phase, said, verdict, impact, when) -> new Problem(
                        number, key, severity, phase, said.text, said.advice, verdict, impact, when.opened, when.phase))
                .flatMap(problem -> lives().map(problem::with));
    }

    /** The facts about problems. */
    public static Arbitrary<Fact> facts() {
        return Arbitraries.oneOf(
                problems().map(ProblemFact.Opened::new),
                problems().map(ProblemFact.Reopened::new),
                Combinators.combine(problems(), Arbitraries.of(Problem.Phase.class))
                        .as(ProblemFact.Revised::new),
                Combinators.combine(
                                problems(),
                                Arbitraries.of(ProblemFact.Ending.class),
                                Arbitraries.longs().greaterOrEqual(1).injectNull(0.5))
                        .as(ProblemFact.Resolved::new),
                problems().map(ProblemFact.Acknowledged::new),
                Combinators.combine(problems(), remarks()).as(ProblemFact.Unacknowledged::new),
                problems().map(ProblemFact.Judged::new),
                Combinators.combine(
                                problems(),
                                Arbitraries.of(ProblemFact.Step.class),
                                remarks().injectNull(0.5))
                        .as(ProblemFact.Handled::new),
                remarks().map(LearningFact.Reset::new),
                Combinators.combine(texts(), Arbitraries.of(true, false), remarks())
                        .as(LearningFact.Advised::new),
                counts().map(LearningFact.TakenUp::new));
    }

    private static Arbitrary<Remark> remarks() {
        return Combinators.combine(texts(), texts(), times()).as(Remark::new);
    }

    private static Arbitrary<Life> lives() {
        var judgements = Combinators.combine(Arbitraries.of(Judgement.Answer.class), remarks())
                .as(Judgement::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(true, false),
                        remarks().injectNull(0.5),
                        judgements.injectNull(0.5),
                        handlings())
                .as(Life::new);
    }

    private static Arbitrary<Handling> handlings() {
        var snoozes = Combinators.combine(times().injectNull(0.5), remarks()).as(Snooze::new);
        var then = Combinators.combine(
                        Arbitraries.of(Severity.class), counts(), texts().list().ofMaxSize(2))
                .as(Closure.Then::new);
        var closures = Combinators.combine(
                        Arbitraries.of(Closure.Reason.class),
                        Arbitraries.longs().greaterOrEqual(1).injectNull(0.5),
                        remarks(),
                        then)
                .as(Closure::new);
        return Combinators.combine(
                        counts(),
                        texts().injectNull(0.5),
                        snoozes.injectNull(0.5),
                        remarks().list().ofMaxSize(3),
                        closures.injectNull(0.5))
                .as(Handling::new);
    }

    /** The keys of problems. */
    public static Arbitrary<ProblemKey> keys() {
        var names = Arbitraries.of("vcenter.unreachable", "server.error", "x");
        return Combinators.combine(entities(), names).as(ProblemKey::new);
    }

    private record Words(String text, String advice) {}

    private record Times(Instant opened, Instant phase) {}

    /** Half a character cannot be written, and PostgreSQL keeps no NUL; sources let neither through. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMaxLength(12)
                .map(t -> new String(t.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", ""));
    }

    private static Arbitrary<Instant> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    private static Arbitrary<EntityKey> entities() {
        return Combinators.combine(Arbitraries.of(Kind.class), texts().filter(EntityKey::isValidId))
                .as(EntityKey::new);
    }

    private static Arbitrary<Integer> counts() {
        return Arbitraries.integers().between(0, 100_000);
    }

    private static Arbitrary<Verdict> verdicts() {
        var evidence = Combinators.combine(
                        texts(),
                        Arbitraries.of(Evidence.Standing.class),
                        counts(),
                        counts(),
                        counts(),
                        entities().list().ofMaxSize(Evidence.EXAMPLES))
                .as(Evidence::new);
        var rejected = Combinators.combine(keys(), Arbitraries.of(Rejected.Why.class), counts())
                .as(Rejected::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 100),
                        evidence.list().ofMaxSize(3),
                        rejected.list().ofMaxSize(3),
                        texts().list().ofMaxSize(2),
                        Arbitraries.of(Kind.class).list().ofMaxSize(2),
                        texts().list().ofMaxSize(2))
                .as(Verdict::new);
    }

    private static Arbitrary<Impact> impacts() {
        var kinds = Arbitraries.maps(Arbitraries.of(Kind.class), counts()).ofMaxSize(3);
        return Arbitraries.maps(Arbitraries.of(Flow.class), kinds.map(TreeMap::new))
                .ofMaxSize(3)
                .flatMap(counts ->
                        Arbitraries.integers().between(0, 3).map(n -> new Impact(new TreeMap<>(counts), n, n / 2)));
    }
}
