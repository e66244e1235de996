package io.vioscope.source.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.tls.Identity;
import io.vioscope.model.ReadFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls to one cloud. One connection pool for each host and port, shared by all services there, so that a slow service
 * on a shared address cannot hold up the others. Redirects are never followed: they would carry the token elsewhere.
 */
public final class Http {
    private static final Logger LOG = LoggerFactory.getLogger(Http.class);
    private static final Set<ReadFailure.Cause> BROKEN =
            Set.of(ReadFailure.Cause.REFUSED, ReadFailure.Cause.UNKNOWN_HOST, ReadFailure.Cause.CUT_OFF);

    private final Vertx vertx;
    private final HttpLimits limits;
    private final InstantSource clock;
    private final Budget budget;
    private final HttpClient client;
    private final CertificateLook look;

    /** A client for a cloud, which shares that budget. Says loudly if certificates are not checked. */
    public Http(Vertx vertx, CloudAccess access, HttpLimits limits, InstantSource clock, Budget budget) {
        this(
                vertx,
                "the cloud at " + access.authUrl().getHost(),
                access.caFile(),
                access.verify(),
                limits,
                clock,
                budget);
    }

    /**
     * A client for anything else that is called by HTTP.
     *
     * @param whom   whose certificates are to be checked, for the log
     * @param caFile PEM file with the authorities to trust instead of the system's; null for the system's
     * @param verify whether certificates and host names are checked
     */
    public Http(
            Vertx vertx,
            String whom,
            @Nullable Path caFile,
            boolean verify,
            HttpLimits limits,
            InstantSource clock,
            Budget budget) {
        this(vertx, options(whom, caFile, verify, limits), limits, clock, budget);
    }

    /**
     * The same of one who is known by a certificate: it is shown to every server that asks for one, whatever authorities that
     * names.
     */
    public static Http certified(
            Vertx vertx,
            String whom,
            @Nullable Path caFile,
            boolean verify,
            Identity identity,
            HttpLimits limits,
            InstantSource clock,
            Budget budget) {
        var options = options(whom, caFile, verify, limits).setKeyCertOptions(KeyCertOptions.wrap(new Shown(identity)));
        return new Http(vertx, options, limits, clock, budget);
    }

    private Http(Vertx vertx, HttpClientOptions options, HttpLimits limits, InstantSource clock, Budget budget) {
        this.vertx = vertx;
        this.limits = limits;
        this.clock = clock;
        this.budget = budget;
        var pool = new PoolOptions().setHttp1MaxSize(limits.parallel()).setMaxWaitQueueSize(limits.queue());
        this.client = vertx.createHttpClient(options, pool);
        this.look = new CertificateLook(vertx, limits);
    }

    private static HttpClientOptions options(String whom, @Nullable Path caFile, boolean verify, HttpLimits limits) {
        var options = new HttpClientOptions()
                .setConnectTimeout((int) limits.connect().toMillis())
                .setSslHandshakeTimeout(limits.connect().toMillis())
                .setSslHandshakeTimeoutUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
                .setDecompressionSupported(true)
                .setKeepAliveTimeout(20);
        if (caFile != null) {
            options.setTrustOptions(new PemTrustOptions().addCertPath(caFile.toString()));
        }
        if (!verify) {
            LOG.warn("certificates of {} are NOT checked: anybody in between can read the password", whom);
            options.setTrustAll(true).setVerifyHost(false);
        }
        return options;
    }

    /** What bounds the calls. */
    public HttpLimits limits() {
        return limits;
    }

    /** Makes the call, once more if the connection broke, a gateway had no answer or the server asked to wait. */
    public Future<Result<Answer>> send(Request request, Meter meter) {
        return ask(request, meter).map(Exchange.Outcome::result);
    }

    /** Makes the call in the same way, and tells the answer whatever its status; fails only if there was none. */
    public Future<Result<Reply>> probe(Request request, Meter meter) {
        return ask(request, meter).map(Exchange.Outcome::probed);
    }

    /** Makes the call, but never a second time, and tells the answer whatever its status; fails only if there was none. */
    public Future<Result<Reply>> probeOnce(Request request, Meter meter) {
        return once(request, meter).map(Exchange.Outcome::probed);
    }

    /** The certificate that a server shows, trusted or not; nothing is sent. Empty where there is no TLS at all. */
    public Future<Optional<PeerCertificate>> certificate(String host, int port) {
        return look.at(host, port);
    }

    private Future<Exchange.Outcome> ask(Request request, Meter meter) {
        return once(request, meter).compose(first -> {
            var pause = first.pauseBeforeRepeat(limits, clock);
            return pause.isEmpty()
                    ? Future.succeededFuture(first)
                    : pause(pause.get()).compose(v -> once(request, meter));
        });
    }

    private Future<Exchange.Outcome> once(Request request, Meter meter) {
        var now = clock.instant();
        var wait = budget.turn(now);
        meter.turn(budget, wait, now);
        return wait.isZero() ? go(request, meter) : pause(wait).compose(v -> go(request, meter));
    }

    private Future<Exchange.Outcome> go(Request request, Meter meter) {
        meter.request();
        return new Exchange(vertx, client, request, limits, meter, clock).run();
    }

    /** Done after that time. */
    public Future<Void> pause(Duration pause) {
        var promise = Promise.<Void>promise();
        vertx.setTimer(Math.max(1, pause.toMillis()), t -> promise.complete());
        return promise.future();
    }

    static boolean isBroken(ReadFailure why) {
        return BROKEN.contains(why.cause());
    }

    static Duration jitter(Duration pause) {
        var millis = pause.toMillis();
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis + 1));
    }

    /** Runs what takes CPU time off the event loop, such as decoding; the only place that does so in this room. */
    public <T> Future<T> offLoop(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    /** Closes all connections. */
    public Future<Void> close() {
        return client.close().eventually(() -> look.close());
    }
}
