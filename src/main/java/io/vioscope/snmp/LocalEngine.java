package io.vioscope.snmp;

import io.vioscope.config.MibRoot;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Who we are to receivers of SNMPv3 (RFC 3411). A receiver refuses for good what comes from an engine that it knows with
 * fewer boots than it had, so both are kept across restarts.
 *
 * @param hex   the engine id in hexadecimal digits
 * @param boots how often it was started
 */
public record LocalEngine(String hex, int boots) {
    private static final int OCTETS_FOLLOW = 5;

    /** An engine id that nobody else has: the enterprise, and eight octets by chance. */
    public static String newId(MibRoot root) {
        var chance = new byte[8];
        new SecureRandom().nextBytes(chance);
        var id = ByteBuffer.allocate(4 + 1 + chance.length)
                .putInt((int) (root.enterprise() | 0x8000_0000L))
                .put((byte) OCTETS_FOLLOW)
                .put(chance);
        return HexFormat.of().formatHex(id.array());
    }

    /** The engine id itself. */
    public byte[] id() {
        return HexFormat.of().parseHex(hex);
    }
}
