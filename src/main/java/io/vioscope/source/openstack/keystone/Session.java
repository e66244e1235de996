package io.vioscope.source.openstack.keystone;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vioscope.config.CloudAccess;
import io.vioscope.model.ReadFailure;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Request;
import io.vioscope.source.http.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One login at a cloud, shared by all its sources, which may run on different contexts: a future completes on the
 * context that asked for it. The token is renewed before its end; while Keystone is down an old one is used as long as
 * it is valid.
 */
public final class Session {
    private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Http http;
    private final CloudAccess access;
    private final InstantSource clock;
    private @Nullable Token token;
    private @Nullable Future<Result<Token>> login;
    private Instant noRenewalBefore = Instant.MIN;

    /** A session that has not logged in yet. */
    public Session(Vertx vertx, Http http, CloudAccess access, InstantSource clock) {
        this.vertx = vertx;
        this.http = http;
        this.access = access;
        this.clock = clock;
    }

    /** Keystone's v3 address, from an auth URL with or without a version; no slash at its end. */
    public String identityUrl() {
        var url = access.authUrl().toString().replaceAll("/+$", "");
        if (url.endsWith("/v3")) {
            return url;
        }
        return url.replaceAll("/v2\\.0$", "") + "/v3";
    }

    /** The URL of a service, by the catalog of the token. */
    public Future<Result<String>> url(ServiceType service, Meter meter) {
        return token(meter).map(result -> result.then(t -> t.catalog().url(service, access)));
    }

    /** A token that can be used now. */
    public Future<Result<Token>> token(Meter meter) {
        var now = clock.instant();
        Token held;
        synchronized (this) {
            held = token != null && token.isValid(now) ? token : null;
            if (held != null && (!held.isOld(now) || now.isBefore(noRenewalBefore))) {
                return Future.succeededFuture(Result.ok(held));
            }
        }
        return login(meter).map(renewed -> held == null ? renewed : renewed.match(Result::ok, why -> keep(held)));
    }

    /** The last token that was got, whether or not it can still be used; asks nobody. */
    public synchronized Optional<Token> held() {
        return Optional.ofNullable(token);
    }

    private synchronized Result<Token> keep(Token held) {
        noRenewalBefore = clock.instant().plus(RENEWAL_PAUSE);
        return Result.ok(held);
    }

    /** One login at a time, whoever asks. */
    private Future<Result<Token>> login(Meter meter) {
        var context = vertx.getOrCreateContext();
        Future<Result<Token>> shared;
        synchronized (this) {
            if (login == null) {
                var promise = Promise.<Result<Token>>promise();
                login = promise.future();
                context.runOnContext(v -> ask(meter).onComplete(result -> {
                    loggedIn(result.result());
                    promise.handle(result);
                }));
            }
            shared = login;
        }
        return on(context, shared);
    }

    private Future<Result<Token>> ask(Meter meter) {
        var url = identityUrl() + "/auth/tokens";
        var body = Login.body(access.credentials());
        var request =
                new Request(HttpMethod.POST, url, Map.of(), body, http.limits().answer());
        return http.send(request, meter)
                .compose(result -> result.thenAsync(answer -> http.offLoop(() -> Token.parse(answer, clock.instant()))))
                .map(this::explained);
    }

    /** To a login Keystone answers 401 whatever is wrong with it. */
    private Result<Token> explained(Result<Token> result) {
        return result.match(
                Result::ok,
                why -> Result.failed(
                        why.cause() == ReadFailure.Cause.UNAUTHORIZED
                                ? new ReadFailure(why.cause(), why.detail() + Login.doubt(access.credentials()))
                                : why));
    }

    private synchronized void loggedIn(@Nullable Result<Token> result) {
        login = null;
        if (result instanceof Result.Ok<Token> ok) {
            token = ok.value();
        }
    }

    private static <T> Future<T> on(Context context, Future<T> future) {
        var promise = Promise.<T>promise();
        future.onComplete(done -> context.runOnContext(v -> promise.handle(done)));
        return promise.future();
    }

    /** A GET with the token; with a new one, once, if it is refused. */
    public Future<Result<Answer>> get(String url, Map<String, String> headers, Duration deadline, Meter meter) {
        return token(meter)
                .compose(first -> first.thenAsync(t -> get(url, headers, deadline, t, meter)
                        .compose(result -> isRefused(result)
                                ? anotherThan(t, meter)
                                        .compose(r -> r.thenAsync(other -> get(url, headers, deadline, other, meter)))
                                : Future.succeededFuture(result))));
    }

    private Future<Result<Answer>> get(
            String url, Map<String, String> headers, Duration deadline, Token with, Meter meter) {
        return http.send(Request.get(url, signed(headers, with), deadline), meter);
    }

    private static Map<String, String> signed(Map<String, String> headers, Token with) {
        var all = new HashMap<>(headers);
        all.put("X-Auth-Token", with.id());
        return all;
    }

    /** A GET with the token over those connections, made once, or twice where the token is refused, and told whatever its status. */
    public Future<Result<Reply>> probe(
            Http over, String url, Map<String, String> headers, Duration deadline, Meter meter) {
        return once(t -> over.probeOnce(Request.get(url, signed(headers, t), deadline), meter), meter);
    }

    /**
     * A call that changes something, with the token: made once, and told whatever its status. Only where the token is refused
     * it is made again, with a new one: then it has changed nothing.
     *
     * @param body JSON; null for none
     */
    public Future<Result<Reply>> change(
            HttpMethod method, String url, @Nullable String body, Duration deadline, Meter meter) {
        return once(t -> http.probeOnce(new Request(method, url, signed(Map.of(), t), body, deadline), meter), meter);
    }

    private Future<Result<Reply>> once(Function<Token, Future<Result<Reply>>> call, Meter meter) {
        return token(meter)
                .compose(first -> first.thenAsync(t -> call.apply(t)
                        .compose(result -> result.match(reply -> reply.status() == 401, why -> false)
                                ? anotherThan(t, meter).compose(other -> other.thenAsync(call))
                                : Future.succeededFuture(result))));
    }

    private static boolean isRefused(Result<Answer> result) {
        return result.match(ok -> false, why -> why.cause() == ReadFailure.Cause.UNAUTHORIZED);
    }

    private Future<Result<Token>> anotherThan(Token refused, Meter meter) {
        synchronized (this) {
            if (refused.equals(token)) {
                token = null;
            }
        }
        return token(meter);
    }

    /** The time by the same clock that judges tokens. */
    public Instant now() {
        return clock.instant();
    }
}
