package io.vioscope.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Recorded;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.MibRoot;
import io.vioscope.config.SignInConfig;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.trace.Traces;
import io.vioscope.web.access.Entrance;
import io.vioscope.web.access.Keeper;
import io.vioscope.web.connection.Connections;
import io.vioscope.web.live.Hints;
import io.vioscope.web.live.Hints.Topic;
import io.vioscope.web.stream.FactStream;
import io.vioscope.web.system.Changes;
import io.vioscope.web.system.Loop;
import io.vioscope.web.system.Self;
import io.vioscope.web.system.SelfCheck.Vitals;
import io.vioscope.web.system.Steps;
import io.vioscope.web.tls.ShownCertificate;
import io.vioscope.web.tls.TlsGauges;
import io.vioscope.web.tls.TlsState;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.Latest;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Patience;
import io.vioscope.web.view.Readers;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Watched;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves the pages, the JSON and the live bridge, from what the bus says. Wiring only. */
public final class WebVerticle extends VerticleBase {
    private static final Duration CERTIFICATE_LOOK = Duration.ofSeconds(10);

    private final Options options;
    private final PrometheusMeterRegistry registry;
    private final FactLog log;
    private final Latest latest;
    private @Nullable Hints hints;
    private @Nullable Beside beside;
    private @Nullable HttpServer server;
    private @Nullable ShownCertificate certificate;

    /**
     * How to serve.
     *
     * @param http      where
     * @param hostNames names under which this server is reached beside its addresses and localhost; requests for others
     *                  are refused
     * @param clouds    what is watched
     * @param clock     tells the time
     * @param version   of Vioscope
     * @param causes what can be wrong, as the engines know it
     * @param banner    a sentence above every page, such as that the cloud is a simulation; or empty
     * @param mibRoot   where our MIB is
     * @param receipts  what receivers were told
     * @param signIn    how people sign in; null where nobody is asked to
     * @param self      what is said of the server itself
     * @param readers   what is kept for those who read the pages
     * @param traces    where it is told what programs ask, as of now
     */
    public record Options(
            HttpConfig http,
            Set<String> hostNames,
            List<Watched> clouds,
            InstantSource clock,
            String version,
            CausalModel causes,
            String banner,
            MibRoot mibRoot,
            Receipts receipts,
            @Nullable SignIn signIn,
            Self self,
            Readers readers,
            Supplier<Traces> traces) {
        public Options {
            hostNames = Set.copyOf(hostNames);
            clouds = List.copyOf(clouds);
        }
    }

    /**
     * How people sign in.
     *
     * @param config what the configuration says of it
     * @param keeper what is kept
     * @param others who lets people in beside ourselves
     */
    public record SignIn(SignInConfig config, Keeper keeper, Entrance.Others others) {}

    /**
     * A server that is not started yet.
     *
     * @param registry what {@code /metrics} shows; gets our own gauges
     * @param log      the recorded facts
     */
    public WebVerticle(Options options, PrometheusMeterRegistry registry, FactLog log) {
        this.options = options;
        this.registry = registry;
        this.log = log;
        this.latest = new Latest(options.clouds(), Patience.usual(this::beside));
    }

    @Override
    public Future<?> start() {
        var bus = Bus.of(vertx);
        var hints = new Hints(vertx, bus, latest::world);
        this.hints = hints;
        this.beside = new Beside(vertx, context, this::showWorkedOut);
        var stream = new FactStream(vertx, log, FactStream.Limits.USUAL);
        var vitals = new Vitals(
                new Steps(), new Loop(vertx), new Changes(options.clock().instant()), this::tls);
        var steps = bus.listen(Bus.STEPS, vitals.steps()::made);
        var commits = bus.listen(Bus.COMMITS, vitals.changes()::said);
        var snapshots = bus.listen(Bus.SNAPSHOTS, snapshot -> {
            if (latest.show(snapshot)) {
                hints.changed(Topic.OVERVIEW, Topic.ENTITIES, Topic.SOURCES);
            }
        });
        var recording = bus.listen(Bus.RECORDING, how -> {
            if (latest.show(how)) {
                hints.changed(Topic.RECORDING);
            }
        });
        var telling = bus.listen(Bus.TELLING, receiver -> hints.changed(Topic.NOTIFICATIONS));
        var recorded = bus.listen(Bus.RECORDED, r -> {
            if (r.origin() == Recorded.Origin.DATABASE) {
                stream.recorded(r.commit().cloud());
            }
        });
        return Future.all(List.of(steps, commits, snapshots, recording, telling, recorded))
                .compose(listening -> openCertificate())
                .compose(opened -> new OffLoop(vertx)
                        .run(() -> routes(
                                new Site(vertx, options, registry, log, latest::world, stream, vitals, this::worked))))
                .compose(this::listen);
    }

    private void beside(Runnable work) {
        if (beside != null) {
            beside.work(work);
        }
    }

    private void worked() {
        context.runOnContext(now -> showWorkedOut());
    }

    private void showWorkedOut() {
        latest.workedOut();
        if (hints != null) {
            hints.changed(Topic.OVERVIEW, Topic.ENTITIES);
        }
    }

    /** A third of a second's work, half of it for the page that shows the contract. */
    private Router routes(Site site) {
        var names = new HashSet<>(options.hostNames());
        names.add(options.http().host());
        return site.router(names, !options.http().isNear());
    }

    private Future<HttpServer> listen(Router routes) {
        var http = Listening.options(options.http());
        var unguarded = vertx.createHttpServer(certificate == null ? http : certificate.on(http));
        return new Connections(vertx, options.clock(), Connections.Limits.USUAL, registry)
                .guard(unguarded, routes)
                .listen()
                .onSuccess(listening -> server = listening)
                .onSuccess(this::keepCertificate);
    }

    private Future<?> openCertificate() {
        var files = options.http().tls();
        return files == null
                ? Future.succeededFuture()
                : ShownCertificate.open(files, options.clock(), new OffLoop(vertx))
                        .onSuccess(shown -> {
                            certificate = shown;
                            TlsGauges.register(registry, shown, options.clock());
                        });
    }

    private void keepCertificate(HttpServer listening) {
        var shown = certificate;
        if (shown != null) {
            vertx.setPeriodic(CERTIFICATE_LOOK.toMillis(), id -> shown.look(listening));
        }
    }

    private Optional<TlsState> tls() {
        return Optional.ofNullable(certificate).map(ShownCertificate::state);
    }

    /** The port it listens on. Throws {@link IllegalStateException} before it is started. */
    public int actualPort() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server.actualPort();
    }
}
