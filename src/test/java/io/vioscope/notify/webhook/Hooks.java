package io.vioscope.notify.webhook;

import io.vioscope.config.Permitted;
import io.vioscope.config.SigningKey;
import io.vioscope.config.WebhookReceiver;
import io.vioscope.config.WebhookReceiver.Format;
import io.vioscope.config.WebhookReceiver.Hook;
import io.vioscope.config.Wishes;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.notify.Cases;
import io.vioscope.notify.Notices;
import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Notification.Heartbeat;
import io.vioscope.notify.Snapshots;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Receivers and what they are told. */
public final class Hooks {
    private Hooks() {}

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** One on this machine that is permitted. */
    public static WebhookReceiver at(int port, Format format) {
        return with(new Hook(URI.create("http://127.0.0.1:" + port + "/hook?key=s3cret"), format));
    }

    static WebhookReceiver with(Hook hook) {
        return new WebhookReceiver(
                "hook",
                new Hook(
                        hook.url(),
                        hook.format(),
                        SigningKey.of(SECRET).orElseThrow(),
                        Map.of("Authorization", "Bearer s3cret-token"),
                        Duration.ofSeconds(2),
                        hook.caFile(),
                        hook.verify(),
                        Permitted.ANY),
                hook.format() == Format.ALERTMANAGER ? Wishes.ALL.withoutChanges() : Wishes.ALL,
                WebhookReceiver.LIMITS);
    }

    /** One of each type, by its type. */
    static Map<String, Notification> oneOfEach() {
        var snapshots = new Snapshots();
        snapshots.put(Cases.snapshot("prod-east"));
        var notices = new Notices(snapshots, "https://vioscope.example.org");
        var heading = new Heading("prod-east", 3, 4711, Cases.AT);
        var alarm = Cases.alarm(4711, "Server web-1 is in ERROR");
        var problem = Cases.problem(4712, Phase.CONFIRMED);
        var all = new LinkedHashMap<String, Notification>();
        for (var fact : new Fact[] {
            new Fact.AlarmRaised(alarm),
            new Fact.AlarmChanged(alarm),
            new Fact.AlarmCleared(alarm, Fact.Clearing.CONDITION_ENDED),
            new ProblemFact.Opened(problem),
            new ProblemFact.Revised(problem, Phase.CONFIRMED),
            new ProblemFact.Resolved(problem, ProblemFact.Ending.BETTER_EXPLANATION),
            new Fact.EntityAdded(Cases.server("web-1"), Fact.Appearance.NEW),
            Cases.status("web-1"),
            Cases.moved(),
            new Fact.EntityDeleted(Cases.server("web-1"), Fact.Sign.SAID_SO)
        }) {
            var notification = notices.of(heading, fact).orElseThrow();
            all.put(Payload.type(notification), notification);
        }
        all.put("heartbeat", new Heartbeat(Cases.AT, Duration.ofMinutes(5), 12, 3, 456));
        all.put("test", new Notification.Test(Cases.AT));
        return all;
    }
}
