package io.vioscope.source.vio;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.config.ManagementAccess;
import io.vioscope.config.ManagementAccess.Api;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.Look;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Request;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.Json;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a management server within a session, which is begun anew once where it is over. Which API it speaks is found out by
 * asking both for what needs no login, and then remembered. One look at a time.
 */
final class Management {
    /** One that works answers this within a second. */
    static final Duration SLOW = Duration.ofSeconds(5);

    private static final int HTTPS = 443;

    private final ManagementAccess access;
    private final Http http;
    private final InstantSource clock;
    private final Session session;
    private @Nullable Api api;
    private Duration pulse = Duration.ZERO;
    private Duration trip = Duration.ZERO;
    private String version = "";

    Management(ManagementAccess access, Http http, InstantSource clock) {
        this.access = access;
        this.http = http;
        this.clock = clock;
        this.session = new Session(access, http, clock);
        this.api = access.api();
    }

    /**
     * What one look saw.
     *
     * @param api        which it speaks; null where that is not known yet
     * @param version    of VIO; empty where it was never told
     * @param trip       how long it took to say how the cloud is, when it last did
     * @param isSlow     whether that took too long twice in a row
     * @param deployment null where it could not be read
     * @param why        why not; null where it could
     * @param expired    whether it showed a certificate that is not valid any more
     */
    record Seen(
            URI url,
            @Nullable Api api,
            String version,
            Duration trip,
            boolean isSlow,
            @Nullable Deployment deployment,
            @Nullable ReadFailure why,
            boolean expired) {}

    /** Looks once. The future does not fail. */
    Future<Seen> look(Look look, Meter meter) {
        return speaks(meter)
                .compose(result -> result.thenAsync(spoken -> {
                    api = spoken;
                    return deployment(spoken, meter);
                }))
                .compose(result -> result.match(
                        deployment -> version(look, meter).map(v -> seen(deployment, null, false)),
                        why -> expired(why).map(expired -> seen(null, why, expired))));
    }

    private Seen seen(@Nullable Deployment deployment, @Nullable ReadFailure why, boolean expired) {
        var before = pulse;
        if (deployment != null) {
            pulse = trip;
        }
        var isSlow = before.compareTo(SLOW) > 0 && pulse.compareTo(SLOW) > 0;
        return new Seen(access.url(), api, version, pulse, isSlow, deployment, why, expired);
    }

    private Future<Boolean> expired(ReadFailure why) {
        if (why.cause() != Cause.TLS) {
            return Future.succeededFuture(false);
        }
        var url = access.url();
        return http.certificate(url.getHost(), url.getPort() < 0 ? HTTPS : url.getPort())
                .map(shown -> shown.isPresent() && shown.get().until().isBefore(clock.instant()));
    }

    /** Which API it speaks: what is there, if only for those who have signed in, is spoken. */
    private Future<Result<Api>> speaks(Meter meter) {
        var known = api;
        if (known != null) {
            return Future.succeededFuture(Result.ok(known));
        }
        return isThere(Api.PUBLIC, PublicApi.ABOUT, meter)
                .compose(result -> result.thenAsync(isPublic -> isPublic
                        ? Future.succeededFuture(Result.ok(Api.PUBLIC))
                        : isThere(Api.OMS, Oms.HELLO, meter)
                                .map(again ->
                                        again.then(isOms -> isOms ? Result.ok(Api.OMS) : Result.failed(neither())))));
    }

    private ReadFailure neither() {
        return Failures.of(Cause.NOT_FOUND, "GET " + access.url(), "neither OMS nor VIO's Public API answers there");
    }

    /** Both refuse who has not signed in; OMS may lead to its login instead. */
    private Future<Result<Boolean>> isThere(Api which, String path, Meter meter) {
        var request = Request.get(access.url() + path, Map.of(), http.limits().answer());
        return http.probe(request, meter)
                .map(result -> result.then(reply -> {
                    var status = reply.status();
                    return status >= 500 || status == 429
                            ? Result.failed(Failures.of(request, status, reply.isHtml()))
                            : Result.ok(
                                    status == 403 || isOver(which, reply) || (status / 100 == 2 && !reply.isHtml()));
                }));
    }

    private Future<Result<Deployment>> deployment(Api spoken, Meter meter) {
        var path = spoken == Api.OMS ? Oms.CLUSTERS : PublicApi.STATUS;
        return get(spoken, path, meter)
                .map(result -> result.then(tree -> spoken == Api.OMS
                        ? Oms.deployment(tree, "GET " + access.url() + path)
                        : PublicApi.deployment(tree, "GET " + access.url() + path)));
    }

    /** OMS has a version too, in a shape that is not published. */
    private Future<Void> version(Look look, Meter meter) {
        if (api != Api.PUBLIC || (look == Look.CHANGES && !version.isEmpty())) {
            return Future.succeededFuture();
        }
        var took = trip;
        return get(Api.PUBLIC, PublicApi.ABOUT, meter).map(result -> {
            trip = took;
            version = result.match(tree -> Fields.text(tree, "version"), why -> version);
            return null;
        });
    }

    private Future<Result<JsonNode>> get(Api spoken, String path, Meter meter) {
        var wasOpen = session.isOpen();
        return ask(spoken, path, meter)
                .compose(reply -> reply.thenAsync(answer -> {
                    if (!isOver(spoken, answer)) {
                        return document(answer, path);
                    }
                    session.forget();
                    return wasOpen
                            ? ask(spoken, path, meter)
                                    .compose(again -> again.thenAsync(second -> isOver(spoken, second)
                                            ? Future.succeededFuture(Result.failed(session.refused()))
                                            : document(second, path)))
                            : Future.succeededFuture(Result.failed(session.refused()));
                }));
    }

    private Future<Result<Reply>> ask(Api spoken, String path, Meter meter) {
        return session.open(spoken, meter)
                .compose(headers -> headers.thenAsync(in -> http.probe(
                        Request.get(access.url() + path, in, http.limits().longAnswer()), meter)));
    }

    /** OMS leads those who are in no session to its login. */
    private static boolean isOver(Api spoken, Reply reply) {
        return reply.status() == 401 || (spoken == Api.OMS && reply.status() == 302);
    }

    private Future<Result<JsonNode>> document(Reply reply, String path) {
        trip = reply.trip();
        if (reply.status() / 100 != 2) {
            var request = Request.get(access.url() + path, Map.of(), Duration.ZERO);
            return Future.succeededFuture(Result.failed(Failures.of(request, reply.status(), reply.isHtml())));
        }
        var answer = new Answer(reply.what(), reply.status(), reply.headers(), reply.body());
        return http.offLoop(() -> Json.document(answer));
    }

    /** Lets go of the connections. */
    Future<Void> close() {
        session.forget();
        return http.close();
    }
}
