package io.vioscope.notify.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/**
 * Makes a message fit: first without the URL, then with less text, then with shorter names, the longest first.
 * A beginning of the text stays: without it nobody knows what the names are about.
 *
 * @param most octets of the PDU
 */
record Fit(int most) {
    /** The outer header, the version, and a request id that is set when the message is sent. */
    private static final int HEADERS = 4 + 3 + 8;

    /** What always stays of the text, in octets. */
    private static final int TEXT = 64;

    private static final Set<OID> NAMES = Stream.of(
                    Column.ALARM_ENTITY_NAME,
                    Column.ALARM_PROJECT,
                    Column.CLOUD_NAME,
                    Column.EVENT_ENTITY_NAME,
                    Column.EVENT_PROJECT,
                    Column.EVENT_HYPERVISOR,
                    Column.EVENT_OLD_HYPERVISOR)
            .map(Column::oid)
            .collect(Collectors.toUnmodifiableSet());

    /** What is left for the PDU in a message of that size with that community. */
    static Fit message(int octets, String community) {
        return new Fit(octets - HEADERS - 4 - community.getBytes(StandardCharsets.UTF_8).length);
    }

    void apply(PDU pdu) {
        if (excess(pdu) > 0) {
            columns(pdu, Set.of(Column.ALARM_URL.oid())).forEach(vb -> vb.setVariable(new OctetString()));
            columns(pdu, Set.of(Column.ALARM_TEXT.oid()))
                    .forEach(vb -> shorten(vb, Math.min(excess(pdu), length(vb) - TEXT)));
        }
        for (var longest = longestName(pdu); excess(pdu) > 0 && longest.isPresent(); longest = longestName(pdu)) {
            shorten(longest.get(), 1);
        }
    }

    private int excess(PDU pdu) {
        return pdu.getBERLength() - most;
    }

    private static Optional<VariableBinding> longestName(PDU pdu) {
        return columns(pdu, NAMES).stream()
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
