package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Severity;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.Status;
import io.vioscope.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What charts ask of a real PostgreSQL. */
class HoursTest {
    private static final Instant AT = Worlds.START;
    private static final List<Instant> EDGES =
            IntStream.range(0, 5).mapToObj(i -> AT.plus(Duration.ofHours(i))).toList();
    private static final Verdict VERDICT = new Verdict(95, List.of(), List.of(), List.of(), List.of(), List.of());

    private final Vertx vertx = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    private long seq;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.open(vertx);
    }

    @AfterEach
    void close() throws Exception {
        await(database.close());
        await(vertx.close());
    }

    @Test
    void factsAreCountedByTheHourInWhichTheyWereLearnt() throws Exception {
        write(AT.minusSeconds(1), 3);
        write(AT, 2);
        write(AT.plusSeconds(3599), 1);
        write(AT.plus(Duration.ofHours(2)), 7);
        write(AT.plus(Duration.ofHours(4)), 5);

        assertThat(facts(Long.MAX_VALUE)).containsExactly(3L, 0L, 7L, 0L);
    }

    @Test
    void factsAfterAMomentOfThePastDoNotCount() throws Exception {
        write(AT, 2);
        write(AT.plusSeconds(10), 4);

        assertThat(facts(3)).containsExactly(3L, 0L, 0L, 0L);
    }

    @Test
    void whereNothingIsRecordedOrNoSuchCloudIsThereAreNone() throws Exception {
        assertThat(facts(Long.MAX_VALUE)).isEqualTo(Collections.nCopies(4, 0L));
        assertThat(await(new Hours(database).factsBetween(Map.of(), EDGES))).isEqualTo(Collections.nCopies(4, 0L));
    }

    @Test
    void whatWasOpenedIsToldWhetherItIsOverOrNotUnlessItWasNeverBelieved() throws Exception {
        var old = problem(AT.minusSeconds(1), Phase.CONFIRMED);
        var open = problem(AT, Phase.CONFIRMED);
        var over = problem(AT.plusSeconds(60), Phase.CLEARING);
        var guess = problem(AT.plusSeconds(70), Phase.PROVISIONAL);
        var late = problem(AT.plus(Duration.ofHours(4)), Phase.CONFIRMED);
        commit(
                over.openedAt().plusSeconds(100),
                List.of(
                        new ProblemFact.Resolved(over, ProblemFact.Ending.SYMPTOMS_ENDED),
                        new ProblemFact.Resolved(guess, ProblemFact.Ending.BETTER_EXPLANATION)));

        assertThat(opened(Long.MAX_VALUE)).containsExactlyInAnyOrder(open.number(), over.number());
        assertThat(opened(open.number())).as("in the past").containsExactly(open.number());
        assertThat(List.of(old, late)).noneMatch(p -> p.number() == 0);
    }

    @Test
    void theLifeOfAnEntityIsItsOwnFactsAndThoseOfItsSourceInOrder() throws Exception {
        var server = Worlds.server("s1", "ACTIVE", Health.OK, "c1");
        var other = Worlds.server("s2", "ACTIVE", Health.OK, "c1");
        var down = Status.enabled("ERROR", Health.DOWN);
        var facts = List.<Fact>of(
                new Fact.EntityAdded(server, Fact.Appearance.NEW),
                new Fact.EntityAdded(other, Fact.Appearance.NEW),
                new Fact.SourceChanged(Worlds.NOVA, SourceStatus.FRESH, SourceStatus.STALE, Worlds.CUT),
                new Fact.SourceChanged(Worlds.KEYSTONE, SourceStatus.FRESH, SourceStatus.STALE, Worlds.CUT),
                new Fact.StatusChanged(server.key(), "x", server.status(), down));
        commit(AT, facts);

        assertThat(life(server.key(), Long.MAX_VALUE)).containsExactly(facts.get(0), facts.get(2), facts.get(4));
        assertThat(life(server.key(), 4)).as("in the past").containsExactly(facts.get(0), facts.get(2));
    }

    private List<Fact> life(EntityKey key, long upTo) throws Exception {
        return await(new Hours(database).life("vio", key, "nova", upTo)).stream()
                .map(Dated::fact)
                .toList();
    }

    private List<Long> facts(long upTo) throws Exception {
        return await(new Hours(database).factsBetween(Map.of("vio", upTo), EDGES));
    }

    private List<Long> opened(long upTo) throws Exception {
        return await(new Hours(database).opened(Map.of("vio", upTo), EDGES.get(0), EDGES.get(4))).stream()
                .map(Hours.Opening::number)
                .toList();
    }

    private Problem problem(Instant at, Phase phase) throws Exception {
        var key = new ProblemKey(new EntityKey(Kind.SERVER, "s" + seq), "server.error");
        var none = new Impact(Map.of(), 0, 0);
        var opened = new Problem(seq + 1, key, Severity.MAJOR, phase, "wrong", "", VERDICT, none, at, at);
        commit(at, List.of(new ProblemFact.Opened(opened)));
        return opened;
    }

    private void write(Instant at, int facts) throws Exception {
        commit(at, Collections.nCopies(facts, new Fact.EntityMissing(new EntityKey(Kind.SERVER, "s"))));
    }

    private void commit(Instant at, List<? extends Fact> facts) throws Exception {
        var id = await(new Recovery(database).load("vio")).cloudIndex();
        await(new CommitWriter(database.writer()).write(id, new Commit("vio", seq + 1, at, List.copyOf(facts))));
        seq += facts.size();
    }
}
