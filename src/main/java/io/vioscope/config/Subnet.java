package io.vioscope.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that begin alike, IPv4 or IPv6.
 *
 * @param first the first of them
 * @param bits  how many bits they have in common
 */
public record Subnet(InetAddress first, int bits) {
    /** Of an address, or an address with {@code /bits}; null for any other text. Asks nobody for a name. */
    static @Nullable Subnet of(String text) {
        var parts = text.split("/", 2);
        var address = literal(parts[0]);
        if (address == null) return null;
        var all = address.getAddress().length * 8;
        var bits = parts.length == 1 ? Integer.valueOf(all) : Values.number(parts[1]);
        return bits == null || bits > all ? null : new Subnet(masked(address, bits), bits);
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            var isIpv4 = text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
            var isIpv6 = text.contains(":") && text.matches("[0-9A-Fa-f:.]+");
            return isIpv4 || isIpv6 ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException noAddress) {
            return null;
        }
    }

    private static InetAddress masked(InetAddress address, int bits) {
        var masked = address.getAddress();
        for (var i = 0; i < masked.length; i++) {
            var kept = Math.min(8, Math.max(0, bits - 8 * i));
            masked[i] &= (byte) (0xFF << (8 - kept));
        }
        try {
            return InetAddress.getByAddress(masked);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    /** Whether that address is one of these. */
    public boolean contains(InetAddress other) {
        return other.getAddress().length == first.getAddress().length
                && masked(other, bits).equals(first);
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + bits;
    }
}
