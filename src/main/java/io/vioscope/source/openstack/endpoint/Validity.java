package io.vioscope.source.openstack.endpoint;

import io.vioscope.source.http.PeerCertificate;
import java.time.Duration;
import java.time.Instant;

/** How long a certificate is still good; the words are part of the public face. */
enum Validity {
    VALID("valid"),
    EXPIRES_SOON("expires soon"),
    EXPIRES_VERY_SOON("expires very soon"),
    EXPIRED("expired"),
    NOT_YET_VALID("not yet valid");

    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration VERY_SOON = Duration.ofDays(7);
    private static final int SOON_PART = 3;
    private static final int VERY_SOON_PART = 12;

    private final String word;

    Validity(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /**
     * How a certificate stands at that time: soon is 30 days before its end, very soon 7; of one that lives shortly and
     * is renewed by a machine the last third and the last twelfth of its life.
     */
    static Validity of(PeerCertificate certificate, Instant now) {
        if (now.isBefore(certificate.from())) {
            return NOT_YET_VALID;
        }
        var left = Duration.between(now, certificate.until());
        if (left.isNegative()) {
            return EXPIRED;
        }
        var life = Duration.between(certificate.from(), certificate.until());
        if (left.compareTo(least(VERY_SOON, life.dividedBy(VERY_SOON_PART))) < 0) {
            return EXPIRES_VERY_SOON;
        }
        return left.compareTo(least(SOON, life.dividedBy(SOON_PART))) < 0 ? EXPIRES_SOON : VALID;
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
