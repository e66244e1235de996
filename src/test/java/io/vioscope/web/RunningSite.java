package io.vioscope.web;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Recording;
import io.vioscope.bus.Weighed;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.MibRoot;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.DeploymentMode;
import io.vioscope.trace.Traces;
import io.vioscope.web.stream.FactStream;
import io.vioscope.web.system.Changes;
import io.vioscope.web.system.Loop;
import io.vioscope.web.system.Self;
import io.vioscope.web.system.SelfCheck.Vitals;
import io.vioscope.web.system.Steps;
import io.vioscope.web.view.Readers;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Watched;
import io.vioscope.web.view.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The real server of the pages on a free port, and a client, for one test. */
final class RunningSite implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final MemoryFactLog log = new MemoryFactLog();
    final MemoryReceipts receipts = new MemoryReceipts();
    final MemoryReaders memory = new MemoryReaders();
    final int port;
    private final WebVerticle.Options options;
    private final Bus bus = Bus.of(vertx);
    private final Semaphore heard = new Semaphore(0);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Watches those clouds, each by Nova and Keystone. */
    RunningSite(String... clouds) {
        this(true, SystemPagesTest.SELF, clouds);
    }

    /** One that says that of itself. */
    static RunningSite as(Self self) {
        return new RunningSite(true, self, Clouds.NAME);
    }

    /** As where whoever reaches the pages may only look. */
    static RunningSite withoutControls(String... clouds) {
        return new RunningSite(false, SystemPagesTest.SELF, clouds);
    }

    /** The routes of such a site. */
    Router router() {
        var stream = new FactStream(vertx, log, FactStream.Limits.USUAL);
        Supplier<World> world = () -> {
            throw new IllegalStateException("nobody asks");
        };
        var vitals = new Vitals(new Steps(), new Loop(vertx), new Changes(Worlds.START));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return new Site(vertx, options, registry, log, world, stream, vitals, () -> {}).router(Set.of(), false);
    }

    private RunningSite(boolean controls, Self self, String... clouds) {
        this(at(controls), self, InstantSource.fixed(Worlds.START.plusSeconds(100)), null, clouds);
    }

    /** One that is served like that, by that clock. */
    static RunningSite served(HttpConfig http, InstantSource clock) {
        return new RunningSite(http, SystemPagesTest.SELF, clock, null, Clouds.NAME);
    }

    private static HttpConfig at(boolean controls) {
        return new HttpConfig("127.0.0.1", 0, controls);
    }

    /** One where people sign in, by that clock. */
    RunningSite(InstantSource clock, Function<Vertx, WebVerticle.SignIn> signIn, String... clouds) {
        this(at(true), SystemPagesTest.SELF, clock, signIn, clouds);
    }

    RunningSite(
            HttpConfig http,
            Self self,
            InstantSource clock,
            @Nullable Function<Vertx, WebVerticle.SignIn> signIn,
            String... clouds) {
        this(http, self, clock, signIn, null, clouds);
    }

    /** One that keeps what readers keep there, or else in memory. */
    RunningSite(
            HttpConfig http,
            Self self,
            InstantSource clock,
            @Nullable Function<Vertx, WebVerticle.SignIn> signIn,
            @Nullable Readers readers,
            String... clouds) {
        var watched = List.of(clouds).stream()
                .map(c -> new Watched(c, List.of(Worlds.KEYSTONE, Worlds.NOVA)))
                .toList();
        options = new WebVerticle.Options(
                http,
                Set.of("monitor.example.org"),
                watched,
                clock,
                "1.2.3",
                Clouds.CAUSES,
                "A cloud made for a test.",
                MibRoot.DEFAULT,
                receipts,
                signIn == null ? null : signIn.apply(vertx),
                self,
                readers == null ? memory : readers,
                () -> Traces.NONE);
        var verticle = new WebVerticle(options, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), log);
        await(vertx.deployVerticle(
                (Deployable) context -> verticle.deploy(context).compose(started -> listen())));
        port = verticle.actualPort();
    }

    /** A site that shows {@link Clouds#troubled}, all of it recorded. */
    static RunningSite troubled() {
        var site = new RunningSite(Clouds.NAME);
        site.show(Clouds.troubled());
        site.show(Recording.UP_TO_DATE);
        return site;
    }

    /** Hears what the verticle hears, on its event loop and after it. */
    private Future<?> listen() {
        return bus.listen(Bus.SNAPSHOTS, snapshot -> heard.release())
                .compose(done -> bus.listen(Bus.RECORDING, recording -> heard.release()));
    }

    /** The engine shows a cloud; when this returns the site shows it too. */
    void show(Snapshot snapshot) {
        bus.publish(Bus.SNAPSHOTS, snapshot);
        waitUntilHeard();
    }

    /** The database says how it keeps up; when this returns the site says so too. */
    void show(Recording recording) {
        bus.publish(Bus.RECORDING, recording);
        waitUntilHeard();
    }

    /** From now on an engine that knows causes answers what it makes of that cloud. */
    void engineOf(Snapshot snapshot) {
        var engine = new Engine(Map.of(), DeploymentMode.UNKNOWN, Clouds.CAUSES);
        var cloud = snapshot.state().cloud();
        await(bus.answer(
                Bus.whatIf(cloud), supposed -> engine.diagnosis(snapshot).whatIf(supposed.problems())));
        await(bus.answer(
                Bus.why(cloud), entity -> new Weighed(engine.diagnosis(snapshot).considerations(entity))));
    }

    private void waitUntilHeard() {
        try {
            if (!heard.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the bus is silent");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Asks with those headers, name and value in turn. */
    HttpResponse<String> send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    /** As {@link #send}, with a body. */
    HttpResponse<String> sendBody(String method, String path, String body, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url(path))).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** The path of the list of entities that pass a filter. */
    static String filtered(String path, String filter) {
        return path + "?q=" + Texts.encode(filter);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
