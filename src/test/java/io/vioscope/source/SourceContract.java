package io.vioscope.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every source promises. A subclass has an outside world that can be whole, or broken altogether. */
public abstract class SourceContract {
    /** The source under test, always the same one. */
    protected abstract Source source();

    /** Looks once, on a context, and waits. A future that fails is a failed test. */
    protected abstract Report poll();

    /** From now on nothing of the outside world answers usefully. */
    protected abstract void breakWorld();

    /** Fails unless the report says that nothing answered usefully. */
    protected void isToldAsBroken(Report report) {
        assertThat(report.completeness()).isInstanceOf(Completeness.Failed.class);
    }

    /** From now on everything answers again. */
    protected abstract void mendWorld();

    /** Closes the source and waits. */
    protected abstract Future<Void> closeSource();

    @Test
    void reportsWhatItCoversAndNothingElse() {
        var report = poll();
        assertThat(report.source()).isEqualTo(source().id());
        assertThat(report.covers()).isEqualTo(source().covers());
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.entities())
                .isNotEmpty()
                .allMatch(e -> source().covers().contains(e.kind()));
        assertThat(report.entities()).extracting(e -> e.key()).doesNotHaveDuplicates();
        assertThat(report.cost().requests()).isPositive();
        assertThat(report.cost().bytes()).isPositive();
    }

    @Test
    void seesTheSameCloudTheSameTwice() {
        var first = poll();
        var second = poll();
        assertThat(second.entities()).containsExactlyInAnyOrderElementsOf(first.entities());
        assertThat(second.at()).isAfter(first.at());
    }

    @Test
    void aBrokenWorldDeletesNothingAndIsToldAsBroken() {
        var engine = new Engine(Map.of());
        var known = engine.step(Snapshot.unknown("test"), new Input.Reported(poll()), Instant.now());
        breakWorld();
        var state = known.next();
        for (var i = 0; i < 3; i++) {
            var report = poll();
            isToldAsBroken(report);
            assertThat(report.covers()).isEqualTo(source().covers());
            var step = engine.step(state, new Input.Reported(report), Instant.now());
            assertThat(step.facts()).noneMatch(f -> f instanceof Fact.EntityDeleted || f instanceof Fact.EntityMissing);
            state = step.next();
        }
        assertThat(state.state().inventory().all())
                .hasSameSizeAs(List.copyOf(known.next().state().inventory().all()));
    }

    @Test
    void recoversByItself() {
        breakWorld();
        poll();
        mendWorld();
        assertThat(poll().completeness()).isEqualTo(new Completeness.Complete());
    }

    @Test
    void closesOnceAndAgain() {
        poll();
        assertThat(closeSource().succeeded()).isTrue();
        assertThat(closeSource().succeeded()).isTrue();
    }
}
