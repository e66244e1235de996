package io.vioscope.recording;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Stepped;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Input;
import io.vioscope.engine.Worlds;
import io.vioscope.json.RandomProblems;
import io.vioscope.maintenance.Order;
import io.vioscope.model.Closure;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Judgement;
import io.vioscope.model.Kind;
import io.vioscope.model.Life;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Remark;
import io.vioscope.model.WindowFact;
import io.vioscope.rca.Act;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.causal.CausalModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording of what is said on the bus: to its end, to its limit, and where the disk does not play along. */
class RecorderTest {
    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final List<Commit> commits = new ArrayList<>();
    private final List<Summary> summaries = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    /** Records so many reports, each a minute after the other, and as many looks at who is silent. */
    private void record(RecordTo to, int reports) throws Exception {
        record(to, CloudState.unknown("c"), reports);
    }

    private void record(RecordTo to, CloudState before, int reports) throws Exception {
        var recorder = new RecorderVerticle(to, "test", List.of("c"), InstantSource.fixed(Worlds.START));
        var id = await(vertx.deployVerticle(recorder));
        await(recorder.begin(before, Worlds.ENGINE));
        for (var i = 0; i < reports; i++) {
            var at = Worlds.START.plusSeconds(60L * i);
            var server = Worlds.server("s" + i, "ACTIVE", Health.OK, "c1");
            var report = Worlds.complete(server).at(at);
            Bus.of(vertx).publish(Bus.STEPS, new Stepped("c", new Input.Reported(report), at, 1, Duration.ZERO));
            Bus.of(vertx).publish(Bus.STEPS, new Stepped("c", new Input.Ticked(), at.plusSeconds(1), 0, Duration.ZERO));
        }
        await(vertx.undeploy(id));
    }

    private Summary replay() {
        var outcome = Replay.run(
                new Replay.Wish(directory, null, null),
                CausalModel.empty(),
                new Replay.Listeners(commits::add, summaries::add));
        assertThat(outcome).isEqualTo(new Replay.Outcome.Played());
        return summaries.get(0);
    }

    @Test
    void allThatWasSaidBeforeTheEndIsRecorded() throws Exception {
        record(new RecordTo(directory, Names.KEEP, RecordTo.DEFAULT_LIMIT), 20);
        var summary = replay();
        assertThat(summary.reports()).isEqualTo(20);
        assertThat(summary.end()).isEqualTo("the server was stopped");
        assertThat(summary.last().asOf()).isEqualTo(Worlds.START.plusSeconds(60 * 19 + 1));
        assertThat(summary.last()
                        .state()
                        .inventory()
                        .get(Worlds.server("s19", "", Health.OK, "c1").key()))
                .isPresent();
    }

    @Test
    void whatWasHeldToBeTheCauseAtTheBeginningIsSoAgain() throws Exception {
        var opened = (Fact) new ProblemFact.Opened(RandomProblems.problems().sample());
        var before = CloudState.unknown("c").apply(List.of(opened), Worlds.START);
        record(new RecordTo(directory, Names.KEEP, RecordTo.DEFAULT_LIMIT), before, 0);
        assertThat(replay().last().state()).isEqualTo(before);
    }

    @Test
    void whatIsOverAndWhatWasLearnedAtTheBeginningIsSoAgain() throws Exception {
        var first = RandomProblems.problems().sample();
        var judged = first.with(
                first.life().judged(new Judgement(Judgement.Answer.RIGHT, new Remark("Ann", "", Worlds.START))));
        var before = CloudState.unknown("c")
                .apply(
                        List.of(
                                new ProblemFact.Opened(first),
                                new ProblemFact.Resolved(first, ProblemFact.Ending.BETTER_EXPLANATION, 17L),
                                new ProblemFact.Judged(judged)),
                        Worlds.START);
        assertThat(before.learned().used()).hasSize(1);
        record(new RecordTo(directory, Names.KEEP, RecordTo.DEFAULT_LIMIT), before, 0);
        assertThat(replay().last().state()).isEqualTo(before);
    }

    @Test
    void whatOperatorsSayOfProblemsIsPlayedAgainAndTheirWordsAreHidden() throws Exception {
        var to = new RecordTo(directory, Names.HIDE, RecordTo.DEFAULT_LIMIT);
        var recorder = new RecorderVerticle(to, "test", List.of("c"), InstantSource.fixed(Worlds.START));
        var id = await(vertx.deployVerticle(recorder));
        var problem = RandomProblems.problems().sample().with(Life.NEW);
        var number = problem.number();
        var before = CloudState.unknown("c").apply(List.of(new ProblemFact.Opened(problem)), Worlds.START);
        await(recorder.begin(before, Worlds.ENGINE));
        for (var order : List.of(
                new ProblemOrder.Acknowledge(number, "Ann", "secret works"),
                new ProblemOrder.Handle(number, new Act.Assign("Ann secret"), "Ann", "secret works", null),
                new ProblemOrder.Handle(number, new Act.Snooze(Worlds.START.plusSeconds(9)), "Ann", "secret", 2),
                new ProblemOrder.Handle(number, new Act.Wake(), "Ann", "", null),
                new ProblemOrder.Handle(number, new Act.Snooze(null), "Ann", "secret", null),
                new ProblemOrder.Handle(number, new Act.Note(), "Ann", "secret works", null),
                new ProblemOrder.Handle(number, new Act.Unclose(), "Ann", "not closed", null),
                new ProblemOrder.Handle(number, new Act.Close(Closure.Reason.KNOWN, null), "Ann", "secret", null),
                new ProblemOrder.Advise("a.b", true, "Ann", "secret works"),
                new ProblemOrder.Advise("c.d", false, "Ann", ""),
                new ProblemOrder.Judge(number, Judgement.Answer.WRONG, "Ann", "secret works"),
                new ProblemOrder.Judge(number, Judgement.Answer.RIGHT, "Ann", "too late", 2))) {
            Bus.of(vertx).publish(Bus.STEPS, new Stepped("c", new Input.Said(order), Worlds.START, 1, Duration.ZERO));
        }
        await(vertx.undeploy(id));
        var state = replay().last().state();
        var life = state.problems().known(number).orElseThrow().life();
        assertThat(state.learned().used()).hasSize(1);
        assertThat(state.learned().advice()).containsOnlyKeys("a.b");
        assertThat(state.learned().advice().toString()).doesNotContain("secret");
        assertThat(life.handling().version()).isEqualTo(8);
        assertThat(life.handling().owner()).isNotNull();
        assertThat(life.handling().isHushed()).isTrue();
        assertThat(life.toString())
                .contains("WRONG", "acknowledged=Remark")
                .doesNotContain("Ann")
                .doesNotContain("secret");
    }

