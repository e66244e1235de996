package io.vioscope.bus;

import io.vioscope.model.EntityKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trap of somebody else that was taken, for whoever forwards it. All that is in it is hostile.
 *
 * @param at       when it came
 * @param sender   the address of whoever sent the datagram, IPv4 or IPv6
 * @param original what it said
 * @param place    of which entity it spoke; null where nobody knows
 */
public record TakenTrap(
        Instant at,
        String sender,
        Original original,
        @Nullable Place place) {
    /**
     * A trap or an inform of any version, in the form of SNMPv2.
     *
     * @param upTime    sysUpTime.0, hundredths of a second; 0 where it did not say
     * @param name      snmpTrapOID.0 as dotted numbers, of SNMPv1 by RFC 3584, 3.1
     * @param variables what it held beside these two, in its order
     * @param version1  what else a trap of SNMPv1 says; null for others
     */
    public record Original(
            long upTime,
            String name,
            List<Variable> variables,
            @Nullable Version1 version1) {
        public Original {
            variables = List.copyOf(variables);
        }
    }

    /**
     * One variable.
     *
     * @param oid dotted numbers, with the instance
     * @param ber the value as it is on the wire, type and length first, as hexadecimal digits
     */
    public record Variable(String oid, String ber) {}

    /**
     * What only SNMPv1 has.
     *
     * @param enterprise   dotted numbers
     * @param agentAddress IPv4
     */
    public record Version1(String enterprise, String agentAddress) {}

    /** An entity of a cloud. */
    public record Place(String cloud, EntityKey entity) {}
}
