package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Worlds;
import io.vioscope.engine.past.RandomPast;
import io.vioscope.engine.past.Recall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every moment of which all is recorded is known again; of any other it is said that it is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastTest {
    private final Vertx vertx = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Past past;

    @BeforeAll
    void open() throws Exception {
        database = TestDatabase.open(vertx);
        past = new Past(database);
    }

    @AfterAll
    void close() throws Exception {
        await(database.close());
        await(vertx.close());
    }

    private RandomPast recorded(RandomPast lived) throws Exception {
        var id = await(new Recovery(database).load(lived.last().cloud())).cloudIndex();
        for (var commit : lived.commits()) {
            await(new CommitWriter(database.writer()).write(id, commit));
        }
        return lived;
    }

    private Recall at(RandomPast lived, Instant moment) throws Exception {
        return await(past.at(lived.last().cloud(), moment, List.of(lived.last())));
    }

    private static CloudState known(Recall recall) {
        return ((Recall.Known) recall).state();
    }

    private void assertEveryMomentIsKnown(RandomPast lived) throws Exception {
        for (var i = 0; i < lived.commits().size(); i++) {
            var at = lived.commits().get(i).at();
            var then = RandomPast.known(lived.states().get(i + 1));
            assertThat(known(at(lived, at))).as("at %s", at).isEqualTo(then);
            assertThat(known(at(lived, at.plusSeconds(1)))).isEqualTo(then);
        }
    }

    @Test
    void everyMomentOfRandomPollsIsKnown() throws Exception {
        var histories = Worlds.histories().list().ofSize(12).sample();
        for (var i = 0; i < histories.size(); i++) {
            assertEveryMomentIsKnown(recorded(RandomPast.of("polls-" + i, histories.get(i))));
        }
    }

    @Test
    void everyMomentOfTroubledCloudsIsKnown() throws Exception {
        for (var seed = 1; seed <= 3; seed++) {
            assertEveryMomentIsKnown(recorded(RandomPast.troubled("troubled-" + seed, seed, 120)));
        }
    }

    @Test
    void theNearestOfSeveralLaterStatesIsGoneBackFrom() throws Exception {
        var lived = recorded(RandomPast.troubled("near", 5, 60));
        var then = lived.states().get(lived.states().size() - 2);
        var commit = lived.commits().get(lived.commits().size() - 2);
        var near = RandomPast.known(then);
        var found = await(past.at("near", commit.at(), List.of(lived.last(), near)));
        assertThat(known(found).inventory()).isSameAs(near.inventory());
    }

    @Test
    void beforeTheFirstFactNothingWasBelieved() throws Exception {
        var lived = recorded(RandomPast.troubled("young", 4, 20));
        var first = lived.commits().get(0).at();
        assertThat(at(lived, first.minusSeconds(1))).isEqualTo(new Recall.NotYet(first));
        await(new Recovery(database).load("silent"));
        assertThat(await(past.at("silent", first, List.of(CloudState.unknown("silent")))))
                .isEqualTo(new Recall.NotYet(null));
    }

    @Test
    void whereFactsAreNotKeptTheMomentIsLostAndNotGuessed() throws Exception {
        var lived = recorded(RandomPast.troubled("pruned", 6, 60));
        var gone = lived.commits().get(lived.commits().size() / 2);
        await(database.writer()
                .preparedQuery(
                        "DELETE FROM fact WHERE seq <= $1 AND cloud_id = (SELECT id FROM cloud WHERE name = 'pruned')")
                .execute(Tuple.of(gone.lastSeq())));
        var lost = at(lived, gone.at());
        assertThat(lost).isInstanceOf(Recall.Lost.class);
        assertThat(((Recall.Lost) lost).since()).isAfter(gone.at());
        assertThat(at(lived, lived.commits().get(lived.commits().size() - 1).at()))
                .isInstanceOf(Recall.Known.class);
    }

    @Test
    void whatWaitsToBeRecordedIsNotMistakenForNothing() throws Exception {
        var lived = RandomPast.troubled("behind", 7, 20);
        var id = await(new Recovery(database).load("behind")).cloudIndex();
        var all = new ArrayList<>(lived.commits());
        var last = all.remove(all.size() - 1);
        for (var commit : all) {
            await(new CommitWriter(database.writer()).write(id, commit));
        }
        assertThat(at(lived, last.at())).isEqualTo(new Recall.Waiting());
        var later = past.at("behind", last.at(), List.of(lived.last()));
        await(new CommitWriter(database.writer()).write(id, last));
        assertThat(await(later)).isEqualTo(new Recall.Known(RandomPast.known(lived.last())));
    }

    @Test
    void newsIsFoundBeforeAndAfterAnyMoment() throws Exception {
        var lived = recorded(RandomPast.troubled("news", 8, 80));
        var before = new TreeMap<Instant, Long>();
        lived.commits().forEach(c -> before.put(c.at(), c.lastSeq()));
        var told = lived.commits().stream()
                .filter(c -> c.facts().stream().anyMatch(f -> f.isNews()))
                .map(Commit::at)
                .toList();
        for (var i = 1; i + 1 < told.size(); i++) {
            var seqs = Map.of("news", before.get(told.get(i)));
            assertThat(await(past.newsBefore(seqs, told.get(i)))).contains(told.get(i - 1));
            assertThat(await(past.newsBefore(seqs, told.get(i).plusMillis(1)))).contains(told.get(i));
            assertThat(await(past.newsAfter(seqs))).contains(told.get(i + 1));
        }
        assertThat(await(past.newsBefore(Map.of("news", before.get(told.get(0))), told.get(0))))
                .isEmpty();
        assertThat(await(past.newsAfter(Map.of("news", lived.last().seq())))).isEmpty();
    }

    @Test
    void aFactsMomentIsKnownByItsNumber() throws Exception {
        var lived = recorded(RandomPast.troubled("numbers", 9, 20));
        var commit = lived.commits().get(1);
        assertThat(await(past.learntAt("numbers", commit.firstSeq()))).contains(commit.at());
        assertThat(await(past.learntAt("numbers", 1_000_000))).isEmpty();
        assertThat(await(past.learntAt("nobody", 1))).isEmpty();
    }
}
