package io.vioscope.notify.snmp;

import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.model.EntityKey;
import io.vioscope.notify.Forward;
import io.vioscope.notify.Forward.About;
import io.vioscope.notify.Forward.Dropped;
import io.vioscope.snmp.DateAndTime;
import io.vioscope.snmp.Numbers;
import io.vioscope.snmp.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/**
 * Makes traps of others into messages to one receiver: what they held, and behind it what we know of the entity they are about.
 * Of that alone something is cut so that it fits. Pure, but for whether an address is ours.
 */
final class ForwardEncoder {
    /** What is added, in order; all of it always. */
    static final List<Column> ADDED = List.of(
            Column.FORWARD_TIME,
            Column.FORWARD_SENDER,
            Column.FORWARD_CLOUD,
            Column.FORWARD_ENTITY_KIND,
            Column.FORWARD_ENTITY_NAME,
            Column.FORWARD_ENTITY_ID,
            Column.FORWARD_PROJECT,
            Column.FORWARD_ROOT_CAUSE);

    /** VsKind. */
    private static final int OTHER = 1;

    private static final int SHORT = 64;
    private static final int NAME = TrapEncoder.NAME;

    private final Form form;
    private final Loops loops;
    private final Columns columns;
    private final Set<OID> names;
    private final int room;

    ForwardEncoder(Form form, Loops loops) {
        this.form = form;
        this.loops = loops;
        this.columns = new Columns(form.root());
        this.names = Set.of(
                Column.FORWARD_CLOUD.oid(form.root()),
                Column.FORWARD_ENTITY_NAME.oid(form.root()),
                Column.FORWARD_PROJECT.oid(form.root()));
        this.room = Encoder.room(form.receiver());
    }

    /** What keeps it from this receiver. */
    Optional<Dropped> hindrance(Forward forward) {
        if (loops.isLoop(forward.trap())) {
            return Optional.of(Dropped.LOOP);
        }
        var message = message(forward);
        if (message.isEmpty()) {
            return Optional.of(Dropped.NOT_IN_V1);
        }
        return message.get().getBERLength() > room ? Optional.of(Dropped.TOO_LARGE) : Optional.empty();
    }

    /** The message; empty where the receiver's version cannot say it. */
    Optional<PDU> message(Forward forward) {
        var begun = isVersion1() ? Translated.version1(forward.trap()) : Optional.of(version2(forward));
        begun.ifPresent(pdu -> {
            add(pdu, forward);
            fit(pdu);
        });
        return begun;
    }

    private boolean isVersion1() {
        return form.receiver().access() instanceof Community community && community.plain() == Plain.V1;
    }

    private PDU version2(Forward forward) {
        var pdu = form.empty();
        Translated.fill(pdu, forward.trap());
        return pdu;
    }

    private void add(PDU pdu, Forward forward) {
        var texts = Encoder.texts(form.receiver());
        var about = forward.about();
        var key = about == null ? null : about.subject().key();
        new Varbinds(pdu, columns, texts, 0, 0)
                .scalar(Column.FORWARD_TIME, DateAndTime.of(forward.trap().at()))
                .scalar(Column.FORWARD_SENDER, ascii(forward.trap().sender(), SHORT))
                .scalar(Column.FORWARD_CLOUD, octets(texts.octets(about == null ? "" : about.cloud(), NAME)))
                .scalar(Column.FORWARD_ENTITY_KIND, kind(key))
                .scalar(
                        Column.FORWARD_ENTITY_NAME,
                        octets(texts.octets(about == null ? "" : about.subject().name(), NAME)))
                .scalar(Column.FORWARD_ENTITY_ID, ascii(key == null ? "" : key.id(), NAME))
                .scalar(
                        Column.FORWARD_PROJECT,
                        octets(texts.octets(about == null ? "" : about.subject().project(), NAME)))
                .scalar(Column.FORWARD_ROOT_CAUSE, ascii(cause(about), SHORT));
    }

    private static Integer32 kind(@Nullable EntityKey key) {
        return new Integer32(key == null ? OTHER : Numbers.of(key.kind()));
    }

    /** As vsAlarmRootCause has it. */
    private static String cause(@Nullable About about) {
        return about == null || about.cause() == null ? "" : about.cloudIndex() + "." + about.cause();
    }

    private static OctetString ascii(String text, int most) {
        return octets(Text.ascii(text, most));
    }

    private static OctetString octets(byte[] octets) {
        return new OctetString(octets);
    }

    /** Names are cut only where that helps. */
    private void fit(PDU pdu) {
        var most = pdu.getAll().stream()
                .filter(vb -> names.stream().anyMatch(vb.getOid()::startsWith))
                .mapToInt(vb -> ((OctetString) vb.getVariable()).length())
                .sum();
        if (pdu.getBERLength() - most <= room) {
            new Fit(new Fit.Order(Set.of(), Set.of(), Set.of(), names), room).apply(pdu);
        }
    }
}
