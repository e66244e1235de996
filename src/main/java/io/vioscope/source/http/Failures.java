package io.vioscope.source.http;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Makes failures out of what went wrong, in sentences fit for an operator. */
public final class Failures {
    private static final int MAX_DETAIL = 400;

    /** What the JDK's TLS says where the other side ends it, and the alerts that are about our certificate (RFC 8446, 6.2). */
    private static final String ALERT = "Received fatal alert: ";

    private static final Set<String> ABOUT_OURS = Set.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "unknown_ca",
            "access_denied",
            "certificate_required");

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");
    private static final Pattern HALF_CHARACTERS = Pattern.compile("[\\ud800-\\udfff](?![\\udc00-\\udfff])");

    private Failures() {}

    /** A failure: what was asked, and what came instead. Control characters are taken out, long texts cut. */
    public static ReadFailure of(Cause cause, String asked, String instead) {
        return new ReadFailure(cause, clean(asked + ": " + instead));
    }

    private static String clean(String text) {
        var onOneLine = CONTROLS.matcher(text).replaceAll(" ");
        var clean = HALF_CHARACTERS.matcher(onOneLine).replaceAll("?");
        return clean.length() <= MAX_DETAIL ? clean : clean.substring(0, MAX_DETAIL - 3) + "...";
    }

    /** The failure of a call that got no whole answer. Only the type of the exception is told, never its message. */
    static ReadFailure of(Request request, Throwable error) {
        var chain = causes(error);
        if (any(chain, ConnectionPoolTooBusyException.class)) {
            return of(Cause.TIMED_OUT, request.toString(), "too many calls wait for this host already");
        }
        var refused = refusedCertificate(chain);
        if (refused.isPresent()) {
            return of(
                    Cause.UNAUTHORIZED, request.toString(), "our certificate is refused there (" + refused.get() + ")");
        }
        if (any(chain, TimeoutException.class) || name(chain).contains("Timeout")) {
            return of(Cause.TIMED_OUT, request.toString(), "no connection in time");
        }
        if (any(chain, CertificateException.class) || (any(chain, SSLException.class) && !isBroken(chain))) {
            return of(Cause.TLS, request.toString(), "no trusted TLS connection (" + name(chain) + ")");
        }
        if (any(chain, UnknownHostException.class) || any(chain, UnresolvedAddressException.class)) {
            return of(Cause.UNKNOWN_HOST, request.toString(), "the host name is not known");
        }
        if (any(chain, ConnectException.class) || any(chain, NoRouteToHostException.class)) {
            return of(Cause.REFUSED, request.toString(), "connection refused");
        }
        return of(Cause.CUT_OFF, request.toString(), "the connection broke (" + name(chain) + ")");
    }

    /** Why the other side does not take the certificate that we showed, or that we showed none. */
    private static Optional<String> refusedCertificate(List<Throwable> chain) {
        return chain.stream()
                .filter(SSLException.class::isInstance)
                .map(error -> String.valueOf(error.getMessage()))
                .filter(message -> message.contains(ALERT))
                .map(message -> message.substring(message.indexOf(ALERT) + ALERT.length())
                        .strip())
                .filter(ABOUT_OURS::contains)
                .findFirst();
    }

    private static List<Throwable> causes(Throwable error) {
        var chain = new ArrayList<Throwable>();
        for (Throwable t = error; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        Collections.reverse(chain);
        return chain;
    }

    private static boolean any(List<Throwable> chain, Class<?> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    /** Whether all began with a connection that ended: who dies while it shakes hands has shown no certificate. */
    private static boolean isBroken(List<Throwable> rootFirst) {
        return rootFirst.get(0) instanceof IOException && !(rootFirst.get(0) instanceof SSLException);
    }

    private static String name(List<Throwable> rootFirst) {
        return rootFirst.get(0).getClass().getSimpleName();
    }

    /** The failure of an answer that is not 2xx. */
    public static ReadFailure of(Request request, int status, boolean html) {
        if (status >= 500 && html) {
            return of(Cause.NOT_JSON, request.toString(), "HTML instead of JSON (status " + status + ")");
        }
        return of(causeOf(status), request.toString(), sentence(status));
    }

    private static Cause causeOf(int status) {
        return switch (status) {
            case 400 -> Cause.BAD_REQUEST;
            case 401 -> Cause.UNAUTHORIZED;
            case 403 -> Cause.FORBIDDEN;
            case 404 -> Cause.NOT_FOUND;
            case 429 -> Cause.RATE_LIMITED;
            default ->
                status >= 500 ? Cause.SERVER_ERROR : status / 100 == 3 ? Cause.REDIRECTED : Cause.UNEXPECTED_STATUS;
        };
    }

    private static String sentence(int status) {
        var meaning = switch (status) {
            case 401 -> ": the token or password was refused";
            case 403 -> ": the account's role does not suffice";
            case 404 -> ": not there";
            case 406 -> ": this API version is not spoken there";
            case 429 -> ": too many requests";
            default -> status / 100 == 3 ? ": a redirect, which is not followed" : "";
        };
        return "status " + status + meaning;
    }
}
