package io.vioscope.source.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vioscope.model.ReadFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One try of one call: one deadline over all of it, and a body that is counted while it comes in. */
final class Exchange {
    private static final Set<Integer> GATEWAY = Set.of(502, 503, 504);

    private final Vertx vertx;
    private final HttpClient client;
    private final Request request;
    private final HttpLimits limits;
    private final Meter meter;
    private final Promise<Outcome> promise = Promise.promise();
    private final Body body = new Body();
    private final InstantSource clock;
    private @Nullable HttpClientRequest sent;
    private Instant sentAt = Instant.EPOCH;
    private Duration trip = Duration.ZERO;

    /** What came of it, and what a repeat depends on: status 0 and no headers where no answer came whole. */
    record Outcome(
            Result<Answer> result,
            int status,
            @Nullable MultiMap headers,
            @Nullable Reply reply) {

        /** The answer whatever its status. */
        Result<Reply> probed() {
            var whole = reply;
            return whole != null
                    ? Result.ok(whole)
                    : result.then(none -> {
                        throw new AssertionError("an answer that is no reply");
                    });
        }

        Optional<Duration> pauseBeforeRepeat(HttpLimits limits, InstantSource clock) {
            if (status == 429 && headers != null) {
                var now = HttpTime.parse(headers.get("Date")).orElseGet(clock::instant);
                return HttpTime.retryAfter(headers.get("Retry-After"), now)
                        .filter(wait -> wait.compareTo(limits.maxRetryAfter()) <= 0);
            }
            var repeat = GATEWAY.contains(status) || result.match(ok -> false, Http::isBroken);
            return repeat ? Optional.of(Http.jitter(limits.retryPause())) : Optional.empty();
        }
    }

    Exchange(Vertx vertx, HttpClient client, Request request, HttpLimits limits, Meter meter, InstantSource clock) {
        this.vertx = vertx;
        this.client = client;
        this.request = request;
        this.limits = limits;
        this.meter = meter;
        this.clock = clock;
    }

    Future<Outcome> run() {
        var timer = vertx.setTimer(Math.max(1, request.deadline().toMillis()), t -> abort(late()));
        var trail = CallTrail.begin(meter.trail(), request);
        send();
        return promise.future()
                .onComplete(done -> vertx.cancelTimer(timer))
                .onSuccess(outcome -> CallTrail.end(trail, outcome));
    }

    private ReadFailure late() {
        return Failures.of(
                ReadFailure.Cause.TIMED_OUT,
                request.toString(),
                "no whole answer within " + request.deadline().toMillis() + " ms");
    }

    private void send() {
        try {
            var options = new RequestOptions()
                    .setMethod(request.method())
                    .setAbsoluteURI(request.url())
                    .setFollowRedirects(false)
                    .setConnectTimeout(request.deadline().toMillis());
            client.request(options).onComplete(this::write, this::broke);
        } catch (RuntimeException noUrl) {
            promise.tryComplete(failed(
                    Failures.of(ReadFailure.Cause.UNKNOWN_HOST, request.toString(), "not a URL that can be asked")));
        }
    }

    private void write(HttpClientRequest ready) {
        if (promise.future().isComplete()) {
            ready.reset();
            return;
        }
        sent = ready;
        ready.putHeader("Accept", "application/json").putHeader("User-Agent", "vioscope");
        if (request.body() != null) {
            ready.putHeader("Content-Type", "application/json");
        }
        request.headers().forEach(ready::putHeader);
        sentAt = clock.instant();
        var body = request.body();
        var answered = body == null ? ready.send() : ready.send(body);
        answered.onComplete(this::read, this::broke);
    }

    private void read(HttpClientResponse response) {
        var got = clock.instant();
        trip = Duration.between(sentAt, got);
        meter.answered(HttpTime.parse(response.getHeader("Date")).orElse(null), sentAt, got);
        response.exceptionHandler(this::broke);
        response.handler(chunk -> {
            meter.bytes(chunk.length());
            if (body.length() + chunk.length() > limits.maxBody()) {
                abort(Failures.of(
                        ReadFailure.Cause.TOO_LARGE, request.toString(), "more than " + limits.maxBody() + " bytes"));
            } else {
                body.add(chunk);
            }
        });
        response.endHandler(v -> promise.tryComplete(judge(response)));
    }

    private Outcome judge(HttpClientResponse response) {
        var status = response.statusCode();
        var headers = response.headers();
        var certificate = PeerCertificate.of(response.request().connection().sslSession());
        var reply = new Reply(request.toString(), status, headers, body, trip, certificate);
        Result<Answer> result = status / 100 == 2
                ? Result.ok(new Answer(request.toString(), status, headers, body))
                : Result.failed(Failures.of(request, status, isHtml(response)));
        return new Outcome(result, status, headers, reply);
    }

    private boolean isHtml(HttpClientResponse response) {
        var type = response.getHeader("Content-Type");
        return (type != null && type.contains("html")) || body.start(64).startsWith("<");
    }

    private void broke(Throwable error) {
        promise.tryComplete(failed(Failures.of(request, error)));
    }

    private void abort(ReadFailure why) {
        promise.tryComplete(failed(why));
        if (sent != null) {
            sent.reset();
        }
    }

    private static Outcome failed(ReadFailure why) {
        return new Outcome(Result.failed(why), 0, null, null);
    }
}
