package io.vioscope.agent.table;

import io.vioscope.agent.tree.Leaf;
import io.vioscope.agent.tree.SortedRows;
import io.vioscope.config.Area;
import io.vioscope.snmp.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/**
 * What every manager asks an agent first: the groups system and snmp of SNMPv2-MIB (RFC 3418), snmpEngine of
 * SNMP-FRAMEWORK-MIB (RFC 3411) and the counters of SNMP-MPD-MIB (RFC 3412), SNMP-TARGET-MIB (RFC 3413) and SNMP-USER-BASED-SM-MIB (RFC 3414).
 */
final class SystemObjects {
    /** Applications and end-to-end (RFC 3418, sysServices). */
    private static final int SERVICES = 72;

    /** disabled(2) of snmpEnableAuthenTraps. */
    private static final int DISABLED = 2;

    private static final long TICK_MILLIS = 10;
    private static final long LARGEST = 0xFFFF_FFFFL;

    private record Counted(String label, OID oid) {}

    private static final List<Counted> COUNTERS = List.of(
            new Counted("snmpInPkts", SnmpConstants.snmpInPkts),
            new Counted("snmpInBadVersions", SnmpConstants.snmpInBadVersions),
            new Counted("snmpInBadCommunityNames", SnmpConstants.snmpInBadCommunityNames),
            new Counted("snmpInBadCommunityUses", SnmpConstants.snmpInBadCommunityUses),
            new Counted("snmpInASNParseErrs", SnmpConstants.snmpInASNParseErrs),
            new Counted("snmpSilentDrops", SnmpConstants.snmpSilentDrops),
            new Counted("snmpProxyDrops", new OID("1.3.6.1.2.1.11.32.0")),
            new Counted("snmpUnknownContexts", SnmpConstants.snmpUnknownContexts),
            new Counted("snmpUnknownSecurityModels", SnmpConstants.snmpUnknownSecurityModels),
            new Counted("snmpInvalidMsgs", SnmpConstants.snmpInvalidMsgs),
            new Counted("snmpUnknownPDUHandlers", SnmpConstants.snmpUnknownPDUHandlers),
            new Counted("usmStatsUnsupportedSecLevels", SnmpConstants.usmStatsUnsupportedSecLevels),
            new Counted("usmStatsNotInTimeWindows", SnmpConstants.usmStatsNotInTimeWindows),
            new Counted("usmStatsUnknownUserNames", SnmpConstants.usmStatsUnknownUserNames),
            new Counted("usmStatsUnknownEngineIDs", SnmpConstants.usmStatsUnknownEngineIDs),
            new Counted("usmStatsWrongDigests", SnmpConstants.usmStatsWrongDigests),
            new Counted("usmStatsDecryptionErrors", SnmpConstants.usmStatsDecryptionErrors));

    private final List<Leaf<?>> leaves = new ArrayList<>();

    private SystemObjects() {}

    static List<Leaf<?>> of(Who who, Live live) {
        var objects = new SystemObjects();
        objects.system(who, live);
        objects.engine(who, live);
        COUNTERS.forEach(c -> objects.add(c.label(), base(c.oid()), () -> count(live, c.oid())));
        objects.add("snmpEnableAuthenTraps", "1.3.6.1.2.1.11.30", () -> new Integer32(DISABLED));
        return List.copyOf(objects.leaves);
    }

    private void system(Who who, Live live) {
        var identity = who.identity();
        add(
                "sysDescr",
                "1.3.6.1.2.1.1.1",
                () -> text("Vioscope " + who.version() + ", watches VMware Integrated OpenStack"));
        add("sysObjectID", "1.3.6.1.2.1.1.2", () -> who.root().oid("3.1"));
        add("sysUpTime", "1.3.6.1.2.1.1.3", () -> new TimeTicks(live.upTime().toMillis() / TICK_MILLIS & LARGEST));
        add("sysContact", "1.3.6.1.2.1.1.4", () -> text(identity.contact()));
        add("sysName", "1.3.6.1.2.1.1.5", () -> text(identity.name()));
        add("sysLocation", "1.3.6.1.2.1.1.6", () -> text(identity.location()));
        add("sysServices", "1.3.6.1.2.1.1.7", () -> new Integer32(SERVICES));
    }

    private void engine(Who who, Live live) {
        add(
                "snmpEngineID",
                "1.3.6.1.6.3.10.2.1.1",
                () -> new OctetString(who.engine().id()));
        add(
                "snmpEngineBoots",
                "1.3.6.1.6.3.10.2.1.2",
                () -> new Integer32(who.engine().boots()));
        add(
                "snmpEngineTime",
                "1.3.6.1.6.3.10.2.1.3",
                () -> new Integer32((int) live.upTime().toSeconds()));
        add("snmpEngineMaxMessageSize", "1.3.6.1.6.3.10.2.1.4", () -> new Integer32(Who.LARGEST_MESSAGE));
    }

    private void add(String label, String base, Supplier<Variable> value) {
        var row = SortedRows.scalar(label);
        leaves.add(new Leaf<>(label, Area.SYSTEM, new OID(base), () -> row, name -> value.get()));
    }

    private static OctetString text(String text) {
        return new OctetString(Text.utf8(text, Table.NAME));
    }

    private static Variable count(Live live, OID counter) {
        return new Counter32(live.count(counter) & LARGEST);
    }

    /** Without the instance 0 at its end. */
    private static String base(OID counter) {
        return counter.trim().toDottedString();
    }
}
