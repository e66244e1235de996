package io.vioscope.simulator.api.http;

import java.util.HexFormat;

/** Writes addresses as OpenStack does. */
public final class Addresses {
    private Addresses() {}

    /** IPv4, such as {@code 10.0.0.17}. */
    public static String ip(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xFF) + "." + (address >>> 8 & 0xFF) + "." + (address & 0xFF);
    }

    /** Such as {@code fa:16:3e:00:00:11}. */
    public static String mac(long address) {
        var hex = HexFormat.of().toHexDigits(address, 12);
        var text = new StringBuilder(17).append(hex, 0, 2);
        for (var i = 2; i < 12; i += 2) {
            text.append(':').append(hex, i, i + 2);
        }
        return text.toString();
    }
}
