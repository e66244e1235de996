package io.vioscope.notify.snmp;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import io.vioscope.notify.Cases;
import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.EntityNotice;
import io.vioscope.notify.Notification.Event;
import io.vioscope.notify.Notification.State;
import io.vioscope.notify.Notification.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Notifications for formats that look closer at changes of servers. */
final class SampleEvents {
    private static final Subject SERVER = new Subject(Cases.SERVER, "web-1", "10.0.0.5", "shop");
    private static final Subject ROUTER = new Subject(new EntityKey(Kind.ROUTER, "r1"), "gate", "", "shop");

    private SampleEvents() {}

    /** One of each sort, and a server that goes through its states. */
    static List<Notification> all() {
        return Stream.concat(
                        Sample.oneOfEach().stream(),
                        Stream.of(
                                became("BUILD", "ACTIVE"),
                                became("ACTIVE", "MIGRATING"),
                                became("MIGRATING", "ACTIVE"),
                                became("ACTIVE", "PAUSED"),
                                became("ACTIVE", "SUSPENDED"),
                                became("ACTIVE", "SHUTOFF"),
                                became("SHUTOFF", "SHELVED_OFFLOADED"),
                                became("RESCUE", "ACTIVE"),
                                new EntityNotice(
                                        Sample.HEADING,
                                        Event.ADDED,
                                        ROUTER,
                                        State.ABSENT,
                                        State.of(Cases.ACTIVE),
                                        "",
                                        "")))
                .toList();
    }

    /** The server's status changed. */
    static EntityNotice became(String from, String to) {
        return new EntityNotice(
                Sample.HEADING, Event.STATUS_CHANGED, SERVER, state(from), state(to), "cluster-a", "cluster-a");
    }

    private static State state(String word) {
        return State.of(Status.enabled(word, Health.UNKNOWN));
    }

    /** A word for the reader. */
    static String name(Notification n) {
        return n.match(
                alarm -> "alarm " + alarm.change(),
                cause -> "cause " + cause.change(),
                entity -> entity.subject().key().kind().word() + " " + entity.event() + " "
                        + entity.before().word() + " -> " + entity.after().word(),
                heartbeat -> "heartbeat",
                test -> "test");
    }
}
