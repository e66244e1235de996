package io.vioscope.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Whether an ID token holds: OpenID Connect Core 1.0, section 3.1.3.7. */
public final class IdToken {
    /** Clocks differ. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private static final int LONGEST_SUBJECT = 255;

    /** What a token has to say, and when it is looked at. */
    public record Expected(URI issuer, String client, String nonce, Instant now) {}

    private static final List<Function<Look, String>> LOOKS =
            List.of(Look::issuer, Look::audience, Look::party, Look::times, Look::nonce, Look::subject);

    private IdToken() {}

    /** What it says of somebody. */
    public static Held<Claims> check(SignedToken token, KeySet keys, Expected expected) {
        return token.claims(keys).then(claims -> {
            var look = new Look(claims, expected);
            return LOOKS.stream()
                    .map(one -> one.apply(look))
                    .filter(why -> !why.isEmpty())
                    .findFirst()
                    .map(why -> Held.<Claims>unfit("the ID token " + why))
                    .orElseGet(() -> Held.fit(new Claims(claims)));
        });
    }

    /** Each answers what is wrong, or nothing. */
    private record Look(JsonNode claims, Expected expected) {
        String issuer() {
            var issuer = Documents.text(claims, "iss").orElse("");
            return issuer.equals(expected.issuer().toString()) ? "" : "is of the issuer '" + issuer + "'";
        }

        private List<String> audiences() {
            var audience = claims.path("aud");
            return audience.isTextual()
                    ? List.of(audience.textValue())
                    : StreamSupport.stream(audience.spliterator(), false)
                            .map(JsonNode::asText)
                            .toList();
        }

        String audience() {
            return audiences().contains(expected.client()) ? "" : "is for " + audiences() + ", not for us";
        }

        /** Who asked for it, where it is not for us alone, or where that is said. */
        String party() {
            var said = claims.has("azp");
            var isOurs = claims.path("azp").asText().equals(expected.client());
            return isOurs || (!said && audiences().size() == 1) ? "" : "was asked for by somebody else";
        }

        String times() {
            var end = claims.path("exp");
            if (!end.isNumber() || !claims.path("iat").isNumber()) {
                return "does not say when it was made and when it ends";
            }
            if (!expected.now().isBefore(instant("exp").plus(LEEWAY))) {
                return "is over since " + instant("exp");
            }
            return isLater("iat") || isLater("nbf") ? "is made later than now; the clocks differ" : "";
        }

        private boolean isLater(String claim) {
            return claims.path(claim).isNumber()
                    && instant(claim).isAfter(expected.now().plus(LEEWAY));
        }

        /** Seconds, perhaps with a fraction; what is beyond all time is its end. */
        private Instant instant(String claim) {
            var seconds = claims.path(claim).asDouble();
            return Instant.ofEpochSecond((long) Math.max(-1e10, Math.min(1e10, seconds)));
        }

        String nonce() {
            return claims.path("nonce").asText().equals(expected.nonce()) ? "" : "was made for another sign-in";
        }

        String subject() {
            var subject = Documents.text(claims, "sub").orElse("");
            return subject.isEmpty() || subject.length() > LONGEST_SUBJECT ? "does not say of whom it is" : "";
        }
    }
}
