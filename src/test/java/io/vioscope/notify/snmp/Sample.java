package io.vioscope.notify.snmp;

import io.vioscope.config.MibRoot;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.notify.Cases;
import io.vioscope.notify.Notices;
import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.CauseNotice;
import io.vioscope.notify.Notification.Change;
import io.vioscope.notify.Notification.EntityNotice;
import io.vioscope.notify.Notification.Event;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Notification.Heartbeat;
import io.vioscope.notify.Notification.State;
import io.vioscope.notify.Notification.Subject;
import io.vioscope.notify.Notification.Test;
import io.vioscope.notify.Snapshots;
import io.vioscope.snmp.Root;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Notifications to encode. */
final class Sample {
    private Sample() {}

    static final Root ROOT = Root.of(MibRoot.DEFAULT);
    static final Heading HEADING = new Heading("vio-é", 3, 4711, Cases.AT);

    static final Problem CONFIRMED = Cases.problem(4712, Phase.CONFIRMED);

    /** One of each that is told. */
    static List<Notification> oneOfEach() {
        var snapshots = new Snapshots();
        snapshots.put(Cases.snapshot(HEADING.cloud()));
        var notices = new Notices(snapshots, "https://vioscope.example");
        var facts = List.<Fact>of(
                new Fact.AlarmRaised(Cases.alarm(4711, "Server web-1 is in ERROR")),
                new Fact.AlarmChanged(Cases.alarm(4711, "Server web-1 is in ERROR: why")),
                new Fact.AlarmCleared(Cases.alarm(4711, "gone"), Fact.Clearing.CONDITION_ENDED),
                new Fact.AlarmCleared(Cases.alarm(4711, "gone"), Fact.Clearing.ENTITY_DELETED),
                Cases.status("web-1"),
                new Fact.EntityAdded(Cases.server("web-1"), Fact.Appearance.NEW),
                new Fact.EntityDeleted(Cases.server("web-1"), Fact.Sign.SAID_SO),
                Cases.moved(),
                new ProblemFact.Opened(CONFIRMED),
                new ProblemFact.Revised(CONFIRMED, Phase.CONFIRMED),
                new ProblemFact.Resolved(CONFIRMED, ProblemFact.Ending.SYMPTOMS_ENDED),
                new ProblemFact.Resolved(CONFIRMED, ProblemFact.Ending.BETTER_EXPLANATION));
        var told = facts.stream().map(fact -> notices.of(HEADING, fact)).flatMap(Optional::stream);
        return Stream.concat(
                        told, Stream.of(new Heartbeat(Cases.AT, Duration.ofMinutes(5), 12, 3, 456), new Test(Cases.AT)))
                .toList();
    }

    /** A root cause of usual length. */
    static Notification notice() {
        return cause("vCenter is unreachable. ", 4, "https://vioscope.example/problems/4712");
    }

    /** A root cause with texts of that many times a piece, each. */
    static CauseNotice cause(String piece, int times, String url) {
        var text = piece.repeat(times);
        var p = CONFIRMED;
        var id = "h".repeat(Math.min(255, Math.max(1, times)));
        return new CauseNotice(
                new Heading(text, 3, 4711, Cases.AT),
                Change.NEW,
                new Problem(
                        p.number(),
                        p.key(),
                        p.severity(),
                        p.phase(),
                        text,
                        text,
                        p.verdict(),
                        p.impact(),
                        p.openedAt(),
                        p.phaseAt()),
                new Subject(new EntityKey(Kind.VCENTER, id), text, "10.0.0.5", text),
                url);
    }

    /** An alarm with texts of that many times a piece, each. */
    static AlarmNotice alarm(String piece, int times, String url) {
        var text = piece.repeat(times);
        var key = new EntityKey(Kind.HYPERVISOR, "h".repeat(Math.min(255, Math.max(1, times))));
        return new AlarmNotice(
                new Heading(text, 3, 4711, Cases.AT),
                Change.NEW,
                Cases.alarm(4711, text),
                new Subject(key, text, "10.0.0.5", text),
                4,
                546,
                null,
                url);
    }

    /** An event with names of that many times a piece, each. */
    static EntityNotice event(String piece, int times) {
        var text = piece.repeat(times);
        var key = new EntityKey(Kind.SERVER, "s".repeat(Math.min(255, Math.max(1, times))));
        return new EntityNotice(
                new Heading(text, 3, 4711, Cases.AT),
                Event.MOVED,
                new Subject(key, text, "10.0.0.5", text),
                State.of(Cases.ACTIVE),
                State.of(Cases.ACTIVE),
                text,
                text);
    }
}
