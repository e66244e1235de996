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
import java.util.Collections;
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
        assertThat(report.entities()).allMatch(e -> source().covers().contains(e.kind()));
        assertThat(report.entities().isEmpty())
                .as("sees nothing")
                .isEqualTo(source().covers().isEmpty());
        assertThat(report.entities()).extracting(e -> e.key()).doesNotHaveDuplicates();
        costsWhatItAsks(report);
    }

    /** Fails unless the report says what it has cost the outside world. */
    protected void costsWhatItAsks(Report report) {
        assertThat(report.cost().requests()).isPositive();
        assertThat(report.cost().bytes()).isPositive();
    }

    /** Under its own name, so that nobody else's word is overwritten. */
    @Test
    void addsToOthersWhatItSaysItAddsAndNothingElse() {
        var details = poll().beyond().details();
        assertThat(details.of()).isEqualTo(source().adds());
        assertThat(details.whole()).isSubsetOf(details.of());
        assertThat(Collections.disjoint(details.of(), source().covers())).isTrue();
        assertThat(details.told().isEmpty()).isEqualTo(source().adds().isEmpty());
        details.told().forEach((key, attributes) -> {
            assertThat(details.of()).contains(key.kind());
            assertThat(attributes.toMap().keySet())
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith(source().id().name() + "."));
        });
        assertThat(details.asOf().keySet()).isSubsetOf(details.told().keySet());
    }

    @Test
    void seesTheSameCloudTheSameTwice() {
        var first = poll();
        var second = poll();
        assertThat(second.entities()).containsExactlyInAnyOrderElementsOf(first.entities());
        assertThat(second.beyond().details().told())
                .isEqualTo(first.beyond().details().told());
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
            assertThat(report.beyond().details().of()).isEqualTo(source().adds());
            assertThat(report.beyond().details().whole()).isEmpty();
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
