package io.vioscope.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses.
 *
 * @param first  its first address
 * @param prefix how many leading bits are the same in all of it
 */
public record Network(InetAddress first, int prefix) {
    private static final Pattern FORM = Pattern.compile("([0-9.]+|[\\p{XDigit}:.]*:[\\p{XDigit}:.]*)(?:/(\\d{1,3}))?");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern FOUR = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    /** Of an address, or of an address and the number of leading bits after a slash; empty for any other text. */
    public static Optional<Network> of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        return address(form.group(1)).flatMap(address -> {
            int bits = 8 * address.getAddress().length;
            int prefix = form.group(2) == null ? bits : Integer.parseInt(form.group(2));
            return prefix > bits ? Optional.empty() : Optional.of(new Network(address, prefix));
        });
    }

    /** Never asks for a name. */
    private static Optional<InetAddress> address(String text) {
        if (!text.contains(":") && !FOUR.matcher(text).matches()) return Optional.empty();
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    /** Whether an address is in it. */
    public boolean contains(InetAddress address) {
        var ours = first.getAddress();
        var other = address.getAddress();
        if (ours.length != other.length) return false;
        for (int bit = 0; bit < prefix; bit++) {
            if (bit(ours, bit) != bit(other, bit)) return false;
        }
        return true;
    }

    /** The range of the same length that is written with its first address. */
    public Network whole() {
        var octets = first.getAddress();
        for (int bit = prefix; bit < 8 * octets.length; bit++) {
            octets[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        try {
            return new Network(InetAddress.getByAddress(octets), prefix);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int bit(byte[] octets, int bit) {
        return octets[bit / 8] >> (7 - bit % 8) & 1;
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefix;
    }
}
