package io.vioscope.source.openstack.endpoint;

import io.vioscope.model.Health;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Reply;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a probe means for those who use the endpoint. A refusal for want of a token is an answer. Where nothing came back,
 * an endpoint in use is down for whoever stands where we stand; of another nothing is known, as internal addresses are
 * often out of a monitor's reach by design.
 *
 * @param word   the status word
 * @param why    one sentence; null where all is well
 */
record Standing(String word, Health health, @Nullable String why) {
    private static final String ANSWERS = "answers";
    private static final Set<Integer> REFUSALS = Set.of(401, 403);
    private static final Set<Integer> ALIVE = Set.of(405, 406, 429);

    /** How the endpoint stands. */
    static Standing of(Target target, Probe probe, @Nullable Validity certificate) {
        return probe.result()
                .match(
                        reply -> withCertificate(target.isDashboard() ? page(reply) : api(reply), certificate),
                        why -> unreachable(target, probe, certificate, why));
    }

    private static Standing unreachable(Target target, Probe probe, @Nullable Validity certificate, ReadFailure why) {
        var silent = target.inUse() ? Health.DOWN : Health.UNKNOWN;
        if (why.cause() != Cause.TLS) {
            return new Standing(word(why.cause()), silent, why.detail());
        }
        if (probe.certificate() != null && certificate == Validity.EXPIRED) {
            return new Standing("certificate expired", Health.DOWN, why.detail());
        }
        return new Standing(probe.certificate() == null ? "no TLS" : "certificate not trusted", silent, why.detail());
    }

    private static String word(Cause cause) {
        return switch (cause) {
            case REFUSED -> "refused";
            case TIMED_OUT -> "timed out";
            case UNKNOWN_HOST -> "host unknown";
            case CUT_OFF -> "cut off";
            default -> cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static Standing api(Reply reply) {
        var status = reply.status();
        if (status >= 500) {
            var whose = reply.isHtml() ? " with a page of HTML, as a load balancer sends" : "";
            return new Standing("status " + status, Health.DOWN, reply + whose);
        }
        if (status / 100 == 2 && reply.isHtml()) {
            return new Standing("HTML instead of JSON", Health.DOWN, reply + " with a page of HTML instead of JSON");
        }
        if (status < 400 || ALIVE.contains(status) || (REFUSALS.contains(status) && isByService(reply))) {
            return new Standing(ANSWERS, Health.OK, null);
        }
        return unexpected(reply, "something answers there, perhaps not this service");
    }

    /** A load balancer refuses with a page of HTML; a service too (Swift), but it says how to authenticate. */
    private static boolean isByService(Reply reply) {
        return !reply.isHtml() || reply.headers().contains("WWW-Authenticate");
    }

    /** Horizon's login page: a form. */
    private static Standing page(Reply reply) {
        var status = reply.status();
        if (status >= 500) {
            return new Standing("status " + status, Health.DOWN, reply.toString());
        }
        if (status / 100 != 2) {
            return unexpected(reply, "not the login page, at which nothing but status 200 is expected");
        }
        return reply.body().toString().toLowerCase(Locale.ROOT).contains("<form")
                ? new Standing(ANSWERS, Health.OK, null)
                : new Standing("no login form", Health.DOWN, reply + ": a page without a form");
    }

    private static Standing unexpected(Reply reply, String meaning) {
        return new Standing("status " + reply.status(), Health.UNKNOWN, reply + ": " + meaning);
    }

    private static Standing withCertificate(Standing standing, @Nullable Validity certificate) {
        return certificate == null || certificate == Validity.VALID || standing.health() != Health.OK
                ? standing
                : new Standing("certificate " + certificate.word(), Health.DEGRADED, null);
    }
}
