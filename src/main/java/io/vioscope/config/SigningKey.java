package io.vioscope.config;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What signs messages so that a receiver knows whose they are: a symmetric secret as Standard Webhooks 1.0.0 has it
 * (github.com/standard-webhooks, spec/standard-webhooks.md), {@code whsec_} and the base64 of 24 to 64 octets.
 */
public final class SigningKey {
    /** How a secret begins. */
    public static final String PREFIX = "whsec_";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final byte[] octets;

    private SigningKey(byte[] octets) {
        this.octets = octets;
    }

    /** The secret that is written so; empty for what is none. */
    public static Optional<SigningKey> of(String text) {
        try {
            var octets = text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())) : null;
            return octets == null || octets.length < SHORTEST || octets.length > LONGEST
                    ? Optional.empty()
                    : Optional.of(new SigningKey(octets));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** The HMAC-SHA256 of that content. */
    public byte[] sign(byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(octets, ALGORITHM));
            return mac.doFinal(content);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java has HMAC-SHA256", e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SigningKey";
    }
}
