package io.vioscope.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses: those whose first bits are the same. An IPv4 address that is written within an IPv6 one is in
 * the ranges of IPv4 only.
 */
public final class Network {
    private static final Pattern RANGE = Pattern.compile("([0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private final String text;
    private final byte[] first;
    private final int bits;

    private Network(String text, byte[] first, int bits) {
        this.text = text;
        this.first = first;
        this.bits = bits;
    }

    /** The range that is written so: an address, or an address and how many of its bits count, as in 10.0.0.0/8. */
    public static Optional<Network> of(String text) {
        var matcher = RANGE.matcher(text);
        if (!matcher.matches()
                || (!matcher.group(1).contains(":")
                        && !FOUR.matcher(matcher.group(1)).matches())) {
            return Optional.empty();
        }
        try {
            var address = InetAddress.getByName(matcher.group(1)).getAddress();
            var most = address.length * Byte.SIZE;
            var bits = matcher.group(2) == null ? most : Integer.parseInt(matcher.group(2));
            return bits > most ? Optional.empty() : Optional.of(new Network(text, address, bits));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether the address is in it. */
    public boolean contains(InetAddress address) {
        var other = address.getAddress();
        if (other.length != first.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % Byte.SIZE;
            if (((first[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && bits == network.bits && Arrays.equals(first, network.first);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(first) + bits;
    }

    @Override
    public String toString() {
        return text;
    }
}
