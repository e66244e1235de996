package io.vioscope.engine.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.CloudState;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.placement.Dated;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was believed after any step follows from what is believed later and the facts between, or is said not to be known. */
class UndoTest {
    private static Undo back(CloudState later, List<Dated> facts, long to) {
        var undo = new Undo(later);
        while (undo.seq() > to) {
            undo.take(facts.get((int) undo.seq() - 1).fact());
        }
        return undo;
    }

    /** Every state from the last one, and from a random later one. */
    private static void assertEveryStateIsFoundAgain(RandomPast past) {
        var facts = past.facts();
        for (var i = 0; i < past.states().size(); i++) {
            var then = past.states().get(i);
            var older = facts.subList(0, (int) then.seq());
            for (var later : List.of(
                    past.last(), past.states().get(Math.min(i + 3, past.states().size() - 1)))) {
                assertThat(back(later, facts, then.seq()).state(older))
                        .as("after fact %s, from %s", then.seq(), later.seq())
                        .contains(RandomPast.known(then));
            }
        }
    }

    @Test
    void afterEveryStepOfRandomPollsWhatWasBelievedIsFoundAgain() {
        Worlds.histories().list().ofSize(60).sample().stream()
                .map(polls -> RandomPast.of("c", polls))
                .forEach(UndoTest::assertEveryStateIsFoundAgain);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void afterEveryStepOfTroubledCloudsWhatWasBelievedIsFoundAgain(long seed) {
        var past = RandomPast.troubled("c", seed, 200);
        assertThat(past.facts())
                .extracting(d -> d.fact().word())
                .contains(
                        "problem_resolved",
                        "problem_acknowledged",
                        "maintenance_set",
                        "maintenance_ended",
                        "alarm_cleared",
                        "source_stale",
                        "entity_deleted");
        assertEveryStateIsFoundAgain(past);
    }

    @Test
    void whatStandsInNoFactThatIsKeptIsNotKnown() {
        var past = RandomPast.troubled("c", 8, 200);
        var facts = past.facts();
        var unknown = 0;
        for (var then : past.states()) {
            var undo = back(past.last(), facts, then.seq());
            var needs = undo.needs();
            var state = undo.state(List.of());
            if (!needs.isEmpty() && needs.entities().isEmpty()) {
                assertThat(state).isEqualTo(Optional.empty());
                unknown++;
            }
        }
        assertThat(unknown).isPositive();
    }

    @Test
    void whatNothingTouchedIsShared() {
        var past = RandomPast.troubled("c", 9, 60);
        var facts = past.facts();
        var last = past.last();
        var then = past.states().get(past.states().size() - 2);
        var undone = back(last, facts, then.seq()).state(facts.subList(0, (int) then.seq()));
        var host = last.inventory().all().stream()
                .filter(e -> undone.orElseThrow()
                        .inventory()
                        .get(e.key())
                        .filter(e::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(undone.orElseThrow().inventory().get(host.key()).orElseThrow())
                .isSameAs(host);
    }
}
