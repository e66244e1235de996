package io.vioscope.notify.snmp;

import io.vioscope.notify.Notification.Heading;
import io.vioscope.snmp.DateAndTime;
import io.vioscope.snmp.Text;
import io.vioscope.snmp.Texts;
import java.time.Instant;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Adds variables to a message in the order of the calls. */
final class Varbinds {
    private static final long MODULUS = 0xFFFF_FFFFL;

    private final PDU pdu;
    private final Columns columns;
    private final Texts texts;
    private final int cloudIndex;
    private final long row;

    /** The instance of table columns is {cloudIndex, row}; a row beyond 32 bits wraps. */
    Varbinds(PDU pdu, Columns columns, Texts texts, int cloudIndex, long row) {
        this.pdu = pdu;
        this.columns = columns;
        this.texts = texts;
        this.cloudIndex = cloudIndex;
        this.row = row & MODULUS;
    }

    /** The variables that begin every notification. */
    Varbinds head(Instant at, long number) {
        var counted = number == 0 ? 0 : (number - 1) % MODULUS + 1;
        scalar(Column.NOTIFY_SEQUENCE, new UnsignedInteger32(counted));
        return scalar(Column.NOTIFY_TIME, DateAndTime.of(at));
    }

    /** A count that is in no table. */
    Varbinds count(Column column, long value) {
        return scalar(column, new UnsignedInteger32(Math.min(value, MODULUS)));
    }

    /** A variable that is in no table. */
    Varbinds scalar(Column column, Variable value) {
        return add(columns.instance(column, 0), value);
    }

    /** A count in a row. */
    Varbinds rowCount(Column column, long value) {
        return add(instance(column), new UnsignedInteger32(Math.min(value, MODULUS)));
    }

    /** A number in a row. */
    Varbinds number(Column column, int value) {
        return add(instance(column), new Integer32(value));
    }

    /** A moment in a row. */
    Varbinds moment(Column column, Instant value) {
        return add(instance(column), DateAndTime.of(value));
    }

    /** A text in a row, at most that many octets. */
    Varbinds text(Column column, String value, int most) {
        return add(instance(column), new OctetString(texts.octets(value, most)));
    }

    /** An identifier in a row. */
    Varbinds ascii(Column column, String value, int most) {
        return add(instance(column), new OctetString(Text.ascii(value, most)));
    }

    /** The name of the cloud, in the cloud's row. */
    Varbinds cloud(Heading heading) {
        var instance = columns.instance(Column.CLOUD_NAME, cloudIndex);
        return add(instance, new OctetString(texts.octets(heading.cloud(), TrapEncoder.NAME)));
    }

    private OID instance(Column column) {
        return columns.instance(column, cloudIndex, (int) row);
    }

    private Varbinds add(OID oid, Variable value) {
        pdu.add(new VariableBinding(oid, value));
        return this;
    }
}
