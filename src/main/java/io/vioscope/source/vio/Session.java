package io.vioscope.source.vio;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vioscope.config.ManagementAccess;
import io.vioscope.config.ManagementAccess.Api;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Request;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A login at a management server: a token of the Public API, sent as {@code Authorization}, or the session cookie of OMS. OMS
 * takes name and password as parameters of the login's address; they are sent in its body, which a servlet reads as well, so
 * that they stand in no log. Neither API is known to have a logout.
 */
final class Session {
    /** How long a refused password is not tried again: it is often an account of vCenter, which can be locked. */
    static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);

    private static final int LONGEST_TOKEN = 64 * 1024;

    private final ManagementAccess access;
    private final Http http;
    private final InstantSource clock;
    private @Nullable Map<String, String> headers;
    private @Nullable ReadFailure refusal;
    private Instant refusedAt = Instant.MIN;

    Session(ManagementAccess access, Http http, InstantSource clock) {
        this.access = access;
        this.http = http;
        this.clock = clock;
    }

    boolean isOpen() {
        return headers != null;
    }

    /** Logs in, unless it is, and says what every call has to send. */
    Future<Result<Map<String, String>>> open(Api api, Meter meter) {
        var now = headers;
        if (now != null) {
            return Future.succeededFuture(Result.ok(now));
        }
        var refused = refusal;
        if (refused != null && clock.instant().isBefore(refusedAt.plus(AFTER_REFUSAL))) {
            return Future.succeededFuture(Result.failed(refused));
        }
        refusal = null;
        var request = login(api);
        return http.probe(request, meter).map(result -> result.then(reply -> opened(reply, request, api)));
    }

    private Request login(Api api) {
        return api == Api.OMS
                ? post(
                        Oms.LOGIN,
                        "application/x-www-form-urlencoded",
                        "j_username=" + encoded(access.username()) + "&j_password=" + encoded(access.password()))
                : post(
                        PublicApi.LOGIN,
                        "application/json",
                        new JsonObject()
                                .put("username", access.username())
                                .put("password", access.password())
                                .encode());
    }

    private Request post(String path, String type, String body) {
        return new Request(
                HttpMethod.POST,
                access.url() + path,
                Map.of("Content-Type", type, "Accept", "application/json"),
                body,
                http.limits().answer());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What OMS answers to a login is not published: it gives a cookie, and perhaps a redirect, which is not followed. */
    private Result<Map<String, String>> opened(Reply reply, Request request, Api api) {
        if (reply.status() == 401 || reply.status() == 403) {
            return Result.failed(refused());
        }
        var isFine = reply.status() / 100 == 2 || (api == Api.OMS && reply.status() / 100 == 3);
        if (!isFine) {
            return Result.failed(Failures.of(request, reply.status(), reply.isHtml()));
        }
        var opened = api == Api.OMS ? cookie(reply) : token(reply);
        return opened.match(
                right -> {
                    headers = right;
                    return opened;
                },
                why -> opened);
    }

    private static Result<Map<String, String>> cookie(Reply reply) {
        return reply.headers().getAll("Set-Cookie").stream()
                .filter(set -> set.startsWith("JSESSIONID="))
                .map(set -> Result.ok(Map.of("Cookie", set.split(";", 2)[0])))
                .findFirst()
                .orElseGet(() ->
                        Result.failed(Failures.of(Cause.WRONG_SHAPE, reply.what(), "no session came with the answer")));
    }

    private static Result<Map<String, String>> token(Reply reply) {
        if (reply.body().length() > LONGEST_TOKEN) {
            return Result.failed(Failures.of(Cause.WRONG_SHAPE, reply.what(), "too long an answer to a login"));
        }
        return Json.tree(new Answer(reply.what(), reply.status(), reply.headers(), reply.body()))
                .then(tree -> {
                    var token =
                            tree.path("token").isTextual() ? tree.path("token").textValue() : "";
                    return token.matches("[\\x21-\\x7e]+")
                            ? Result.ok(Map.of("Authorization", "Bearer " + token, "Accept", "application/json"))
                            : Result.failed(Failures.of(Cause.WRONG_SHAPE, reply.what(), "no token in the answer"));
                });
    }

    /** From now on in no session. */
    void forget() {
        headers = null;
    }

    /** Takes in that this account was refused, and says so. */
    ReadFailure refused() {
        headers = null;
        refusedAt = clock.instant();
        refusal = Failures.of(
                Cause.UNAUTHORIZED,
                "Login of " + access.username() + " at " + access.url(),
                "refused at " + refusedAt.truncatedTo(ChronoUnit.SECONDS) + ", and tried again every "
                        + AFTER_REFUSAL.toMinutes() + " minutes, so that the account is not locked");
        return refusal;
    }
}
