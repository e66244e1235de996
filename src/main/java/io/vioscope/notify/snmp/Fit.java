package io.vioscope.notify.snmp;

import io.vioscope.snmp.Root;
import io.vioscope.snmp.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/**
 * Makes a message fit: first without the URL, then with less advice and less text, then with shorter names, the longest
 * first. A beginning of the text stays: without it nobody knows what the names are about.
 */
final class Fit {
    /** What always stays of the text, in octets. */
    private static final int TEXT = 64;

    private static final List<Column> URLS = List.of(Column.ALARM_URL, Column.CAUSE_URL);
    private static final List<Column> ADVICE = List.of(Column.CAUSE_ADVICE);
    private static final List<Column> TEXTS = List.of(Column.ALARM_TEXT, Column.CAUSE_TEXT);
    private static final List<Column> NAMES = List.of(
            Column.ALARM_ENTITY_NAME,
            Column.ALARM_PROJECT,
            Column.CAUSE_ENTITY_NAME,
            Column.CAUSE_PROJECT,
            Column.CLOUD_NAME,
            Column.EVENT_ENTITY_NAME,
            Column.EVENT_PROJECT,
            Column.EVENT_HYPERVISOR,
            Column.EVENT_OLD_HYPERVISOR);

    private final int most;
    private final Order order;

    /**
     * In which order what is shortened; objects, without their instances.
     *
     * @param urls   go whole, first
     * @param advice may go whole
     * @param texts  keep a beginning
     * @param names  lose one octet after the other, the longest first
     */
    record Order(Set<OID> urls, Set<OID> advice, Set<OID> texts, Set<OID> names) {
        /** For the notifications of VIOSCOPE-MIB. */
        static Order ofOurs(Root root) {
            return new Order(oids(root, URLS), oids(root, ADVICE), oids(root, TEXTS), oids(root, NAMES));
        }

        private static Set<OID> oids(Root root, List<Column> columns) {
            return columns.stream().map(column -> column.oid(root)).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** For PDUs of at most that many octets. */
    Fit(Order order, int most) {
        this.most = most;
        this.order = order;
    }

    void apply(PDU pdu) {
        if (excess(pdu) > 0) {
            columns(pdu, order.urls()).forEach(vb -> vb.setVariable(new OctetString()));
            columns(pdu, order.advice()).forEach(vb -> shorten(vb, Math.min(excess(pdu), length(vb))));
            columns(pdu, order.texts()).forEach(vb -> shorten(vb, Math.min(excess(pdu), length(vb) - TEXT)));
        }
        while (excess(pdu) > 0) {
            var longest = longestName(pdu);
            if (longest.isEmpty()) {
                return;
            }
            shorten(longest.get(), 1);
        }
    }

    private int excess(PDU pdu) {
        return pdu.getBERLength() - most;
    }

    private Optional<VariableBinding> longestName(PDU pdu) {
        return columns(pdu, order.names()).stream()
                .max(Comparator.comparingInt(Fit::length))
                .filter(vb -> length(vb) > 0);
    }

    private static List<VariableBinding> columns(PDU pdu, Set<OID> columns) {
        return pdu.getAll().stream()
                .filter(vb -> columns.stream().anyMatch(vb.getOid()::startsWith))
                .toList();
    }

    private static int length(VariableBinding vb) {
        return octets(vb).length;
    }

    private static byte[] octets(VariableBinding vb) {
        return ((OctetString) vb.getVariable()).getValue();
    }

    private static void shorten(VariableBinding vb, int by) {
        if (by > 0) {
            var octets = octets(vb);
            vb.setVariable(new OctetString(Text.cut(octets, octets.length - by)));
        }
    }
}
