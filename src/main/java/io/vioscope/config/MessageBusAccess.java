package io.vioscope.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to hear what a cloud's services say on its message bus, a RabbitMQ.
 *
 * @param hosts     the nodes of it, tried one after the other
 * @param username  who we are there
 * @param password  of that account
 * @param vhost     the virtual host, usually {@code /}
 * @param tls       whether the connection is encrypted; false only where somebody wrote it
 * @param caFile    PEM file with the authorities to trust instead of the system's; null for the system's
 * @param verify    whether certificates and host names are checked; false only where somebody wrote it
 * @param exchanges where notifications are looked for; one that is not there is none
 * @param topics    under which names services send them (oslo.messaging's option {@code topics}, and Nova's
 *                  {@code versioned_notifications_topics})
 */
public record MessageBusAccess(
        List<Host> hosts,
        String username,
        String password,
        String vhost,
        boolean tls,
        @Nullable Path caFile,
        boolean verify,
        List<String> exchanges,
        List<String> topics) {
    /** The exchanges of the services that are watched: their {@code control_exchange}; Cinder's is oslo's own, openstack. */
    public static final List<String> EXCHANGES =
            List.of("nova", "neutron", "openstack", "cinder", "glance", "keystone");

    /** The topics that services use where nobody has changed them. */
    public static final List<String> TOPICS = List.of("notifications", "versioned_notifications");

    public MessageBusAccess {
        hosts = List.copyOf(hosts);
        exchanges = List.copyOf(exchanges);
        topics = List.copyOf(topics);
    }

    /**
     * A node.
     *
     * @param name its host name or address, IPv6 without brackets
     */
    public record Host(String name, int port) {
        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }

    /** Where it is, for people. */
    public String place() {
        return String.join(", ", hosts.stream().map(Host::toString).toList());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MessageBusAccess[" + username + " at " + place() + ", virtual host " + vhost + "]";
    }
}
