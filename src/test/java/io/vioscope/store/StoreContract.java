package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Sight;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.json.FactReader;
import io.vioscope.json.RandomProblems;
import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Change;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.Migration;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ServerAction;
import io.vioscope.model.Severity;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.Status;
import io.vioscope.model.WindowFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every store must keep: what is written comes back, once, in order; and the tables say what an operator would look
 * for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
    private static final Instant AT = Worlds.START;

    private final Vertx vertx = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    /** An empty store, open. */
    protected abstract Database store(Vertx vertx) throws Exception;

    @BeforeAll
    void open() throws Exception {
        database = store(vertx);
    }

    @AfterAll
    void close() throws Exception {
        await(database.close());
        await(vertx.close());
    }

    @Test
    void whatWasBelievedIsBelievedAgainAfterEveryCommitOfRandomHistories() throws Exception {
        var histories = Worlds.histories().list().ofSize(25).sample();
        for (var i = 0; i < histories.size(); i++) {
            var cloud = "history-" + i;
            var writer = new CommitWriter(database.writer());
            var id = load(cloud).cloudIndex();
            var now = Snapshot.unknown(cloud);
            var at = AT;
            for (var poll : histories.get(i)) {
                at = at.plusSeconds(30);
                var step = Worlds.ENGINE.step(now, new Input.Reported(poll.at(at)), at);
                if (!step.facts().isEmpty()) {
                    var commit = new Commit(cloud, now.state().seq() + 1, at, step.facts());
                    await(writer.write(id, commit));
                }
                now = step.next();
            }
            assertThat(load(cloud).state()).as("%s", histories.get(i)).isEqualTo(now.state());
        }
    }

    @Test
    void factsComeBackAsTheyWereInOrderWithoutGaps() throws Exception {
        var facts = hostileFacts();
        await(new CommitWriter(database.writer()).write(load("facts").cloudIndex(), new Commit("facts", 1, AT, facts)));
        var rows = await(new History(database).after("facts", 0, 1000));
        assertThat(rows).extracting(History.FactRow::seq).containsExactly(1L, 2L, 3L);
        assertThat(rows).extracting(row -> FactReader.read(row.bodyJson())).isEqualTo(facts);
        assertThat(await(new History(database).after("facts", 2, 1000))).hasSize(1);
        var about = await(new History(database).latest("facts", new EntityKey(Kind.SERVER, "s1"), 10));
        assertThat(about).extracting(History.FactRow::type).contains("entity_changed", "entity_added");
    }

    @Test
    void whyAServerMovedOrStoppedComesBackAsItWas() throws Exception {
        var server = Worlds.server("s1", "ACTIVE", Health.OK, "c1");
        var from = new EntityKey(Kind.HYPERVISOR, "c1");
        var to = new EntityKey(Kind.HYPERVISOR, "c2");
        var migration =
                new Migration("m1", server.key(), Migration.Type.LIVE, "completed", from, to, AT, AT.plusSeconds(8));
        var half = new Migration("m2", server.key(), Migration.Type.OTHER, "running", null, null, AT, AT);
        var off = Status.disabled("SHUTOFF", Health.DOWN);
        var facts = List.<Fact>of(
                new Fact.EntityAdded(server, Fact.Appearance.NEW),
                new Fact.ServerMoved(server.key(), "x", from, to, migration),
                new Fact.ServerMoved(server.key(), "x", to, from, half),
                new Fact.MigrationFailed(server.key(), "x", half),
                new Fact.StatusChanged(
                        server.key(),
                        "x",
                        server.status(),
                        off,
                        new ServerAction("stop", ServerAction.By.NOBODY, null, AT, "req-1")));
        var id = load("reasons").cloudIndex();
        for (var i = 0; i < facts.size(); i++) {
            await(new CommitWriter(database.writer())
                    .write(id, new Commit("reasons", i + 1, AT, facts.subList(i, i + 1))));
        }
        assertThat(await(new History(database).after("reasons", 0, 100)))
                .extracting(row -> FactReader.read(row.bodyJson()))
                .isEqualTo(facts);
    }

    @Test
    void whereAServerWasIsReadFromItsOwnFactsAndThoseOfItsSource() throws Exception {
        var id = load("places").cloudIndex();
        var server = Worlds.server("s1", "ACTIVE", Health.OK, "c1");
        var to = new EntityKey(Kind.HYPERVISOR, "a b/c d");
        var by = new Migration("m1", server.key(), Migration.Type.COLD, "finished", null, to, AT, AT.plusSeconds(8));
        var facts = List.<Fact>of(
                new Fact.EntityAdded(server, Fact.Appearance.NEW),
                new Fact.SourceChanged(Worlds.NOVA, SourceStatus.FRESH, SourceStatus.STALE, Worlds.CUT),
                new Fact.SourceChanged(Worlds.NOVA, SourceStatus.STALE, SourceStatus.FRESH, null),
                new Fact.ServerMoved(server.key(), "x", new EntityKey(Kind.HYPERVISOR, "c1"), to, by),
                new Fact.EntityChanged(server.key(), Map.of("relation.hosted_on", new Change(to.toString(), null))),
                new Fact.EntityDeleted(server, Fact.Sign.SAID_SO));
        var others = List.<Fact>of(
                new Fact.EntityAdded(Worlds.server("s2", "ACTIVE", Health.OK, "c1"), Fact.Appearance.NEW),
                new Fact.SourceChanged(Worlds.KEYSTONE, SourceStatus.FRESH, SourceStatus.STALE, Worlds.CUT),
                new Fact.EntityChanged(server.key(), Map.of("flavor", new Change("a", "b"))));
        var writer = new CommitWriter(database.writer());
        for (var i = 0; i < facts.size(); i++) {
            await(writer.write(id, new Commit("places", i + 1, AT.plusSeconds(i), List.of(facts.get(i)))));
        }
        await(writer.write(id, new Commit("places", facts.size() + 1, AT.plusSeconds(60), others)));

        assertThat(await(new History(database).placement("places", server.key(), Worlds.NOVA)))
                .containsExactlyElementsOf(IntStream.range(0, facts.size())
                        .mapToObj(i -> new Dated(AT.plusSeconds(i), facts.get(i)))
                        .toList());
        var view = await(database.reader()
                .query("SELECT host, how, extract(epoch FROM until_noticed_at - noticed_at)::int, migration ->> 'id'"
                        + " FROM placement WHERE cloud_id = " + id + " AND server = 's1' ORDER BY noticed_at")
                .execute());
        assertThat(StreamSupport.stream(view.spliterator(), false).map(Row::deepToString))
                .containsExactly(
                        "[c1,entity_added,3,null]", "[a b/c d,server_moved,1,m1]", "[null,entity_changed,1,null]");
    }

    /** What is told of a problem, in three commits. */
    private static List<List<Fact>> life(Problem random, long number, int ends) {
        var opened = numbered(random, number, Problem.Phase.PROVISIONAL);
        var confirmed = opened.in(Problem.Phase.CONFIRMED, AT.plusSeconds(60));
        var more = confirmed.revised(Severity.MAJOR, random.verdict(), Impact.NONE, "other words");
        return List.of(
                List.of(new ProblemFact.Opened(opened)),
                ends == 0
                        ? List.of()
                        : List.of(
                                new ProblemFact.Revised(confirmed, Problem.Phase.PROVISIONAL),
                                new ProblemFact.Revised(more, Problem.Phase.CONFIRMED)),
                ends == 2 ? List.of(new ProblemFact.Resolved(more, ProblemFact.Ending.BETTER_EXPLANATION)) : List.of());
    }

    private static Problem numbered(Problem p, long number, Problem.Phase phase) {
        return new Problem(number, p.key(), p.severity(), phase, p.text(), p.advice(), p.verdict(), p.impact(), AT, AT);
    }

    @Test
    void whichProblemsAreOpenIsBelievedAgain() throws Exception {
        var random = RandomProblems.problems()
                .list()
                .uniqueElements(Problem::key)
                .ofSize(30)
                .sample();
        var lives = IntStream.range(0, random.size())
                .mapToObj(i -> life(random.get(i), i + 1, i % 3))
                .toList();
        var id = load("problems").cloudIndex();
        var state = CloudState.unknown("problems");
        for (var stage = 0; stage < 3; stage++) {
            var number = stage;
            var facts = lives.stream().flatMap(l -> l.get(number).stream()).toList();
            var commit = new Commit("problems", state.seq() + 1, AT.plusSeconds(60L * stage), facts);
            state = state.apply(facts, commit.at());
            await(new CommitWriter(database.writer()).write(id, commit));
            await(new CommitWriter(database.writer()).write(id, commit));
            assertThat(load("problems").state()).isEqualTo(state);
        }
        assertThat(state.problems().open()).hasSize(20);
        assertThat(texts("SELECT phase, ending, severity, count(*), count(resolved_at) FROM problem WHERE cloud_id = "
                        + id + " GROUP BY 1, 2, 3 HAVING phase = 'confirmed' ORDER BY 2"))
                .containsExactly("[confirmed,better_explanation,major,10,10]", "[confirmed,null,major,10,0]");
    }

    @Test
    void whatBecameOfProblemsAndWhatTheyTaughtIsBelievedAgain() throws Exception {
        var id = load("lives").cloudIndex();
        var state = CloudState.unknown("lives");
        var lessons = new ArrayList<Integer>();
        for (var facts : ProblemLives.all()) {
            var commit = new Commit("lives", state.seq() + 1, AT.plusSeconds(60 * state.seq()), facts);
            state = state.apply(facts, commit.at());
            await(new CommitWriter(database.writer()).write(id, commit));
            await(new CommitWriter(database.writer()).write(id, commit));
            assertThat(load("lives").state()).isEqualTo(state);
            lessons.add(state.learned().used().size());
        }
        assertThat(lessons).containsExactly(0, 0, 0, 0, 1, 2, 2, 2, 3, 3, 0, 0, 0, 0, 0, 0, 0);
        assertThat(texts("SELECT number, owner, snoozed_by, snoozed_until, closed, closed_by FROM problem"
                        + " WHERE cloud_id = " + id + " ORDER BY number"))
                .containsExactly(
                        "[1,Bob 'b',Ann 'x',null,duplicate,Ann 'x']",
                        "[2,null,null,null,null,null]",
                        "[3,null,null,null,null,null]");
        assertThat(texts("SELECT number, ending, reopened, judged, merged_into, acknowledged_by FROM problem"
                        + " WHERE cloud_id = " + id + " ORDER BY number"))
                .containsExactly(
                        "[1,null,1,null,null,null]",
                        "[2,better_explanation,0,null,3,null]",
                        "[3,symptoms_ended,0,null,null,null]");
        assertThat(await(new History(database).problem("lives", 2)))
                .extracting(dated -> dated.fact().word())
                .containsExactly(
                        "problem_opened", "problem_resolved", "problem_judged", "problem_judged", "problem_noted");
        assertThat(await(new History(database).after("lives", 0, 100)))
                .extracting(row -> FactReader.read(row.bodyJson()))
                .isEqualTo(ProblemLives.all().stream().flatMap(List::stream).toList());
    }

    @Test
    void whatIsInMaintenanceAndWhatWasKeptBackForItIsBelievedAgain() throws Exception {
        var id = load("maintenance").cloudIndex();
        var scope = new EntityKey(Kind.HYPERVISOR, "c1");
        var first = new MaintenanceWindow(1, scope, AT, AT.plusSeconds(60), "Ann <a>", "new 'firmware'");
        var second = new MaintenanceWindow(2, scope, AT, AT.plusSeconds(600), "Ann", "more");
        var alarm = new Alarm(3, new AlarmKey(scope, "hypervisor.down"), Severity.MAJOR, "down", AT.plusSeconds(2), 1L);
        var problem = numbered(RandomProblems.problems().sample(), 4, Problem.Phase.CONFIRMED)
                .within(1L);
        var stages = List.<List<Fact>>of(
                List.of(new WindowFact.Set(first)),
                List.of(new WindowFact.Set(second)),
                List.of(new Fact.AlarmRaised(alarm), new ProblemFact.Opened(problem)),
                List.of(
                        new WindowFact.Ended(first, WindowFact.End.EXPIRED),
                        new Fact.AlarmChanged(alarm.within(2L)),
                        new ProblemFact.Revised(problem.within(2L), Problem.Phase.CONFIRMED)),
                List.of(
                        new WindowFact.Ended(second, WindowFact.End.CANCELLED),
                        new Fact.AlarmChanged(alarm.within(null), true),
                        new ProblemFact.Revised(problem.within(null), Problem.Phase.CONFIRMED, true)));
        var state = CloudState.unknown("maintenance");
        for (var facts : stages) {
            var commit = new Commit("maintenance", state.seq() + 1, AT.plusSeconds(state.seq()), facts);
            state = state.apply(facts, commit.at());
            await(new CommitWriter(database.writer()).write(id, commit));
            assertThat(load("maintenance").state()).isEqualTo(state);
        }
        var rows = await(new History(database).after("maintenance", 0, 100));
        assertThat(rows)
                .extracting(row -> FactReader.read(row.bodyJson()))
                .isEqualTo(stages.stream().flatMap(List::stream).toList());
        assertThat(texts("SELECT number, ending FROM maintenance_window WHERE cloud_id = " + id + " ORDER BY number"))
                .containsExactly("[1,expired]", "[2,cancelled]");
        assertThat(texts("SELECT type FROM fact WHERE news AND cloud_id = " + id + " AND type <> 'problem_revised'"))
                .containsExactly("[alarm_changed]");
    }

    @Test
    void theLifeOfAProblemIsReadFromItsOwnFacts() throws Exception {
        var random = RandomProblems.problems().sample();
        var mine = life(random, 2, 2).stream().flatMap(List::stream).toList();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact.EntityMissing(random.key().entity()));
        facts.addAll(mine);
        facts.add(new ProblemFact.Opened(numbered(random, 6, Problem.Phase.PROVISIONAL)));
        var id = load("life").cloudIndex();
        await(new CommitWriter(database.writer()).write(id, new Commit("life", 1, AT, facts)));

        var history = new History(database);
        assertThat(await(history.problem("life", 2))).extracting(Dated::fact).isEqualTo(mine);
        assertThat(await(history.problem("life", 6))).hasSize(1);
        assertThat(await(history.problem("life", 1))).isEmpty();
        assertThat(await(history.problem("another", 2))).isEmpty();

        var steps = await(history.steps("life", 2, 0, Long.MAX_VALUE, 1000));
        assertThat(steps).extracting(History.Step::fact).isEqualTo(mine);
        assertThat(steps).extracting(History.Step::seq).isSorted().doesNotHaveDuplicates();
        var second = steps.get(1).seq();
        assertThat(await(history.steps("life", 2, steps.get(0).seq(), second, 1000)))
                .containsExactly(steps.get(1));
        assertThat(await(history.steps("life", 2, 0, Long.MAX_VALUE, 1))).containsExactly(steps.get(0));
        assertThat(await(history.steps("life", 1, 0, Long.MAX_VALUE, 9))).isEmpty();

        var cause = random.key().entity();
        assertThat(await(history.about("life", cause, Set.of(), Long.MAX_VALUE, 1000)))
                .extracting(History.FactRow::seq)
                .hasSize(facts.size())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(await(history.about("life", cause, Set.of("entity_missing"), Long.MAX_VALUE, 9)))
                .extracting(History.FactRow::seq)
                .containsExactly(1L);
        assertThat(await(history.about("life", cause, Set.of(), 2, 1)))
                .extracting(History.FactRow::seq)
                .containsExactly(2L);
        assertThat(await(history.about("another", cause, Set.of(), 9, 9))).isEmpty();
    }

    private List<String> texts(String sql) throws Exception {
        var rows = await(database.reader().query(sql).execute());
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Row::deepToString)
                .toList();
    }

    private static List<Fact> hostileFacts() {
        var name = "<script>\"'\\ \u202e \ud83d\ude00 \n\t{{x}}";
        var server = Worlds.server("s1", "ACTIVE", Health.OK, "c1", Map.of("fault", name))
                .withName(name);
        return List.of(
                new Fact.EntityAdded(server, Fact.Appearance.NEW),
                new Fact.EntityChanged(
                        server.key(), Map.of("fault", new Change(name, null), "name", new Change(name, "x"))),
                new Fact.KindDiscovered(Kind.SERVER, 1));
    }

    @Test
    void writingACommitAgainChangesNothing() throws Exception {
        var id = load("again").cloudIndex();
        var commit = new Commit("again", 1, AT, hostileFacts());
        var writer = new CommitWriter(database.writer());
        await(writer.write(id, commit));
        var once = load("again").state();
        await(writer.write(id, commit));
        assertThat(load("again").state()).isEqualTo(once);
        assertThat(await(new History(database).after("again", 0, 100))).hasSize(3);
    }

    @Test
    void aCommitThatLeavesFactsOutIsRefused() throws Exception {
        var id = load("gap").cloudIndex();
        var commit = new Commit("gap", 7, AT, hostileFacts());
        assertThatThrownBy(() -> await(new CommitWriter(database.writer()).write(id, commit)))
                .hasMessageContaining("does not follow fact 0");
        assertThat(load("gap").state()).isEqualTo(CloudState.unknown("gap"));
    }

    @Test
    void anAlarmIsCountedOverItsComingsAndGoings() throws Exception {
        var now = Snapshot.unknown("alarms");
        var id = load("alarms").cloudIndex();
        var words = List.of("ERROR", "ACTIVE", "ERROR", "ACTIVE", "ERROR");
        var at = AT;
        for (var word : words) {
            at = at.plusSeconds(30);
            var server = Worlds.server("s1", word, word.equals("ERROR") ? Health.DOWN : Health.OK, "c1");
            var step = Worlds.ENGINE.step(
                    now, new Input.Reported(Worlds.complete(server).at(at)), at);
            await(new CommitWriter(database.writer())
                    .write(id, new Commit("alarms", now.state().seq() + 1, at, step.facts())));
            now = step.next();
        }
        var row = await(database.reader()
                        .query("SELECT raised_count, cleared_at, condition FROM alarm WHERE cloud_id = " + id)
                        .execute())
                .iterator()
                .next();
        assertThat(row.getInteger(0)).isEqualTo(3);
        assertThat(row.getOffsetDateTime(1)).isNull();
        assertThat(row.getString(2)).isEqualTo("server.error");
    }

    @Test
    void aLargeFirstCommitIsWrittenAndReadBack() throws Exception {
        var count = 25_000;
        var facts = new ArrayList<Fact>();
        for (var i = 0; i < count; i++) {
            facts.add(new Fact.EntityAdded(Worlds.server("s" + i, "ACTIVE", Health.OK, "c1"), Fact.Appearance.NEW));
        }
        var id = load("large").cloudIndex();
        await(new CommitWriter(database.writer()).write(id, new Commit("large", 1, AT, facts)));
        var state = load("large").state();
        assertThat(state.inventory().size()).isEqualTo(count);
        assertThat(new Snapshot(state, Sight.none(), AT).isCurrent(new EntityKey(Kind.SERVER, "s1")))
                .isFalse();
    }

    private Recovery.Recovered load(String cloud) throws Exception {
        return await(new Recovery(database).load(cloud));
    }
}
