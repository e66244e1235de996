package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.rca.causal.CausalModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is claimed where one fault can be told in a narrow and in a wide way, and how claims compare. */
class ClaimsTest {
    private static final CausalModel MODEL = CausalFiles.delivered();
    private static final Instant AT = Instant.parse("2026-11-27T08:00:00Z");
    private static final EntityKey CONTROLLER = Plants.key(Kind.CONTROLLER, 0);
    private static final ProblemKey WIDE = new ProblemKey(Plants.CLOUD, "cloud.clocks_differ");
    private static final ProblemKey NARROW = new ProblemKey(CONTROLLER, "controller.clock");
    private static final ProblemKey NOWHERE = new ProblemKey(Plants.key(Kind.CONTROLLER, 1), "controller.down");

    /** The clock of a controller is wrong: Nova's answers have another time, and what lives there seems silent. */
    private static final Diagnosis SKEWED = Diagnosis.of(MODEL, skewed(), Readings.none(), Set.of());

    private static Inventory skewed() {
        var sound = Plants.of(4, 40);
        var edit = sound.edit();
        edit.put(Plants.entity(
                Plants.CLOUD, Status.enabled("ok", Health.OK), Map.of("inferred.clock_off.nova", "true")));
        sound.all().forEach(entity -> {
            if (entity.related(RelationType.HOSTED_ON)
                    .filter(CONTROLLER::equals)
                    .isPresent()) {
                edit.put(Plants.broken(entity));
            }
        });
        return edit.done();
    }

    private static List<Problem> found() {
        return SKEWED.facts(Problems.none(), Map.of(), 1, AT, key -> Optional.empty()).stream()
                .map(fact -> ((ProblemFact) fact).problem())
                .toList();
    }

    @Test
    void thatAClockIsWrongSomewhereAndAtOneControllerIsNoTie() {
        assertThat(found()).anySatisfy(problem -> {
            assertThat(problem.verdict().faults()).containsExactly("clock-skew");
            assertThat(problem.verdict().isTied()).isFalse();
        });
    }

    @Test
    void anotherExplanationIsNeverBetterThanTheOneBelieved() {
        var believed = found().get(0).key();
        var other = believed.equals(WIDE) ? NARROW : WIDE;
        assertThat(SKEWED.better(Set.of(), Set.of())).isZero();
        assertThat(SKEWED.better(Set.of(believed), Set.of(other))).isNegative();
        assertThat(SKEWED.better(Set.of(believed), Set.of())).isNegative();
    }

    @Test
    void whatNothingSpeaksForIsNoExplanation() {
        assertThat(SKEWED.better(Set.of(), Set.of(NOWHERE))).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
