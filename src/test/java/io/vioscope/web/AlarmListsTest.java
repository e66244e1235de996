package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.Status;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Latest;
import io.vioscope.web.view.Watched;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lists of alarms are worked out once, and again as soon as an alarm or its cause is another. */
class AlarmListsTest {
    private final Latest latest = new Latest(List.of(new Watched(Clouds.NAME, List.of())));
    private final Problem down = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.");

    private CloudView show(Snapshot snapshot) {
        latest.show(snapshot);
        return latest.world().cloud(Clouds.NAME).orElseThrow();
    }

    @Test
    void whatNobodyChangedIsTakenOver() {
        var before = show(Clouds.troubled());
        var alarms = before.alarms();
        var unexplained = before.unexplained();

        var after = show(Clouds.nova(before.snapshot(), Clouds.troubledEntities(), Worlds.START.plusSeconds(91)));

        assertThat(alarms).isNotEmpty();
        assertThat(after.snapshot()).isNotSameAs(before.snapshot());
        assertThat(after.alarms()).isSameAs(alarms);
        assertThat(after.unexplained()).isSameAs(unexplained);
    }

    @Test
    void anotherCausePartsThemAnew() {
        var before = show(Clouds.troubled());
        assertThat(before.unexplained()).isEqualTo(before.alarms());

        var after = show(Clouds.with(Clouds.troubled(), down));

        assertThat(after.explainedBy(down)).isNotEmpty().doesNotContainAnyElementsOf(after.unexplained());
        assertThat(after.alarms())
                .hasSize(after.explainedBy(down).size() + after.unexplained().size());
    }

    @Test
    void anAlarmThatIsOverIsInNoList() {
        var before = show(Clouds.troubled());
        assertThat(before.alarms()).isNotEmpty();

        var fine = Clouds.troubledEntities().stream()
                .map(e -> e.key().kind() == Kind.SERVER ? e.withStatus(Status.enabled("ACTIVE", Health.OK)) : e)
                .toList();
        var after = show(Clouds.nova(Clouds.troubled(), fine, Worlds.START.plusSeconds(91)));

        assertThat(after.alarms()).hasSizeLessThan(before.alarms().size()).isSubsetOf(before.alarms());
        assertThat(after.unexplained()).isEqualTo(after.alarms());
    }
}
