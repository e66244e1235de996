package io.vioscope.notify.snmp;

import io.vioscope.config.SnmpReceiver;
import io.vioscope.model.Flow;
import io.vioscope.model.Problem;
import io.vioscope.model.Severity;
import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.CauseNotice;
import io.vioscope.notify.Notification.EntityNotice;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Notification.Heartbeat;
import io.vioscope.snmp.Numbers;
import io.vioscope.snmp.Overhead;
import io.vioscope.snmp.Root;
import io.vioscope.snmp.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;

/** Makes notifications into messages as VIOSCOPE-MIB has them, small enough for the receiver. Pure. */
public final class TrapEncoder implements Encoder {
    static final int NAME = 255;
    private static final int SHORT = 64;

    private final Root root;
    private final Columns columns;
    private final Texts texts;
    private final Fit fit;
    private final Supplier<PDU> empty;

    /** For messages to that receiver, made out of empty ones of its version. */
    TrapEncoder(Root root, SnmpReceiver receiver, Supplier<PDU> empty) {
        this.root = root;
        this.columns = new Columns(root);
        this.texts = receiver.manner().ascii() ? Texts.ASCII : Texts.UTF_8;
        this.fit = new Fit(Fit.Order.ofOurs(root), receiver.manner().size() - Overhead.of(receiver.access()));
        this.empty = empty;
    }

    @Override
    public int count(Notification notification) {
        return 1;
    }

    @Override
    public List<PDU> messages(Notification notification, long number, Duration upTime) {
        return List.of(encode(notification, number, upTime));
    }

    /**
     * One message in the form of SNMPv2.
     *
     * @param number its number among those to the receiver, from 1; wraps after 2^32 - 1
     * @param upTime since this server started
     */
    PDU encode(Notification notification, long number, Duration upTime) {
        var pdu = Encoder.begin(empty, Trap.of(notification).oid(root), upTime);
        notification.match(
                n -> alarm(pdu, n, number),
                n -> cause(pdu, n, number),
                n -> entity(pdu, n, number),
                n -> heartbeat(pdu, n, number),
                n -> new Varbinds(pdu, columns, texts, 0, 0).head(n.at(), number));
        fit.apply(pdu);
        return pdu;
    }

    private Varbinds row(PDU pdu, Heading heading, long row) {
        return new Varbinds(pdu, columns, texts, heading.cloudIndex(), row);
    }

    private Varbinds alarm(PDU pdu, AlarmNotice n, long number) {
        var alarm = n.alarm();
        var severity = n.change().isEnd() ? Severity.CLEARED : alarm.severity();
        return row(pdu, n.heading(), alarm.number())
                .head(n.heading().at(), number)
                .scalar(Column.NOTIFY_CHANGE, new Integer32(NoticeNumbers.of(n.change())))
                .ascii(Column.ALARM_ID, id(n.heading(), alarm.number()), SHORT)
                .number(Column.ALARM_SEVERITY, severity.itu())
                .ascii(Column.ALARM_CONDITION, alarm.key().condition(), SHORT)
                .number(Column.ALARM_ENTITY_KIND, Numbers.of(n.subject().key().kind()))
                .text(Column.ALARM_ENTITY_NAME, n.subject().name(), NAME)
                .ascii(Column.ALARM_ENTITY_ID, n.subject().key().id(), NAME)
                .ascii(Column.ALARM_ENTITY_ADDRESS, n.subject().address(), SHORT)
                .text(Column.ALARM_PROJECT, n.subject().project(), NAME)
                .cloud(n.heading())
                .text(Column.ALARM_TEXT, alarm.text(), NAME)
                .number(Column.ALARM_EVENT_TYPE, n.eventType())
                .number(Column.ALARM_PROBABLE_CAUSE, n.probableCause())
                .moment(Column.ALARM_RAISED_TIME, alarm.raisedAt())
                .ascii(Column.ALARM_URL, wholeOrNone(n.url()), NAME)
                .ascii(Column.ALARM_ROOT_CAUSE, id(n.heading(), n.cause()), SHORT);
    }

