package io.vioscope.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.engine.past.Recall;
import io.vioscope.inventory.Inventory;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the past is worked out, and for how many at a time. */
class PastsTest {
    private static final Instant NOW = Worlds.START;
    private static final World PRESENT = new World(
            List.of(new CloudView(Snapshot.unknown("a"), List.of()), new CloudView(Snapshot.unknown("b"), List.of())),
            null,
            7);

    /** One that answers when it is told to. */
    private static final class SlowArchive implements Archive {
        private final Deque<Promise<Recall>> asked = new ArrayDeque<>();
        private final List<List<CloudState>> laters = new ArrayList<>();

        @Override
        public Future<Recall> at(String cloud, Instant moment, List<CloudState> from) {
            var answer = Promise.<Recall>promise();
            asked.add(answer);
            laters.add(from);
            return answer.future();
        }

        @Override
        public Future<Optional<Instant>> newsBefore(Map<String, Long> upTo, Instant moment) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Optional<Instant>> newsAfter(Map<String, Long> after) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Optional<Instant>> learntAt(String cloud, long seq) {
            return Future.succeededFuture(Optional.empty());
        }

        private void answer(Recall recall) {
            asked.remove().complete(recall);
        }
    }

    private final SlowArchive archive = new SlowArchive();
    private final Pasts pasts = new Pasts(archive, InstantSource.fixed(NOW));

    private Future<PastAnswer> ask(int secondsAgo) {
        return pasts.world("-" + secondsAgo + "s", "", PRESENT);
    }

    private static Recall known(String cloud) {
        var inventory = Inventory.empty()
                .edit()
                .put(Worlds.hypervisor("of " + cloud, Health.OK))
                .done();
        var empty = CloudState.unknown(cloud);
        return new Recall.Known(new CloudState(
                cloud,
                5,
                inventory,
                empty.alarms(),
                empty.problems(),
                empty.learned(),
                empty.windows(),
                empty.sources()));
    }

    private void answerBoth() {
        archive.answer(known("a"));
        archive.answer(known("b"));
    }

    private static World world(Future<PastAnswer> answer) {
        return ((PastAnswer.Found) answer.result()).world();
    }

    private static String refused(Future<PastAnswer> answer) {
        return ((PastAnswer.Refused) answer.result()).slug();
    }

    @Test
    void aMomentIsWorkedOutOnceForAllWhoAskForIt() {
        var first = ask(10);
        var second = ask(10);
        assertThat(archive.asked).hasSize(1);
        answerBoth();
        assertThat(world(first).clouds()).isEqualTo(world(second).clouds());
        var third = ask(10);
        assertThat(archive.asked).isEmpty();
        assertThat(world(third).clouds().get(0)).isSameAs(world(first).clouds().get(0));
        assertThat(world(third).isPast()).isTrue();
    }

    @Test
    void whoComesWhenTooManyMomentsAreWorkedOutIsAskedToComeAgain() {
        var first = ask(10);
        ask(20);
        var third = ask(30);
        assertThat(refused(third)).isEqualTo("busy");
        assertThat(refused(ask(30))).isEqualTo("busy");
        answerBoth();
        assertThat(first.isComplete()).isFalse();
        answerBoth();
        assertThat(first.isComplete()).isTrue();
        assertThat(ask(30).isComplete()).isFalse();
    }

    @Test
    void whatWasWorkedOutIsAStateToGoBackFrom() {
        ask(10);
        answerBoth();
        var near = world(ask(10)).clouds().get(0).snapshot().state();
        ask(20);
        assertThat(archive.laters.get(archive.laters.size() - 1)).hasSize(2).anyMatch(near::equals);
    }

    @Test
    void noMoreMomentsAreKeptThanThereIsRoomFor() {
        for (var i = 1; i <= Pasts.KEPT + 1; i++) {
            ask(i);
            answerBoth();
        }
        assertThat(ask(Pasts.KEPT + 1).isComplete()).isTrue();
        assertThat(ask(2).isComplete()).isTrue();
        assertThat(ask(1).isComplete()).isFalse();
    }

