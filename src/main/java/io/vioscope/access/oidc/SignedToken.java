package io.vioscope.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A token that says to be signed (RFC 7515, compact), of which nothing is believed until a key fits. */
public final class SignedToken {
    private static final int LONGEST = 65_536;

    private final Algorithm algorithm;
    private final String keyId;
    private final String payload;
    private final byte[] signed;
    private final byte[] signature;

    /** @param keyId which key it says it was; empty where it does not say */
    private SignedToken(Algorithm algorithm, String keyId, String payload, byte[] signed, byte[] signature) {
        this.algorithm = algorithm;
        this.keyId = keyId;
        this.payload = payload;
        this.signed = signed;
        this.signature = signature;
    }

    /** Reads one. */
    public static Held<SignedToken> read(String token) {
        var parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            return Held.unfit("the ID token is no signed token");
        }
        var header = text(parts[0]);
        var payload = text(parts[1]);
        var signature = Documents.octets(parts[2]);
        if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
            return Held.unfit("the ID token is no base64url");
        }
        var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        return Documents.object("the header of the ID token", header.get())
                .then(head -> read(head, payload.get(), signed, signature.get()));
    }

    private static Optional<String> text(String part) {
        return Documents.octets(part).map(octets -> new String(octets, StandardCharsets.UTF_8));
    }

    /** What is marked as critical has to be understood, and we understand none (RFC 7515, section 4.1.11). */
    private static Held<SignedToken> read(JsonNode header, String payload, byte[] signed, byte[] signature) {
        if (header.has("crit")) {
            return Held.unfit("the ID token has critical extensions");
        }
        var name = Documents.text(header, "alg").orElse("");
        var id = Documents.text(header, "kid").orElse("");
        return Algorithm.of(name)
                .map(algorithm -> Held.fit(new SignedToken(algorithm, id, payload, signed, signature)))
                .orElseGet(() -> Held.unfit("the ID token is signed by '" + name + "', which is not taken"));
    }

    /** Whether there is a key that may have signed it. */
    public boolean isKnownTo(KeySet keys) {
        return !keys.of(algorithm, keyId).isEmpty();
    }

    /** What it says, if one of the keys signed that. */
    Held<JsonNode> claims(KeySet keys) {
        return keys.of(algorithm, keyId).stream().anyMatch(key -> algorithm.fits(key, signed, signature))
                ? Documents.object("the ID token", payload)
                : Held.unfit("the ID token's signature is by none of the provider's keys");
    }
}
