package io.vioscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.model.Closure;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Judgement.Answer;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.rca.Act;
import io.vioscope.rca.Consideration;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.causal.CausalModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of problems, and what they teach, follows from facts alone. */
class ProblemLifeLawsTest {
    private static final CausalModel MODEL = CausalFiles.delivered();
    private static final List<Answer> ANSWERS = List.of(Answer.RIGHT, Answer.PARTLY, Answer.WRONG);
    private static final EntityKey SERVICE = new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@c1");
    private static final String DOWN = "compute_service.down";

    private final boolean[] isDown = new boolean[4];
    private Instant clock = Worlds.START;
    private Snapshot now = Snapshot.unknown("c");

    private static Engine engine() {
        return new Engine(Map.of(Worlds.NOVA, Duration.ofSeconds(90)), DeploymentMode.UNKNOWN, MODEL);
    }

    private static final List<Act> ACTS = List.of(
            new Act.Assign("Bob"),
            new Act.Snooze(null),
            new Act.Wake(),
            new Act.Note(),
            new Act.Close(Closure.Reason.KNOWN, null),
            new Act.Unclose());

    private Input.Reported look() {
        var all = new ArrayList<Entity>();
        for (var i = 0; i < isDown.length; i++) {
            var health = isDown[i] ? Health.DOWN : Health.OK;
            all.add(Worlds.hypervisor("c" + i, health));
            all.add(Worlds.computeService("c" + i, health));
            all.add(Worlds.server("s" + i, "ACTIVE", Health.OK, "c" + i));
        }
        return new Input.Reported(Worlds.complete(all.toArray(Entity[]::new)).at(clock));
    }

    private Input next(Random random) {
        clock = clock.plusSeconds(random.nextInt(200) == 0 ? 90_000 : 20 + random.nextInt(40));
        var number = number(random);
        return switch (random.nextInt(20)) {
            case 0 -> new Input.Said(new ProblemOrder.Acknowledge(number, "Ann", ""));
            case 1 -> new Input.Said(new ProblemOrder.Unacknowledge(number, "Ann", ""));
            case 2 -> new Input.Said(new ProblemOrder.Judge(number, ANSWERS.get(random.nextInt(3)), "Ann", ""));
            case 3 -> random.nextInt(20) == 0 ? new Input.Said(new ProblemOrder.Forget("Ann", "")) : new Input.Ticked();
            case 4, 5 -> new Input.Ticked();
            case 6, 7 ->
                new Input.Said(
                        new ProblemOrder.Handle(number, ACTS.get(random.nextInt(ACTS.size())), "Ann", "x", null));
            case 8 ->
                new Input.Said(new ProblemOrder.Handle(
                        number, new Act.Snooze(clock.plusSeconds(random.nextInt(300))), "Ann", "", null));
            default -> {
                if (random.nextInt(4) == 0) {
                    var which = random.nextInt(isDown.length);
                    isDown[which] = !isDown[which];
                }
                yield look();
            }
        };
    }

