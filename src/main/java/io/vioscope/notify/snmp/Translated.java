package io.vioscope.notify.snmp;

import io.vioscope.bus.TakenTrap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.AbstractVariable;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/** Traps of others as messages of another version, as RFC 3584 translates them. */
final class Translated {
    /** snmpTrapAddress.0 of SNMP-COMMUNITY-MIB: from whom a trap came first. */
    static final OID ADDRESS = new OID("1.3.6.1.6.3.18.1.3.0");

    /** snmpTrapEnterprise.0 of SNMPv2-MIB. */
    static final OID ENTERPRISE = new OID("1.3.6.1.6.3.1.1.4.3.0");

    /** snmpTraps of SNMPv2-MIB; the six below it are the generic traps of SNMPv1. */
    private static final OID GENERIC = new OID("1.3.6.1.6.3.1.1.5");

    private static final int GENERICS = 6;
    private static final IpAddress UNKNOWN = new IpAddress("0.0.0.0");

    private Translated() {}

    /** What it held, unchanged and in order. */
    static List<VariableBinding> variables(TakenTrap trap) {
        return trap.original().variables().stream().map(Translated::variable).toList();
    }

    private static VariableBinding variable(TakenTrap.Variable variable) {
        try {
            var octets = ByteBuffer.wrap(HexFormat.of().parseHex(variable.ber()));
            return new VariableBinding(
                    new OID(variable.oid()), AbstractVariable.createFromBER(new BERInputStream(octets)));
        } catch (IOException e) {
            throw new UncheckedIOException("it was read before", e);
        }
    }

    /** Fills a message of SNMPv2; who sent it and, of SNMPv1, its enterprise stand behind what it held unless they do already. */
    static void fill(PDU pdu, TakenTrap trap) {
        pdu.add(new VariableBinding(
                SnmpConstants.sysUpTime, new TimeTicks(trap.original().upTime())));
        pdu.add(new VariableBinding(
                SnmpConstants.snmpTrapOID, new OID(trap.original().name())));
        pdu.addAll(variables(trap));
        var v1 = trap.original().version1();
        if (pdu.getVariable(ADDRESS) == null) {
            origin(trap).ifPresent(address -> pdu.add(new VariableBinding(ADDRESS, address)));
        }
        if (v1 != null && pdu.getVariable(ENTERPRISE) == null) {
            pdu.add(new VariableBinding(ENTERPRISE, new OID(v1.enterprise())));
        }
    }

    /** By its own word where it came by SNMPv1; IPv6 has no place there. */
    private static Optional<IpAddress> origin(TakenTrap trap) {
        var v1 = trap.original().version1();
        if (v1 != null && !v1.agentAddress().equals(UNKNOWN.toString())) {
            return Optional.of(new IpAddress(v1.agentAddress()));
        }
        return trap.sender().contains(":") ? Optional.empty() : Optional.of(new IpAddress(trap.sender()));
    }

    /** A message of SNMPv1, filled; empty where SNMPv1 has no word for what it says. */
    static Optional<PDU> version1(TakenTrap trap) {
        var held = variables(trap);
        var name = new OID(trap.original().name());
        var isGeneric = isGeneric(name);
        if (held.stream().anyMatch(vb -> vb.getVariable() instanceof Counter64)
                || (!isGeneric && (name.size() < 4 || name.last() < 0))) {
            return Optional.empty();
        }
        var pdu = new PDUv1();
        pdu.setType(PDU.V1TRAP);
        pdu.setGenericTrap(isGeneric ? name.last() - 1 : PDUv1.ENTERPRISE_SPECIFIC);
        pdu.setSpecificTrap(isGeneric ? 0 : name.last());
        pdu.setEnterprise(isGeneric ? genericEnterprise(trap, held) : enterprise(name));
        pdu.setAgentAddress(
                value(held, ADDRESS, IpAddress.class).or(() -> origin(trap)).orElse(UNKNOWN));
        pdu.setTimestamp(trap.original().upTime());
        pdu.addAll(held);
        return Optional.of(pdu);
    }

    private static boolean isGeneric(OID name) {
        return name.size() == GENERIC.size() + 1
                && name.startsWith(GENERIC)
                && name.last() >= 1
                && name.last() <= GENERICS;
    }

    private static OID genericEnterprise(TakenTrap trap, List<VariableBinding> held) {
        var v1 = trap.original().version1();
        return v1 == null ? value(held, ENTERPRISE, OID.class).orElse(GENERIC) : new OID(v1.enterprise());
    }

    /** Where a zero stands before the last number both are left out, else the last number alone. */
    private static OID enterprise(OID name) {
        var isZero = name.get(name.size() - 2) == 0;
        return new OID(name.getValue(), 0, name.size() - (isZero ? 2 : 1));
    }

    private static <T> Optional<T> value(List<VariableBinding> held, OID oid, Class<T> type) {
        return held.stream()
                .filter(vb -> vb.getOid().equals(oid))
                .map(VariableBinding::getVariable)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
