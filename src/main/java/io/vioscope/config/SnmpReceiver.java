package io.vioscope.config;

/**
 * Who is told by SNMP v2c traps.
 *
 * @param name      its name; keys its sequence number, so that renaming starts it anew
 * @param host      name or address, IPv4 or IPv6 without brackets
 * @param port      1 to 65535
 * @param community a secret of sorts
 */
public record SnmpReceiver(String name, String host, int port, String community) {
    @Override
    public String toString() {
        return "SnmpReceiver[" + name + " at " + host + ":" + port + "]";
    }
}
