package io.vioscope.source.nsx;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vioscope.config.NsxAccess;
import io.vioscope.config.NsxAccess.Login;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Request;
import io.vioscope.source.http.Result;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A login at an NSX Manager: a cookie and a token against forgery, which every call sends (NSX-T REST API, "Authenticate and
 * create a session"). NSX ends one that is idle for half an hour. Who comes with a certificate needs none.
 */
final class Session {
    /**
     * How long a refused password is not tried again. NSX locks an account out of its API for 15 minutes after five refusals
     * within 15 minutes (its default authentication policy), and it may be the account that Neutron uses.
     */
    static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);

    /** How long an answer to a logout is waited for: a session that nobody uses ends by itself. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private static final String COOKIE = "JSESSIONID=";
    private static final String TOKEN = "X-XSRF-TOKEN";

    private final NsxAccess access;
    private final Http http;
    private final InstantSource clock;
    private @Nullable Map<String, String> headers;
    private @Nullable ReadFailure refusal;
    private Instant refusedAt = Instant.MIN;

    Session(NsxAccess access, Http http, InstantSource clock) {
        this.access = access;
        this.http = http;
        this.clock = clock;
    }

    /** Logs in, unless it is, and says what every call has to send. */
    Future<Result<Map<String, String>>> open(URI url, Meter meter) {
        var now = headers;
        if (now != null) {
            return Future.succeededFuture(Result.ok(now));
        }
        var refused = refusal;
        if (refused != null && clock.instant().isBefore(refusedAt.plus(AFTER_REFUSAL))) {
            return Future.succeededFuture(Result.failed(refused));
        }
        refusal = null;
        return access.login()
                .match(
                        password -> login(password, url, meter),
                        certificate -> Future.succeededFuture(Result.ok(Map.of())));
    }

    private Future<Result<Map<String, String>>> login(Login.Password who, URI url, Meter meter) {
        var form = "j_username=" + encoded(who.username()) + "&j_password=" + encoded(who.password());
        var request = new Request(
                HttpMethod.POST,
                url + "/api/session/create",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form,
                http.limits().answer());
        return http.probe(request, meter).map(result -> result.then(reply -> opened(reply, request, who, url)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Result<Map<String, String>> opened(Reply reply, Request request, Login.Password who, URI url) {
        if (reply.status() == 401 || reply.status() == 403) {
            refusedAt = clock.instant();
            refusal = Failures.of(
                    Cause.UNAUTHORIZED,
                    "Login of " + who.username() + " at " + url,
                    "refused at " + refusedAt.truncatedTo(ChronoUnit.SECONDS) + ", and tried again every "
                            + AFTER_REFUSAL.toMinutes() + " minutes, so that the account is not locked");
            return Result.failed(refusal);
        }
        if (reply.status() / 100 != 2) {
            return Result.failed(Failures.of(request, reply.status(), reply.isHtml()));
        }
        var cookie = reply.headers().getAll("Set-Cookie").stream()
                .filter(set -> set.startsWith(COOKIE))
                .map(set -> set.split(";", 2)[0])
                .findFirst();
        var token = reply.headers().get(TOKEN);
        if (cookie.isEmpty()) {
            return Result.failed(
                    Failures.of(Cause.WRONG_SHAPE, request.toString(), "something answers that is no NSX Manager"));
        }
        var opened = token == null ? Map.of("Cookie", cookie.get()) : Map.of("Cookie", cookie.get(), TOKEN, token);
        headers = opened;
        return Result.ok(opened);
    }

    /**
     * Why a call was refused where there is no session to begin anew, as who asks is known by a certificate. Null where there
     * is a password.
     */
    @Nullable
    ReadFailure refusal(String asked) {
        return access.login()
                .<@Nullable ReadFailure>match(
                        password -> null,
                        certificate -> Failures.of(
                                Cause.UNAUTHORIZED,
                                asked,
                                "NSX refuses the certificate of "
                                        + OwnCertificate.sentence(certificate.identity(), clock.instant())));
    }

    /** From now on in no session. */
    void forget() {
        headers = null;
    }

    /** Ends it. */
    Future<Void> close(URI url) {
        var was = headers;
        headers = null;
        return was == null
                ? Future.succeededFuture()
                : http.probeOnce(
                                new Request(HttpMethod.POST, url + "/api/session/destroy", was, "", GOODBYE),
                                new Meter())
                        .mapEmpty();
    }
}
