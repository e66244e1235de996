package io.vioscope.config.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Puts older forms of private keys into the one that the JDK reads, PKCS #8 (RFC 5208): a sequence of a version, the
 * algorithm and the key. Throws {@link IllegalArgumentException} for what is no such key.
 */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xa0;
    private static final byte[] VERSION = hex("020100");
    /** rsaEncryption with its NULL (RFC 8017, A.1). */
    private static final byte[] RSA = hex("06092a864886f70d0101010500");
    /** id-ecPublicKey (RFC 5480, 2.1.1); the name of the curve follows. */
    private static final byte[] EC = hex("06072a8648ce3d0201");

    private Der() {}

    /** From PKCS #1 (RFC 8017, A.1.2). */
    static byte[] rsa(byte[] key) {
        return pkcs8(RSA, key);
    }

    /** From SEC 1 (RFC 5915), which has to name its curve. */
    static byte[] ec(byte[] key) {
        return pkcs8(join(EC, curve(key)), key);
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return wrap(SEQUENCE, join(VERSION, wrap(SEQUENCE, algorithm), wrap(OCTETS, key)));
    }

    /** The parameters stand behind the version and the secret number, each shorter than 128 bytes. */
    private static byte[] curve(byte[] key) {
        var at = 1 + lengthOfLength(key, 1);
        while (at + 2 <= key.length) {
            var end = at + 2 + key[at + 1];
            if (key[at + 1] < 0 || end > key.length) break;
            if ((key[at] & 0xff) == PARAMETERS) return Arrays.copyOfRange(key, at + 2, end);
            at = end;
        }
        throw new IllegalArgumentException("names no curve");
    }

    private static int lengthOfLength(byte[] der, int at) {
        if (at >= der.length) throw new IllegalArgumentException("is cut off");
        return der[at] >= 0 ? 1 : 1 + (der[at] & 0x7f);
    }

    private static byte[] wrap(int tag, byte[] content) {
        return join(new byte[] {(byte) tag}, length(content.length), content);
    }

    /** As short as it can be, as DER wants it; no key is as long as 64 kB. */
    private static byte[] length(int length) {
        if (length < 128) return new byte[] {(byte) length};
        return length < 256
                ? new byte[] {(byte) 0x81, (byte) length}
                : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
