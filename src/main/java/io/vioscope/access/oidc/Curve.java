package io.vioscope.access.oidc;

import java.util.Arrays;
import java.util.Optional;

/** The curves of keys (RFC 7518, section 6.2.1.1). */
enum Curve {
    P256("P-256", "secp256r1", 32),
    P384("P-384", "secp384r1", 48),
    P521("P-521", "secp521r1", 66);

    private final String word;
    private final String standard;
    private final int octets;

    Curve(String word, String standard, int octets) {
        this.word = word;
        this.standard = standard;
        this.octets = octets;
    }

    /** The one of that {@code crv}. */
    static Optional<Curve> of(String word) {
        return Arrays.stream(values()).filter(c -> c.word.equals(word)).findFirst();
    }

    /** What the JDK calls it. */
    String standard() {
        return standard;
    }

    /** Whether it has the right length and neither half is zero, which JDKs before 17.0.3 took (CVE-2022-21449). */
    boolean canBe(byte[] signature) {
        return signature.length == 2 * octets
                && !isZero(Arrays.copyOf(signature, octets))
                && !isZero(Arrays.copyOfRange(signature, octets, 2 * octets));
    }

    private static boolean isZero(byte[] half) {
        return Arrays.equals(half, new byte[half.length]);
    }
}
