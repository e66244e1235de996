package io.vioscope.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses of a cloud are tried as its users would, and from where else.
 *
 * @param addresses  what is tried from here
 * @param collectors other Vioscopes, which try the same from where they are
 * @param canary     the port that is made and deleted as users would; null where none is
 */
public record ProbesConfig(
        List<Address> addresses,
        List<Collector> collectors,
        @Nullable CanaryConfig canary) {
    /** Nothing is tried. */
    public static final ProbesConfig NONE = new ProbesConfig(List.of(), List.of());

    public ProbesConfig {
        addresses = List.copyOf(addresses);
        collectors = List.copyOf(collectors);
    }

    /** Addresses alone: nothing is made in the cloud. */
    public ProbesConfig(List<Address> addresses, List<Collector> collectors) {
        this(addresses, collectors, null);
    }

    /**
     * One of them.
     *
     * @param name its name in pages, the same in all Vioscopes that try it
     */
    public record Address(String name, How how) {}

    /** How an address is tried. */
    public sealed interface How {
        /** By a TCP connection, which is closed at once. */
        record Tcp(String host, int port) implements How {
            @Override
            public String toString() {
                return "tcp " + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
            }
        }

        /** By a GET; any answer but a 5xx will do. */
        record Web(URI url) implements How {
            @Override
            public String toString() {
                return url.toString();
            }
        }

        /** By an ICMP echo, of the system's {@code ping}. */
        record Ping(String address) implements How {
            @Override
            public String toString() {
                return "ping " + address;
            }
        }

        /** Where it leads: a host name or an address. */
        default String host() {
            return match(Tcp::host, web -> web.url().getHost(), Ping::address);
        }

        /** Calls the one handler that is for this case. */
        default <R> R match(Function<Tcp, R> tcp, Function<Web, R> web, Function<Ping, R> ping) {
            if (this instanceof Tcp t) return tcp.apply(t);
            if (this instanceof Web w) return web.apply(w);
            if (this instanceof Ping p) return ping.apply(p);
            throw new AssertionError("a sealed type cannot have another case");
        }
    }

    /**
     * Another Vioscope.
     *
     * @param name   its name in pages
     * @param url    such as {@code https://vioscope-b.example.org}, without a path
     * @param cloud  what it calls the cloud
     * @param token  one of its API tokens, for a viewer; null where it asks nobody to sign in
     * @param caFile PEM file with the authorities to trust instead of the system's; null for the system's
     */
    public record Collector(
            String name,
            URI url,
            String cloud,
            @Nullable String token,
            @Nullable Path caFile) {
        /** Without the token. */
        @Override
        public String toString() {
            return name + " at " + url;
        }
    }
}
