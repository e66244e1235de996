package io.vioscope.config;

import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;

/**
 * Who is told by SNMP.
 *
 * @param name   its name; keys its sequence number, so that renaming starts it anew
 * @param host   name or address, IPv4 or IPv6 without brackets
 * @param port   1 to 65535
 * @param access how it is spoken to
 * @param wishes what it is told
 * @param manner how it is told
 */
public record SnmpReceiver(String name, String host, int port, SnmpAccess access, Wishes wishes, Manner manner)
        implements Receiver {
    /** One that is told everything by SNMPv2c traps. */
    public SnmpReceiver(String name, String host, int port, String community) {
        this(name, host, port, new Community(Plain.V2C, community), Wishes.ALL, Manner.DEFAULT);
    }

    /** The same, spoken to otherwise. */
    public SnmpReceiver with(SnmpAccess other) {
        return new SnmpReceiver(name, host, port, other, wishes, manner);
    }

    /** The same, told other things. */
    public SnmpReceiver with(Wishes other) {
        return new SnmpReceiver(name, host, port, access, other, manner);
    }

    /** The same, told in another manner. */
    public SnmpReceiver with(Manner other) {
        return new SnmpReceiver(name, host, port, access, wishes, other);
    }

    @Override
    public Limits limits() {
        return manner.limits();
    }

    @Override
    public String where() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String how() {
        return (answers() ? "informs" : "traps") + " of SNMP " + access;
    }

    @Override
    public boolean answers() {
        return manner.inform();
    }

    @Override
    public String toString() {
        return "SnmpReceiver[" + name + " at " + host + ":" + port + " by " + access + "]";
    }
}
