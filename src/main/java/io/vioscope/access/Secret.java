package io.vioscope.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a session or a token is known by: 256 bits of chance. Only its hash is kept. A fast one will do, as nobody can try
 * all; and who reads the database cannot turn it back.
 *
 * @param text as it is sent; told once and kept nowhere
 */
public record Secret(String text) {
    /** How many octets of chance there are in each. */
    public static final int OCTETS = 32;

    /** What tokens begin with, so that those who look for secrets in repositories and logs find them. */
    public static final String TOKEN = "vioscope_";

    /** Made of chance, with something before it. */
    public static Secret of(String prefix, byte[] chance) {
        var encoded = Base64.getUrlEncoder().withoutPadding().encode(chance);
        return new Secret(prefix + new String(encoded, StandardCharsets.US_ASCII));
    }

    /** As it is kept: SHA-256 in hexadecimal digits. */
    public String hash() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