    private long number(Random random) {
        var problems = now.state().problems();
        var numbers = new ArrayList<Long>(
                problems.open().values().stream().map(p -> p.number()).toList());
        if (numbers.isEmpty() || random.nextInt(3) == 0) {
            problems.ended().forEach(e -> numbers.add(e.problem().number()));
        }
        return numbers.isEmpty() ? 1 : numbers.get(random.nextInt(numbers.size()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anEngineThatKnowsNothingButTheSnapshotSaysTheSame(long seed) {
        var random = new Random(seed);
        var engine = engine();
        Set<String> words = new HashSet<>();
        for (var i = 0; i < 700; i++) {
            var input = next(random);
            var step = engine.step(now, input, clock);
            var anew = engine().step(now, input, clock);
            assertThat(anew.facts()).as("step " + i).isEqualTo(step.facts());
            assertThat(anew.next().state()).isEqualTo(step.next().state());
            assertThat(now.state().apply(step.facts(), clock))
                    .as("step " + i)
                    .isEqualTo(step.next().state());
            step.facts().forEach(fact -> words.add(fact.word()));
            now = step.next();
        }
        assertThat(words)
                .contains(
                        "problem_reopened",
                        "problem_acknowledged",
                        "problem_unacknowledged",
                        "problem_judged",
                        "problem_assigned",
                        "problem_snoozed",
                        "problem_woken",
                        "problem_noted",
                        "problem_closed",
                        "problem_unclosed",
                        "problem_resolved");
    }

    private Problem confirmed(Engine engine) {
        see(engine);
        isDown[1] = true;
        for (var i = 0; i < 5; i++) {
            see(engine);
        }
        return now.state().problems().open().values().iterator().next();
    }

    private Problem known(long number) {
        return now.state().problems().known(number).orElseThrow();
    }

    private List<Fact> act(Engine engine, long number, Act act) {
        return take(engine, new Input.Said(new ProblemOrder.Handle(number, act, "Ann", "why", null)));
    }

    @Test
    void whatIsSnoozedWakesByItselfAlsoInAServerThatStartsLate() {
        var engine = engine();
        var number = confirmed(engine).number();
        act(engine, number, new Act.Snooze(clock.plusSeconds(100)));
        assertThat(take(engine, new Input.Ticked())).isEmpty();
        clock = clock.plusSeconds(86_400);
        assertThat(take(engine(), new Input.Ticked()))
                .filteredOn(ProblemFact.Handled.class::isInstance)
                .extracting(Fact::word)
                .containsExactly("problem_woken");
        assertThat(known(number).handling().isHushed()).isFalse();
    }

    @Test
    void whatIsClosedIsBelievedOnAndNotClosedAnyMoreWhenItComesBackAfterItsEnd() {
        var engine = engine();
        var problem = confirmed(engine);
        act(engine, problem.number(), new Act.Close(Closure.Reason.FIXED, null));
        act(engine, problem.number(), new Act.Assign("Bob"));
        see(engine);
        assertThat(known(problem.number()).phase()).isEqualTo(Problem.Phase.CONFIRMED);
        assertThat(known(problem.number()).handling().closure()).isNotNull();
        isDown[1] = false;
        for (var i = 0; i < 5; i++) {
            see(engine);
        }
        assertThat(now.state().problems().open()).isEmpty();
        assertThat(known(problem.number()).handling().closure()).isNotNull();
        isDown[1] = true;
        see(engine);
        var back = now.state().problems().of(problem.number()).orElseThrow();
        assertThat(back.handling().closure()).isNull();
        assertThat(back.handling().owner()).isEqualTo("Bob");
    }

    private Consideration weighed() {
        return engine().diagnosis(now).considerations(SERVICE).stream()
                .filter(c -> c.key().name().equals(DOWN))
                .findFirst()
                .orElseThrow();
    }

    private List<Fact> take(Engine engine, Input input) {
        clock = clock.plusSeconds(30);
        var step = engine.step(now, input, clock);
        now = step.next();
        return step.facts();
    }

    private List<Fact> see(Engine engine) {
        clock = clock.plusSeconds(30);
        var step = engine.step(now, look(), clock);
        now = step.next();
        return step.facts();
    }

    @Test
    void whatIsJudgedWrongIsBelievedLessFromThenOnUntilThatIsForgotten() {
        var engine = engine();
        see(engine);
        isDown[1] = true;
        for (var i = 0; i < 5; i++) {
            see(engine);
        }
        var before = weighed().gain();
        var number = now.state().problems().open().values().iterator().next().number();
        assertThat(take(engine, new Input.Said(new ProblemOrder.Judge(number, Answer.WRONG, "Ann", "it was asleep"))))
                .isNotEmpty();
        var after = weighed().gain();
        assertThat(after).isLessThan(before - 0.3);
        assertThat(engine.diagnosis(now).considerations(SERVICE).get(0).gain())
                .isEqualTo(weighed().gain());
        take(engine, new Input.Said(new ProblemOrder.Forget("Ann", "")));
        assertThat(weighed().gain()).isEqualTo(before);
    }

    @Test
    void whoTookAProblemUpIsStillThereWhenItComesBack() {
        var engine = engine();
        see(engine);
        isDown[1] = true;
        for (var i = 0; i < 5; i++) {
            see(engine);
        }
        var number = now.state().problems().open().values().iterator().next().number();
        take(engine, new Input.Said(new ProblemOrder.Acknowledge(number, "Ann", "")));
        isDown[1] = false;
        for (var i = 0; i < 5; i++) {
            see(engine);
        }
        assertThat(now.state().problems().open()).isEmpty();
        isDown[1] = true;
        assertThat(see(engine)).extracting(Fact::word).contains("problem_reopened");
        var back = now.state().problems().of(number).orElseThrow();
        assertThat(back.life().acknowledged()).isNotNull();
        assertThat(back.life().reopened()).isEqualTo(1);
    }
}