    private Varbinds cause(PDU pdu, CauseNotice n, long number) {
        var problem = n.problem();
        var severity = n.change().isEnd() ? Severity.CLEARED : problem.severity();
        return row(pdu, n.heading(), problem.number())
                .head(n.heading().at(), number)
                .scalar(Column.NOTIFY_CHANGE, new Integer32(NoticeNumbers.of(n.change())))
                .ascii(Column.CAUSE_ID, id(n.heading(), problem.number()), SHORT)
                .number(Column.CAUSE_SEVERITY, severity.itu())
                .ascii(Column.CAUSE_PROBLEM, problem.key().name(), SHORT)
                .number(Column.CAUSE_ENTITY_KIND, Numbers.of(n.subject().key().kind()))
                .text(Column.CAUSE_ENTITY_NAME, n.subject().name(), NAME)
                .ascii(Column.CAUSE_ENTITY_ID, n.subject().key().id(), NAME)
                .ascii(Column.CAUSE_ENTITY_ADDRESS, n.subject().address(), SHORT)
                .text(Column.CAUSE_PROJECT, n.subject().project(), NAME)
                .cloud(n.heading())
                .text(Column.CAUSE_TEXT, problem.text(), NAME)
                .text(Column.CAUSE_ADVICE, problem.advice(), NAME)
                .rowCount(Column.CAUSE_CERTAINTY, problem.verdict().certainty())
                .rowCount(Column.CAUSE_SYMPTOMS, problem.verdict().explains())
                .rowCount(Column.CAUSE_SERVICE_IMPACT, suffering(problem, Flow.SERVICE))
                .rowCount(Column.CAUSE_MANAGEMENT_IMPACT, suffering(problem, Flow.MANAGEMENT))
                .rowCount(Column.CAUSE_KNOWLEDGE_IMPACT, suffering(problem, Flow.KNOWLEDGE))
                .moment(Column.CAUSE_OPENED_TIME, problem.openedAt())
                .ascii(Column.CAUSE_URL, wholeOrNone(n.url()), NAME);
    }

    private Varbinds entity(PDU pdu, EntityNotice n, long number) {
        return row(pdu, n.heading(), n.heading().seq())
                .head(n.heading().at(), number)
                .ascii(Column.EVENT_ENTITY_ID, n.subject().key().id(), NAME)
                .number(Column.EVENT_ENTITY_KIND, Numbers.of(n.subject().key().kind()))
                .text(Column.EVENT_ENTITY_NAME, n.subject().name(), NAME)
                .number(Column.EVENT_STATUS, NoticeNumbers.of(n.after().standing()))
                .number(Column.EVENT_OLD_STATUS, NoticeNumbers.of(n.before().standing()))
                .text(Column.EVENT_STATE, n.after().word(), SHORT)
                .text(Column.EVENT_OLD_STATE, n.before().word(), SHORT)
                .number(Column.EVENT_ADMIN_STATE, Numbers.of(n.after().admin()))
                .ascii(Column.EVENT_ADDRESS, n.subject().address(), SHORT)
                .text(Column.EVENT_PROJECT, n.subject().project(), NAME)
                .cloud(n.heading())
                .text(Column.EVENT_HYPERVISOR, n.hypervisor(), NAME)
                .text(Column.EVENT_OLD_HYPERVISOR, n.oldHypervisor(), NAME);
    }

    private Varbinds heartbeat(PDU pdu, Heartbeat n, long number) {
        return new Varbinds(pdu, columns, texts, 0, 0)
                .head(n.at(), number)
                .count(Column.HEARTBEAT_INTERVAL, n.interval().toSeconds())
                .count(Column.ALARMS_ON, n.alarms())
                .count(Column.ROOT_CAUSES_ON, n.causes())
                .count(Column.NOTIFY_WITHHELD, n.withheld());
    }

    private static long suffering(Problem problem, Flow flow) {
        var sum = 0L;
        for (int count : problem.impact().of(flow).values()) {
            sum += count;
        }
        return sum;
    }

    /** Alarms and root causes of a cloud are numbered together, so that no two have one id. */
    private static String id(Heading heading, @Nullable Long number) {
        return number == null ? "" : heading.cloudIndex() + "." + number;
    }

    /** Half an address leads nowhere. */
    private static String wholeOrNone(String url) {
        return url.length() > NAME ? "" : url;
    }
}