    @Test
    void whereOneCloudWasNotWatchedYetTheOthersAreShown() {
        var answer = ask(10);
        archive.answer(known("a"));
        archive.answer(new Recall.NotYet(NOW));
        assertThat(world(answer).clouds().get(0).seq()).isEqualTo(5);
        assertThat(world(answer).clouds().get(1).snapshot().state()).isEqualTo(CloudState.unknown("b"));
    }

    @ParameterizedTest
    @CsvSource({"lost, not-kept", "waiting, not-recorded", "notYet, before-the-record"})
    void aMomentOfWhichNotAllIsKnownIsRefused(String what, String slug) {
        var answer = ask(10);
        var recall = what.equals("lost")
                ? new Recall.Lost(null)
                : what.equals("waiting") ? new Recall.Waiting() : new Recall.NotYet(null);
        archive.answer(recall);
        archive.answer(what.equals("notYet") ? recall : known("b"));
        assertThat(refused(answer)).isEqualTo(slug);
        assertThat(ask(10).isComplete()).isFalse();
    }

    @Test
    void aNumberOfAFactNeedsItsCloud() {
        assertThat(refused(pasts.world("7", "", PRESENT))).isEqualTo("bad-moment");
        assertThat(refused(pasts.world("7", "b", PRESENT))).isEqualTo("no-such-fact");
    }

    @Test
    void whatWasLookedAtRightAfterAStartIsShownAnewOnceItIsKnownWhoTellsWhat() {
        var report = Worlds.complete(Worlds.hypervisor("c1", Health.DOWN)).at(NOW);
        var now = Worlds.ENGINE
                .step(Snapshot.unknown("a"), new Input.Reported(report), NOW)
                .next();
        ask(10);
        archive.answer(new Recall.Known(now.state()));
        archive.answer(known("b"));
        assertThat(world(ask(10)).clouds().get(0).rows(Kind.HYPERVISOR))
                .extracting(Seen::mark)
                .containsExactly(Mark.UNKNOWN);
        var later = new World(
                List.of(new CloudView(now, List.of()), PRESENT.clouds().get(1)), null, 8);
        assertThat(world(pasts.world("-10s", "", later)).clouds().get(0).rows(Kind.HYPERVISOR))
                .extracting(Seen::mark)
                .containsExactly(Mark.DOWN);
        assertThat(archive.asked).isEmpty();
    }

    @Test
    void nothingOfThePastIsWell() {
        ask(10);
        answerBoth();
        var cloud = world(ask(10)).clouds().get(0);
        assertThat(cloud.rows()).allSatisfy(row -> assertThat(row.mark()).isEqualTo(Mark.UNKNOWN));
        assertThat(cloud.snapshot().sight()).isSameAs(Sight.none());
    }

    @ParameterizedTest
    @CsvSource({
        "-90s, 2026-11-25T02:58:30Z",
        "-15m, 2026-11-25T02:45:00Z",
        "-2d, 2026-11-23T03:00:00Z",
        "02:59, 2026-11-25T02:59:00Z",
        "03:00:01, 2026-11-24T03:00:01Z",
        "2026-11-25T04:00:00 01:00, 2026-11-25T03:00:00Z",
    })
    void momentsAreNamedAsPeopleNameThem(String text, Instant moment) {
        assertThat(MomentText.read(text, NOW)).contains(moment);
    }

    @ParameterizedTest
    @CsvSource({"-1w", "24:61", "2:30", "tomorrow", "2026-11-25", "-", "--5m", "1e9"})
    void whatNamesNoMomentIsNotTakenForOne(String text) {
        assertThat(MomentText.read(text, NOW)).isEmpty();
        assertThat(MomentText.fact(text)).isEmpty();
    }
}
