package io.vioscope.notify.snmp;

import java.util.Map;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;

/** What an SNMPv3 engine reports instead of an answer (RFC 3414, 5). */
final class Reports {
    private static final Map<OID, String> WORDS = Map.of(
            SnmpConstants.usmStatsUnknownUserNames, "it does not know the user",
            SnmpConstants.usmStatsWrongDigests, "the authentication password or protocol is another one there",
            SnmpConstants.usmStatsDecryptionErrors, "the privacy password or protocol is another one there",
            SnmpConstants.usmStatsUnsupportedSecLevels, "it wants another security level of the user",
            SnmpConstants.usmStatsNotInTimeWindows, "it has another time",
            SnmpConstants.usmStatsUnknownEngineIDs, "it does not know the engine id");

    private Reports() {}

    static String words(PDU report) {
        return report.size() == 0
                ? "it does not say why"
                : WORDS.getOrDefault(
                        report.get(0).getOid(), report.get(0).getOid().toDottedString());
    }
}
