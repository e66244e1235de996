package io.vioscope.access.oidc;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signatures that are taken (RFC 7518, section 3.1): those of a private key that the provider alone has. Neither
 * {@code none} nor any by a shared secret ({@code HS256}) is among them, so a token cannot choose one of these.
 */
enum Algorithm {
    RS256("RSA", 256, null),
    RS384("RSA", 384, null),
    RS512("RSA", 512, null),
    PS256("RSA", 256, null),
    PS384("RSA", 384, null),
    PS512("RSA", 512, null),
    ES256("EC", 256, Curve.P256),
    ES384("EC", 384, Curve.P384),
    ES512("EC", 512, Curve.P521);

    private final String type;
    private final int bits;
    private final @Nullable Curve curve;

    Algorithm(String type, int bits, @Nullable Curve curve) {
        this.type = type;
        this.bits = bits;
        this.curve = curve;
    }

    /** The one of that name. */
    static Optional<Algorithm> of(String name) {
        return Arrays.stream(values()).filter(a -> a.name().equals(name)).findFirst();
    }

    /** The {@code kty} of its keys. */
    String type() {
        return type;
    }

    /** The curve of its keys; null for RSA. */
    @Nullable
    Curve curve() {
        return curve;
    }

    /** Whether the key's owner signed that. */
    boolean fits(PublicKey key, byte[] signed, byte[] signature) {
        if (curve != null && !curve.canBe(signature)) {
            return false;
        }
        try {
            var verifier = verifier();
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException doesNotFit) {
            return false;
        }
    }

    private Signature verifier() throws GeneralSecurityException {
        if (curve != null) {
            return Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
        }
        if (!name().startsWith("PS")) {
            return Signature.getInstance("SHA" + bits + "withRSA");
        }
        var pss = Signature.getInstance("RSASSA-PSS");
        var hash = "SHA-" + bits;
        pss.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), bits / 8, 1));
        return pss;
    }
}
