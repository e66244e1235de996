package io.vioscope.access.oidc;

import io.vioscope.access.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One sign-in on its way to a provider and back. All that has to be remembered of it follows from one secret, which the
 * browser has in a cookie, so nothing is kept here, and what comes back in another browser does not fit.
 *
 * @param secret 256 bits of chance
 */
public record Flight(Secret secret) {
    /** What comes back with the code (RFC 6749, section 10.12). */
    public String state() {
        return of("state");
    }

    /** What stands in the ID token. */
    public String nonce() {
        return of("nonce");
    }

    /** What only who began it can tell the provider (RFC 7636, section 4.1). */
    public String verifier() {
        return of("verifier");
    }

    /** What the provider is told of that before, by {@code S256}. */
    public String challenge() {
        return encoded(verifier());
    }

    private String of(String purpose) {
        return encoded("vioscope " + purpose + " " + secret.text());
    }

    /** One way only: nobody finds the secret, or another of these, by one. */
    private static String encoded(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
