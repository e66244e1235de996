package io.vioscope.config;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * How managers may read by SNMP.
 *
 * @param host     the address to listen on
 * @param port     0 to 65535; 0 takes a free one
 * @param size     how many octets a message is filled up to where the manager leaves that to us
 * @param identity what is told in the system group
 * @param readers  who may read what; no community and no user twice
 */
public record AgentConfig(String host, int port, int size, Identity identity, List<Reader> readers) {
    /** Where SNMP agents listen (RFC 3417). */
    public static final int PORT = 161;

    public AgentConfig {
        readers = List.copyOf(readers);
    }

    /**
     * What the owner calls it: sysName, sysContact and sysLocation of RFC 3418.
     *
     * @param name     empty for the name of the machine
     * @param contact  empty where nothing is said
     * @param location empty where nothing is said
     */
    public record Identity(String name, String contact, String location) {
        /** Nothing is said. */
        public static final Identity NONE = new Identity("", "", "");
    }

    /**
     * Who may read.
     *
     * @param access how it proves to be itself; never SNMPv1
     * @param view   what it is shown
     * @param from   where it may be; anywhere if that is empty
     */
    public record Reader(SnmpAccess access, Set<Area> view, List<Network> from) {
        public Reader {
            view = Set.copyOf(view);
            from = List.copyOf(from);
        }

        /** Whether it may be there. */
        public boolean mayBeAt(InetAddress address) {
            return from.isEmpty() || from.stream().anyMatch(network -> network.contains(address));
        }
    }
}
