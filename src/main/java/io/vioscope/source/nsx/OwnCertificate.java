package io.vioscope.source.nsx;

import io.vioscope.config.NsxAccess;
import io.vioscope.config.tls.Identity;
import io.vioscope.source.openstack.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How the certificate stands by which we sign in at NSX. */
final class OwnCertificate {
    /** When a check begins to warn: it takes people to make NSX know another one. */
    private static final Duration SOON = Duration.ofDays(30);

    private OwnCertificate() {}

    /** Whose it is, and until when, as the end of a sentence. */
    static String sentence(Identity identity, Instant now) {
        if (now.isBefore(identity.notBefore())) {
            return identity.subject() + ", which is good only from " + day(identity.notBefore());
        }
        return identity.subject()
                + (now.isAfter(identity.notAfter()) ? ", which ended at " : ", good until ")
                + day(identity.notAfter());
    }

    private static Instant day(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What a check finds out of it; nothing where we sign in by a password. */
    static Optional<Finding> finding(NsxAccess access, Instant now) {
        return access.login().match(password -> Optional.empty(), certificate -> {
            var identity = certificate.identity();
            var isGood = !now.isBefore(identity.notBefore()) && now.plus(SOON).isBefore(identity.notAfter());
            return Optional.of(new Finding(isGood, "NSX principal identity", sentence(identity, now)));
        });
    }
}
