package io.vioscope.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vioscope.model.Alarm;
import io.vioscope.model.Fact;
import io.vioscope.model.Severity;
import io.vioscope.notify.Cases;
import io.vioscope.notify.Notices;
import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Snapshots;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Alertmanager takes for one alert, and when it takes it to be over. */
class AlertsTest {
    private static final Instant NOW = Cases.AT.plusSeconds(60);

    private final Snapshots snapshots = new Snapshots();
    private final Alerts alerts = new Alerts();

    private Notification of(Fact fact) {
        return new Notices(snapshots, "")
                .of(new Heading("a", 1, 1, Cases.AT), fact)
                .orElseThrow();
    }

    private static Alarm alarm(Severity severity) {
        var alarm = Cases.alarm(1, "bad");
        return new Alarm(1, alarm.key(), severity, "bad", alarm.raisedAt());
    }

    private List<String> tell(Fact fact, Instant now) {
        return alerts.tell(List.of(of(fact)), now).stream()
                .map(a -> words(a, now))
                .toList();
    }

    private static String words(ObjectNode alert, Instant now) {
        var labels = alert.get("labels");
        var isOn = Instant.parse(alert.get("endsAt").asText()).isAfter(now);
        return labels.get("severity").asText()
                + (labels.has("project") ? " of " + labels.get("project").asText() : "")
                + (isOn ? " on" : " over");
    }

    @Test
    void anotherSeverityIsAnotherAlertAndTheOneBeforeIsOver() {
        snapshots.put(Cases.snapshot("a"));
        assertThat(tell(new Fact.AlarmRaised(alarm(Severity.MAJOR)), NOW)).containsExactly("major of shop on");
        assertThat(tell(new Fact.AlarmChanged(alarm(Severity.CRITICAL)), NOW.plusSeconds(9)))
                .containsExactly("critical of shop on", "major of shop over");
        assertThat(tell(new Fact.AlarmChanged(alarm(Severity.CRITICAL)), NOW.plusSeconds(18)))
                .containsExactly("critical of shop on");
    }

    @Test
    void whatEndsHasTheLabelsItBeganWithThoughWhatItIsOfIsGone() {
        snapshots.put(Cases.snapshot("a"));
        tell(new Fact.AlarmRaised(alarm(Severity.MAJOR)), NOW);
        snapshots.put(Cases.snapshot("a", null, new Fact.EntityDeleted(Cases.server("web-1"), Fact.Sign.SAID_SO)));

        assertThat(tell(new Fact.AlarmCleared(alarm(Severity.MAJOR), Fact.Clearing.ENTITY_DELETED), NOW))
                .containsExactly("major of shop over");
    }

    @Test
    void whatIsOnHoldsForFiveMinutesAndWhatIsOverNeverEndsBeforeItBegan() {
        var on = alerts.tell(List.of(of(new Fact.AlarmRaised(alarm(Severity.MAJOR)))), NOW)
                .get(0);
        var over = alerts.tell(
                        List.of(of(new Fact.AlarmCleared(alarm(Severity.MAJOR), Fact.Clearing.CONDITION_ENDED))), NOW)
                .get(0);

        assertThat(on.get("endsAt").asText()).isEqualTo(NOW.plusSeconds(300).toString());
        assertThat(over.get("endsAt").asText()).isEqualTo(Cases.AT.toString());
        assertThat(over.get("startsAt").asText()).isEqualTo(Cases.AT.toString());
    }

    @Test
    void toLookAtAnAlertChangesNothing() {
        snapshots.put(Cases.snapshot("a"));
        alerts.show(of(new Fact.AlarmRaised(alarm(Severity.MAJOR))), NOW);

        assertThat(tell(new Fact.AlarmChanged(alarm(Severity.CRITICAL)), NOW)).containsExactly("critical of shop on");
    }
}
