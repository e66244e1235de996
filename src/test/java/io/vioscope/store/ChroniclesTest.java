package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import io.vioscope.engine.past.RandomPast;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.SourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a stretch of time, held against the facts of random lives of troubled clouds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChroniclesTest {
    private final Vertx vertx = Vertx.vertx();
    private final RandomPast lived = RandomPast.troubled("vio", 3, 200);
    private final List<Dated> facts = new ArrayList<>();
    private final Instant from = lived.commits().get(lived.commits().size() / 3).at();
    private final Instant to =
            lived.commits().get(lived.commits().size() * 2 / 3).at();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Chronicles chronicles;

    @BeforeAll
    void record() throws Exception {
        database = TestDatabase.open(vertx);
        chronicles = new Chronicles(database);
        var id = await(new Recovery(database).load("vio")).cloudIndex();
        for (var commit : lived.commits()) {
            await(new CommitWriter(database.writer()).write(id, commit));
            commit.facts().forEach(fact -> facts.add(new Dated(commit.at(), fact)));
        }
    }

    @AfterAll
    void close() throws Exception {
        await(database.close());
        await(vertx.close());
    }

    private List<Dated> within() {
        return facts.stream()
                .filter(d -> !d.at().isBefore(from) && !d.at().isAfter(to))
                .toList();
    }

    /** What was believed of the problems that the facts up to the end tell of; by number, without those that were over before. */
    private Map<Long, List<Dated>> told() {
        var told = new TreeMap<Long, List<Dated>>();
        for (var dated : facts) {
            if (dated.fact() instanceof ProblemFact fact && !dated.at().isAfter(to)) {
                told.computeIfAbsent(fact.problem().number(), n -> new ArrayList<>())
                        .add(dated);
            }
        }
        told.values().removeIf(this::wasOverBefore);
        return told;
    }

    private boolean wasOverBefore(List<Dated> life) {
        var steps = life.stream().filter(d -> !isRemark(d.fact())).toList();
        var last = steps.get(steps.size() - 1);
        var later = facts.stream()
                .filter(d -> d.at().isAfter(to)
                        && d.fact() instanceof ProblemFact.Reopened f
                        && f.problem().number()
                                == ((ProblemFact) last.fact()).problem().number());
        return last.fact() instanceof ProblemFact.Resolved
                && last.at().isBefore(from)
                && later.findAny().isEmpty();
    }

    private static boolean isRemark(Fact fact) {
        return fact instanceof ProblemFact.Judged || fact instanceof ProblemFact.Handled;
    }

    private static long number(List<Dated> life) {
        return ((ProblemFact) life.get(0).fact()).problem().number();
    }

    private static boolean isSame(Dated dated, Problem.Phase phase) {
        return dated.fact() instanceof ProblemFact.Revised f
                && f.from() == phase
                && f.problem().phase() == phase;
    }

    @Test
    void everyProblemThatWasOpenIsToldFromItsOpeningToTheEndOfTheTime() throws Exception {
        var told = told();
        var lives = await(chronicles.lives("vio", from, to, 1000));
        assertThat(lives).hasSizeGreaterThan(2);
        assertThat(lives.stream().map(ChroniclesTest::number))
                .containsExactlyInAnyOrderElementsOf(told.keySet())
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
        for (var life : lives) {
            var all = told.getOrDefault(number(life), List.of());
            assertThat(all).containsAll(life);
            assertThat(life.get(0)).isEqualTo(all.get(0));
            assertThat(life.get(life.size() - 1)).isEqualTo(all.get(all.size() - 1));
            var left = all.stream().filter(d -> !life.contains(d)).toList();
            assertThat(left)
                    .allMatch(d -> d.fact() instanceof ProblemFact.Revised f
                            && isSame(d, f.problem().phase()));
        }
        assertThat(await(chronicles.lives("vio", from, to, 2))).isEqualTo(lives.subList(0, 2));
    }

    @Test
    void newsAreReadBackwardsPageByPage() throws Exception {
        var news = within().stream().filter(d -> d.fact().isNews()).toList();
        var read = new ArrayList<History.FactRow>();
        var page = await(chronicles.news("vio", from, to, to.plusSeconds(1), "", 0, 3));
        while (!page.isEmpty()) {
            read.addAll(page);
            var last = page.get(page.size() - 1);
            page = await(chronicles.news("vio", from, to, last.at(), "vio", last.seq(), 3));
        }
        assertThat(read).hasSizeGreaterThan(3).hasSameSizeAs(news);
        assertThat(read.stream().map(History.FactRow::seq))
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(read.stream().map(History.FactRow::type))
                .containsExactlyInAnyOrderElementsOf(
                        news.stream().map(d -> d.fact().word()).toList());
    }

    @Test
    void alarmsAreCountedTheMostFrequentFirst() throws Exception {
        var expected = within().stream()
                .flatMap(d -> d.fact() instanceof Fact.AlarmRaised f
                        ? List.of(f.alarm().key()).stream()
                        : List.<AlarmKey>of().stream())
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
        var raised = await(chronicles.raised("vio", from, to, 1000));
        assertThat(raised).isNotEmpty().hasSameSizeAs(expected.keySet());
        assertThat(raised)
                .allSatisfy(r -> assertThat(expected.get(new AlarmKey(r.entity(), r.condition())))
                        .isEqualTo(r.times()));
        assertThat(raised.stream().map(Chronicles.Raised::times))
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    void whatOperatorsSaidIsInOrder() throws Exception {
        var acts = within().stream()
                .filter(d ->
                        d.fact().word().matches("advice_.*|problem_(ack|unack|judg|assig|snoo|wok|note|clos|unclo).*"))
                .toList();
        var said = await(chronicles.said("vio", from, to, 1000));
        assertThat(said).isEqualTo(acts).isNotEmpty();
        assertThat(await(chronicles.said("vio", from, to, 1))).isEqualTo(acts.subList(acts.size() - 1, acts.size()));
    }

    @Test
    void ofASourceTheLastWordBeforeAndAllSinceAreTold() throws Exception {
        var expected = new ArrayList<Dated>();
        var before = new HashMap<SourceId, Dated>();
        for (var dated : facts) {
            if (dated.fact() instanceof Fact.SourceChanged f && dated.at().isBefore(from)) {
                before.put(f.source(), dated);
            } else if (dated.fact() instanceof Fact.SourceChanged && !dated.at().isAfter(to)) {
                expected.add(dated);
            }
        }
        expected.addAll(before.values());
        assertThat(await(chronicles.sources("vio", from, to)))
                .containsExactlyInAnyOrderElementsOf(expected)
                .isNotEmpty();
    }

    /** Of a hundred thousand facts in a shift the few that are asked for are found by an index that has no others. */
    @ParameterizedTest
    @CsvSource({"fact_news, news", "fact_raised, raised", "fact_said, said"})
    void whatIsFewIsFoundWithoutReadingTheRest(String index, String what) throws Exception {
        var sql = Map.of("news", Chronicles.NEWS, "raised", Chronicles.RAISED, "said", Chronicles.SAID);
        var values = what.equals("news") ? "1, 0, 100, 'vio', now(), 'vio', 9, 50" : "1, 0, 100, 50";
        var plan = await(database.reader()
                .withTransaction(connection -> connection
                        .query("SET LOCAL enable_seqscan = off")
                        .execute()
                        .compose(set -> connection
                                .query("SET LOCAL plan_cache_mode = force_generic_plan")
                                .execute())
                        .compose(set -> connection
                                .query("PREPARE " + what + " AS " + sql.get(what))
                                .execute())
                        .compose(prepared -> connection
                                .query("EXPLAIN (FORMAT JSON) EXECUTE " + what + "(" + values + ")")
                                .execute())
                        .map(rows -> rows.iterator().next().getValue(0).toString())));
        var indexes = await(database.reader()
                .preparedQuery("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = $1::text::regclass")
                .execute(Tuple.of(index))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList()));
        assertThat(indexes).isNotEmpty().allSatisfy(one -> assertThat(plan).contains(one));
    }

    @Test
    void theRecordBeginsWithTheFirstFactAndOfNoCloudNothingIsTold() throws Exception {
        assertThat(await(chronicles.since("vio"))).contains(facts.get(0).at());
        assertThat(await(chronicles.since("none"))).isEmpty();
        assertThat(await(chronicles.lives("none", from, to, 9))).isEmpty();
        assertThat(await(chronicles.raised("none", from, to, 9))).isEmpty();
        var first = facts.get(0).at();
        assertThat(await(chronicles.raised("vio", first.minusSeconds(9), first.minusSeconds(1), 9)))
                .isEmpty();
    }
}
