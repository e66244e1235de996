package io.vioscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.bus.Recorded;
import io.vioscope.bus.Recording;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The journal on a virtual clock, over a database that comes and goes. */
class JournalTest {
    private final List<Long> written = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Recording> said = new ArrayList<>();
    private Instant now = Worlds.START;
    private boolean away;

    private final Journal journal = new Journal(this::write, new Journal.Listeners(this::tell, said::add), () -> now);

    private Future<Void> write(Commit commit) {
        if (away) {
            return Future.failedFuture("connection refused");
        }
        written.add(commit.firstSeq());
        return Future.succeededFuture();
    }

    private void tell(Recorded recorded) {
        told.add(recorded.origin() + " " + recorded.commit().firstSeq());
    }

    private static Commit commit(long seq) {
        return new Commit("c", seq, Worlds.START, List.of(new Fact.KindDiscovered(Kind.SERVER, 1)));
    }

    private void seconds(int seconds) {
        for (var i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            journal.tick();
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNotCalledHealthy() {
        var answer = Promise.<Void>promise();
        var hung = new Journal(commit -> answer.future(), new Journal.Listeners(this::tell, said::add), () -> now);
        hung.take(commit(1));
        now = now.plusSeconds(29);
        hung.tick();
        assertThat(said).last().matches(Recording::isHealthy);
        now = now.plusSeconds(1);
        hung.tick();
        assertThat(said).last().extracting(Recording::why).isEqualTo("the database has not answered for 30 s");
        answer.complete();
        assertThat(said).last().isEqualTo(Recording.UP_TO_DATE);
        assertThat(told).containsExactly("MEMORY 1", "DATABASE 1");
    }

    @Test
    void whatIsWrittenMayBeTold() {
        journal.take(commit(1));
        journal.take(commit(2));
        assertThat(told).containsExactly("DATABASE 1", "DATABASE 2");
        assertThat(journal.isEmpty()).isTrue();
    }

    @Test
    void aMinuteWithoutDatabaseLosesNothingKeepsTheOrderAndTellsFromMemoryAfterHalfAMinute() {
        away = true;
        journal.take(commit(1));
        seconds(20);
        journal.take(commit(2));
        assertThat(told).isEmpty();
        assertThat(said).last().satisfies(r -> {
            assertThat(r.behind()).isEqualTo(2);
            assertThat(r.since()).isEqualTo(Worlds.START);
            assertThat(r.why()).isEqualTo("connection refused");
        });
        seconds(15);
        assertThat(told).containsExactly("MEMORY 1");
        seconds(25);
        assertThat(told).containsExactly("MEMORY 1", "MEMORY 2");
        away = false;
        journal.take(commit(3));
        seconds(1);
        assertThat(written).containsExactly(1L, 2L, 3L);
        assertThat(told).containsExactly("MEMORY 1", "MEMORY 2", "DATABASE 1", "DATABASE 2", "DATABASE 3");
        assertThat(said).last().isEqualTo(Recording.UP_TO_DATE);
    }

    @Test
    void oneWriteIsUnderWayAtATime() {
        var slow = Promise.<Void>promise();
        var begun = new ArrayList<Long>();
        var patient = new Journal(
                commit -> {
                    begun.add(commit.firstSeq());
                    return slow.future();
                },
                new Journal.Listeners(this::tell, said::add),
                () -> now);
        patient.take(commit(1));
        patient.take(commit(2));
        patient.tick();
        assertThat(begun).containsExactly(1L);
        assertThat(patient.isEmpty()).isFalse();
        slow.complete();
        assertThat(begun).containsExactly(1L, 2L);
        assertThat(patient.isEmpty()).isTrue();
    }
}