    @Test
    void whatWasInMaintenanceAtTheBeginningIsSoAgain() throws Exception {
        var scope = new EntityKey(Kind.HYPERVISOR, "c1");
        var over = new MaintenanceWindow(1, scope, Worlds.START, Worlds.START.plusSeconds(1), "Ann", "one");
        var open = new MaintenanceWindow(3, scope, Worlds.START, Worlds.START.plusSeconds(60), "Ann", "two");
        var before = CloudState.unknown("c")
                .apply(
                        List.of(
                                new WindowFact.Set(over),
                                new WindowFact.Ended(over, WindowFact.End.EXPIRED),
                                new WindowFact.Set(open)),
                        Worlds.START);
        record(new RecordTo(directory, Names.KEEP, RecordTo.DEFAULT_LIMIT), before, 0);
        assertThat(replay().last().state()).isEqualTo(before);
    }

    @Test
    void ordersArePlayedAgainAndHideWhatPeopleWrote() throws Exception {
        var to = new RecordTo(directory, Names.HIDE, RecordTo.DEFAULT_LIMIT);
        var recorder = new RecorderVerticle(to, "test", List.of("c"), InstantSource.fixed(Worlds.START));
        var id = await(vertx.deployVerticle(recorder));
        await(recorder.begin(CloudState.unknown("c"), Worlds.ENGINE));
        var server = Worlds.server("s1", "ACTIVE", Health.OK, "c1");
        var report = new Input.Reported(Worlds.complete(server).at(Worlds.START));
        var until = Worlds.START.plusSeconds(600);
        var set = new Input.Ordered(new Order.Set(server.key(), Worlds.START, until, "Ann", "secret works"));
        for (var input : List.of(report, set)) {
            Bus.of(vertx).publish(Bus.STEPS, new Stepped("c", input, Worlds.START, 1, Duration.ZERO));
        }
        await(vertx.undeploy(id));
        var windows = replay().last().state().windows().open();
        assertThat(windows.values()).singleElement().satisfies(window -> {
            assertThat(window.until()).isEqualTo(until);
            assertThat(window.by() + window.reason()).doesNotContain("Ann").doesNotContain("secret");
        });
        var number = windows.firstKey();
        assertThat(commits)
                .last()
                .satisfies(commit -> assertThat(commit.firstSeq()).isEqualTo(number));
    }

    @Test
    void theRecordingEndsAtItsLimitAndSaysSo() throws Exception {
        record(new RecordTo(directory, Names.KEEP, 2000), 100);
        var summary = replay();
        assertThat(summary.reports()).isBetween(2L, 50L);
        assertThat(summary.end()).isEqualTo("the limit of 2000 bytes is reached");
        assertThat(bytes()).isBetween(2000L, 3000L);
    }

    private long bytes() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".gz"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeStopsNothing() throws Exception {
        var file = Files.createFile(directory.resolve("file"));
        record(new RecordTo(file, Names.KEEP, RecordTo.DEFAULT_LIMIT), 3);
        assertThat(file).isEmptyFile();
    }

    @Test
    void onlyTheOwnerMayReadARecording() throws Exception {
        record(new RecordTo(directory.resolve("new"), Names.KEEP, RecordTo.DEFAULT_LIMIT), 1);
        try (var made = Files.list(directory.resolve("new"))) {
            var permissions = Files.getPosixFilePermissions(made.findFirst().orElseThrow());
            assertThat(permissions.toString()).doesNotContain("GROUP", "OTHERS");
        }
    }

    @Test
    void eachStartMakesARecordingOfItsOwn() throws Exception {
        var to = new RecordTo(directory, Names.HIDE, RecordTo.DEFAULT_LIMIT);
        record(to, 1);
        record(to, 1);
        var outcome = Replay.run(
                new Replay.Wish(directory, null, null),
                CausalModel.empty(),
                new Replay.Listeners(commits::add, summaries::add));
        assertThat(outcome)
                .isEqualTo(new Replay.Outcome.Broken(
                        directory + ": there are several recordings in it: 20261125T030000Z, 20261125T030000Z-2"));
    }
}
