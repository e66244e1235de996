package io.vioscope.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * To which addresses a webhook may lead. Whoever can make us call an address inside of a network can do things there, so
 * that only public ones are called unless an operator says more. What is not public is as the registries of IANA for
 * special purposes say (iana-ipv4-special-registry, iana-ipv6-special-registry; RFC 6890), with multicast (RFC 5771, RFC
 * 4291) and site-local addresses (RFC 3879). An address within which an IPv4 address is written (RFC 4291, 6052, 3056)
 * is as public as that one.
 *
 * @param all    whether to any
 * @param beside to which beside public ones
 */
public record Permitted(boolean all, List<Network> beside) {
    /** Public ones. */
    public static final Permitted PUBLIC = new Permitted(false, List.of());

    /** Any. */
    public static final Permitted ANY = new Permitted(true, List.of());

    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(range -> Network.of(range).orElseThrow())
            .toList();

    private static final Network COMPATIBLE = Network.of("::/96").orElseThrow();
    private static final Network TRANSLATED = Network.of("64:ff9b::/96").orElseThrow();
    private static final Network SIX_TO_FOUR = Network.of("2002::/16").orElseThrow();

    public Permitted {
        beside = List.copyOf(beside);
    }

    /** Whether a message may go there. */
    public boolean permits(InetAddress address) {
        return all || beside.stream().anyMatch(n -> n.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        var within = within(address);
        return NOT_PUBLIC.stream().noneMatch(n -> n.contains(address)) && (within.isEmpty() || isPublic(within.get()));
    }

    /** Java makes an Inet4Address of ::ffff:a.b.c.d by itself. */
    private static Optional<InetAddress> within(InetAddress address) {
        if (COMPATIBLE.contains(address) || TRANSLATED.contains(address)) {
            return Optional.of(four(address, 12));
        }
        return SIX_TO_FOUR.contains(address) ? Optional.of(four(address, 2)) : Optional.empty();
    }

    private static InetAddress four(InetAddress address, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), from, from + 4));
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets are an address", e);
        }
    }
}
