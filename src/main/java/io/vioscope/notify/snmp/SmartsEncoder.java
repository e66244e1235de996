package io.vioscope.notify.snmp;

import io.vioscope.config.Format.Severities;
import io.vioscope.config.Format.Smarts;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.CauseNotice;
import io.vioscope.notify.Notification.Change;
import io.vioscope.notify.Notification.EntityNotice;
import io.vioscope.notify.Notification.Event;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Notification.Subject;
import io.vioscope.notify.Notification.Test;
import io.vioscope.snmp.Text;
import io.vioscope.snmp.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * The traps of Smarts' SNMP Trap Notifier: enterprise 733, nine variables, always all and in one order (SAM Notification
 * Adapters User Guide; their types are those of DFM-MIB). Alarms and root causes are 4 (notify), 98 (change) and 7 (clear); if
 * their entity is gone, 99 (delete) follows the clear. Servers that are added, deleted and moved are 4 with the names that ESM
 * has for that, and are never cleared. There is nothing for other changes of entities, nor for a heartbeat.
 * A test is 4, and normal.
 */
final class SmartsEncoder implements Encoder {
    private static final OID ENTERPRISE = new OID("1.3.6.1.4.1.733");
    /** smTrapNotification, -Clear, -Change and -Delete. */
    private static final int NOTIFY = 4;

    private static final int CLEAR = 7;
    private static final int CHANGE = 98;
    private static final int DELETE = 99;

    private static final int SHORT = 64;
    private static final int LONG = 255;
    private static final int ID = SHORT + 2 + SHORT + 1 + LONG;
    private static final int CERTAIN = 100;
    private static final Map<Event, String> EVENTS =
            Map.of(Event.ADDED, "VMAdded", Event.DELETED, "VMDeleted", Event.MOVED, "VMMigrated");
    private static final Fit.Order ORDER = new Fit.Order(Set.of(), Set.of(), Set.of(object(7)), Set.of(object(4)));

    private final Smarts format;
    private final Texts texts;
    private final Fit fit;
    private final Supplier<PDU> empty;

    /** What the nine variables say, but for the class and the two names of the instance. */
    private record Said(
            Heading heading, Subject subject, String event, String text, int certainty, Severity severity) {}

    SmartsEncoder(Smarts format, SnmpReceiver receiver, Supplier<PDU> empty) {
        this.format = format;
        this.texts = Encoder.texts(receiver);
        this.fit = new Fit(ORDER, Encoder.room(receiver));
        this.empty = empty;
    }

    @Override
    public int count(Notification notification) {
        return traps(notification).size();
    }

    /** The numbers of the specific traps. */
    private static List<Integer> traps(Notification notification) {
        return notification.match(
                alarm -> traps(alarm.change()),
                cause -> traps(cause.change()),
                entity -> isNamed(entity) ? List.of(NOTIFY) : List.of(),
                heartbeat -> List.of(),
                test -> List.of(NOTIFY));
    }

    private static List<Integer> traps(Change change) {
        return switch (change) {
            case NEW -> List.of(NOTIFY);
            case CHANGED -> List.of(CHANGE);
            case ENDED, OTHER_CAUSE -> List.of(CLEAR);
            case ENTITY_DELETED -> List.of(CLEAR, DELETE);
        };
    }

    private static boolean isNamed(EntityNotice entity) {
        return entity.subject().key().kind() == Kind.SERVER && EVENTS.containsKey(entity.event());
    }

    @Override
    public List<PDU> messages(Notification notification, long number, Duration upTime) {
        return traps(notification).stream()
                .map(trap -> message(trap, said(notification), upTime))
                .toList();
    }

    private static Said said(Notification notification) {
        return notification.match(
                SmartsEncoder::said,
                SmartsEncoder::said,
                SmartsEncoder::said,
                heartbeat -> {
                    throw new IllegalArgumentException("Smarts has no heartbeat");
                },
                test -> said(test));
    }

    private static Said said(AlarmNotice n) {
        return new Said(
                n.heading(),
                n.subject(),
                SmartsNames.ofAlarm(n.alarm().key().condition()),
                n.alarm().text(),
                CERTAIN,
                severity(n.change(), n.alarm().severity()));
    }

    private static Said said(CauseNotice n) {
        var problem = n.problem();
        var text = problem.advice().isEmpty() ? problem.text() : problem.text() + ". " + problem.advice();
        return new Said(
                n.heading(),
                n.subject(),
                SmartsNames.ofProblem(problem.key().name()),
                text,
                problem.verdict().certainty(),
                severity(n.change(), problem.severity()));
    }

    private static Said said(EntityNotice n) {
        var what = switch (n.event()) {
            case ADDED -> " was added" + to(" on ", n.hypervisor());
            case DELETED -> " was deleted" + to(" from ", n.oldHypervisor());
            default -> " moved" + to(" from ", n.oldHypervisor()) + to(" to ", n.hypervisor());
        };
        var event = EVENTS.getOrDefault(n.event(), "");
        return new Said(
                n.heading(), n.subject(), event, "Server " + n.subject().name() + what, CERTAIN, Severity.CLEARED);
    }

    /** Normal, so that nobody has to clear it. */
    private static Said said(Test n) {
        var nobody = new Subject(new EntityKey(Kind.CLOUD, "test"), "Vioscope", "", "");
        var heading = new Heading("vioscope", 0, 0, n.at());
        return new Said(heading, nobody, "Test", "A test of Vioscope. Nothing is wrong", CERTAIN, Severity.CLEARED);
    }

    private static String to(String word, String name) {
        return name.isEmpty() ? "" : word + name;
    }

    private static Severity severity(Change change, Severity severity) {
        return change.isEnd() ? Severity.CLEARED : severity;
    }

    private PDU message(int trap, Said said, Duration upTime) {
        var pdu = Encoder.begin(empty, new OID(ENTERPRISE).append(0).append(trap), upTime);
        var values = values(said);
        IntStream.range(0, values.size())
                .forEach(i -> pdu.add(new VariableBinding(object(i + 1).append(0), values.get(i))));
        fit.apply(pdu);
        return pdu;
    }

    /** In the order of their numbers. */
    private List<Variable> values(Said said) {
        var key = said.subject().key();
        var kind = SmartsNames.of(key.kind());
        return List.of(
                new Counter32(said.heading().at().getEpochSecond() & 0xFFFF_FFFFL),
                ascii(format.server(), SHORT),
                ascii(kind, SHORT),
                text(said.subject().name()),
                ascii(said.event(), SHORT),
                ascii(kind + "::" + said.heading().cloud() + "/" + key.id(), ID),
                text(said.text()),
                ascii(said.certainty() + ".0", SHORT),
                new Integer32(number(format.severities(), said.severity())));
    }

    private static OctetString ascii(String value, int most) {
        return new OctetString(Text.ascii(value, most));
    }

    private OctetString text(String value) {
        return new OctetString(texts.octets(value, LONG));
    }

    private static OID object(int number) {
        return new OID(ENTERPRISE).append("2.1").append(number);
    }

    /** What is over or was never wrong is normal; Smarts' console knows no warning, which is least of all minor. */
    static int number(Severities severities, Severity severity) {
        return severities == Severities.CONSOLE ? console(severity) : mib(severity);
    }

    private static int console(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 1;
            case MAJOR -> 2;
            case MINOR, WARNING -> 3;
            case INDETERMINATE -> 4;
            case CLEARED -> 5;
        };
    }

    private static int mib(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 6;
            case MAJOR -> 5;
            case MINOR -> 4;
            case WARNING -> 3;
            case CLEARED -> 2;
            case INDETERMINATE -> 1;
        };
    }
}
