package io.vioscope.app;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vioscope.agent.AgentVerticle;
import io.vioscope.agent.table.Who;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Recording;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.InForce;
import io.vioscope.config.PublicUrl;
import io.vioscope.config.Receiver;
import io.vioscope.config.ServerConfig;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Engine;
import io.vioscope.model.SourceId;
import io.vioscope.notify.NotifyVerticle;
import io.vioscope.notify.Voices;
import io.vioscope.notify.snmp.SnmpVoice;
import io.vioscope.notify.webhook.WebhookVoice;
import io.vioscope.recording.RecordTo;
import io.vioscope.recording.RecorderVerticle;
import io.vioscope.snmp.LocalEngine;
import io.vioscope.snmp.Root;
import io.vioscope.source.Pace;
import io.vioscope.source.PollVerticle;
import io.vioscope.source.Source;
import io.vioscope.source.canary.CanarySource;
import io.vioscope.source.trap.TrapVerticle;
import io.vioscope.source.trap.Traps;
import io.vioscope.store.Database;
import io.vioscope.store.JournalVerticle;
import io.vioscope.store.Outbox;
import io.vioscope.store.Recovery;
import io.vioscope.store.Recovery.Recovered;
import io.vioscope.store.SnmpEngine;
import io.vioscope.trace.Traces;
import io.vioscope.web.WebVerticle;
import io.vioscope.web.access.Directory;
import io.vioscope.web.access.Entrance;
import io.vioscope.web.access.Provider;
import io.vioscope.web.system.Licences;
import io.vioscope.web.system.Machine;
import io.vioscope.web.system.Self;
import io.vioscope.web.view.Watched;
import io.vioscope.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The whole server: every room started in order, and stopped in the opposite order. Pages come first, so that whoever
 * waits is told for what; sources come last, so that nothing they see can get lost.
 */
public final class Server {
    private static final DeploymentOptions WORKER = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
    private static final Duration ENGINE_PATIENCE = Duration.ofMinutes(2);
    private static final Duration TROUBLE_LOOK = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final ServerConfig config;
    private final Setup setup;
    private final Deque<Supplier<Future<?>>> stops = new ArrayDeque<>();
    private final AtomicReference<@Nullable Database> database = new AtomicReference<>();
    private final WebVerticle web;
    private final @Nullable RecorderVerticle recorder;
    private @Nullable AgentVerticle agent;
    private final @Nullable Traps traps;
    private volatile String firstPassword = "";
    private volatile Traces traces = Traces.NONE;

    private Server(Vertx vertx, ServerConfig config, Setup setup) {
        this.vertx = vertx;
        this.config = config;
        this.setup = setup;
        this.recorder = setup.record() == null ? null : recorder(config, setup, setup.record());
        var clouds = config.clouds().stream()
                .map(cloud -> new Watched(cloud.name(), SourceNames.of(cloud, config, setup.sourceNames())))
                .toList();
        var options = new WebVerticle.Options(
                config.http(),
                Set.of(),
                clouds,
                setup.clock(),
                Build.running().version(),
                config.causes(),
                setup.banner(),
                config.voice().root(),
                new RecordedReceipts(database, config.receivers()),
                signIn(config),
                new Self(
                        InForce.of(config),
                        new RecordedSizes(database),
                        () -> Machine.now(setup.registry()),
                        Licences::shipped),
                new RecordedReaders(database),
                () -> traces);
        this.web = new WebVerticle(options, setup.registry(), new RecordedFacts(database));
        this.traps = config.traps() == null
                ? null
                : new Traps(
                        config.traps(),
                        config.clouds().stream().map(CloudConfig::name).toList(),
                        setup.clock());
    }

    private WebVerticle.@Nullable SignIn signIn(ServerConfig asked) {
        var access = asked.access();
        if (access == null) {
            return null;
        }
        List<Directory> others = access.keystone() == null
                ? List.of()
                : List.of(new KeystoneDirectory(vertx, access.keystone(), setup.clock()));
        var openId = Optional.ofNullable(access.openId())
                .map(config -> (Provider) new OpenIdProvider(vertx, config, setup.clock()));
        return new WebVerticle.SignIn(access, new RecordedAccess(database), new Entrance.Others(others, openId));
    }

    private static RecorderVerticle recorder(ServerConfig config, Setup setup, RecordTo to) {
        var names = config.clouds().stream().map(CloudConfig::name).toList();
        return new RecorderVerticle(to, Build.running().version(), names, setup.clock());
    }

    /** Starts it. A future that fails has stopped again what had been started, and says what is in the way. */
    public static Future<Server> start(Vertx vertx, ServerConfig config, Setup setup) {
        Words.speak(config.language());
        var server = new Server(vertx, config, setup);
        return server.start()
                .map(server)
                .recover(cause -> server.stop().transform(stopped -> Future.failedFuture(cause)));
    }

    private Future<?> start() {
        var loaded = vertx.executeBlocking(FirstClasses::load, false);
        return deploy(web, new DeploymentOptions())
                .compose(pages -> loaded)
                .compose(all -> openTraces())
                .compose(open -> openDatabase())
                .compose(open -> firstAdmin(open).map(open))
                .compose(open -> new Outbox(open)
                        .register(
                                config.receivers().stream().map(Receiver::name).toList())
                        .compose(registered -> recover(open))
                        .compose(recovered -> startRooms(open, recovered)));
    }

    private Future<Void> openTraces() {
        var wanted = config.tracing();
        return wanted == null
                ? Future.succeededFuture()
                : vertx.executeBlocking(() -> Traces.to(wanted, Build.running().version()), false)
                        .map(open -> {
                            traces = open;
                            stops.push(() -> vertx.executeBlocking(
                                    () -> {
                                        open.close();
                                        return null;
                                    },
                                    false));
                            return null;
                        });
    }

    private Future<Database> openDatabase() {
        var trouble = new AtomicReference<@Nullable String>();
        var since = setup.clock().instant();
        var look = vertx.setPeriodic(TROUBLE_LOOK.toMillis(), id -> sayTrouble(trouble.get(), since));
        return Database.open(vertx, config.database(), setup.durable(), trouble)
                .onComplete(opened -> vertx.cancelTimer(look))
                .onSuccess(open -> {
                    database.set(open);
                    stops.push(open::close);
                });
    }

    private void sayTrouble(@Nullable String trouble, Instant since) {
        if (trouble != null) {
            Bus.of(vertx).publish(Bus.RECORDING, new Recording(0, since, trouble));
        }
    }

    /** Where people sign in and nobody is there yet, somebody has to begin. */
    private Future<Void> firstAdmin(Database open) {
        return config.access() == null || !config.access().local()
                ? Future.succeededFuture()
                : new UserDesk(vertx, open, setup.clock()).first().map(made -> {
                    firstPassword = made.orElse("");
                    return null;
                });
    }

    /** The password of the user {@code admin} that this start made; empty where it made none. */
    public String firstPassword() {
        return firstPassword;
    }

    private Future<Map<String, Recovered>> recover(Database open) {
        var recovered = new HashMap<String, Recovered>();
        Future<Void> all = Future.succeededFuture();
        for (var cloud : config.clouds()) {
            all = all.compose(before -> new Recovery(open).load(cloud.name())).map(found -> {
                recovered.put(cloud.name(), found);
                return null;
            });
        }
        return all.map(recovered);
    }

    private Future<?> startRooms(Database open, Map<String, Recovered> recovered) {
        var indexes = new HashMap<String, Integer>();
        recovered.forEach((name, found) -> indexes.put(name, found.cloudIndex()));
        return startSnmp(open, indexes)
                .compose(speaking -> deploy(new JournalVerticle(open, indexes, setup.clock()), WORKER))
                .compose(journal ->
                        recorder == null ? Future.succeededFuture() : deploy(recorder, new DeploymentOptions()))
                .compose(recording ->
                        traps == null ? Future.succeededFuture() : deploy(traps.verticle(), TrapVerticle.OPTIONS))
                .compose(listening -> each(config.clouds(), cloud -> startCloud(cloud, recovered)));
    }

    /** Who tells and who answers by SNMP are one engine, which has started once more. */
    private Future<?> startSnmp(Database open, Map<String, Integer> indexes) {
        if (config.receivers().isEmpty() && config.agent() == null) {
            return Future.succeededFuture();
        }
        var startedAt = setup.clock().instant();
        return new SnmpEngine(open)
                .boot(LocalEngine.newId(config.voice().root()))
                .map(boot -> new LocalEngine(boot.engineId(), boot.boots()))
                .compose(engine -> startNotify(open, indexes, engine, startedAt)
                        .compose(told -> startAgent(open, indexes, engine, startedAt)));
    }

    private Future<?> startNotify(Database open, Map<String, Integer> indexes, LocalEngine engine, Instant startedAt) {
        if (config.receivers().isEmpty()) {
            return Future.succeededFuture();
        }
        var root = config.voice().root();
        return vertx.executeBlocking(
                        () -> new Voices(
                                SnmpVoice.open(root, engine, startedAt),
                                new WebhookVoice(vertx, engine.hex(), setup.clock())),
                        false)
                .compose(voice -> deploy(
                        new NotifyVerticle(
                                config.receivers(),
                                config.voice().heartbeat(),
                                new NotifyOutbox(new Outbox(open)),
                                voice,
                                cloud -> indexes.getOrDefault(cloud, 0),
                                config.voice().pages().isEmpty()
                                        ? setup.publicUrl()
                                        : config.voice().pages()),
                        NotifyVerticle.OPTIONS));
    }

    private Future<?> startAgent(Database open, Map<String, Integer> indexes, LocalEngine engine, Instant startedAt) {
        var asked = config.agent();
        if (asked == null) {
            return Future.succeededFuture();
        }
        var who = new Who(
                Root.of(config.voice().root()),
                engine,
                asked.identity(),
                Build.running().version(),
                startedAt,
                config.receivers().isEmpty() ? Duration.ZERO : config.voice().heartbeat(),
                setup.sourceNames(),
                config.receivers(),
                new PublicUrl(setup.publicUrl()));
        var started = new AgentVerticle(
                asked,
                who,
                config.clouds().stream().map(CloudConfig::name).toList(),
                cloud -> indexes.getOrDefault(cloud, 0),
                new RecordedTold(open, config.receivers(), setup.clock()),
                setup.clock());
        agent = started;
        return deploy(started, AgentVerticle.OPTIONS);
    }

    private record Cloud(List<Source> sources, Engine engine) {}

    private Future<?> startCloud(CloudConfig cloud, Map<String, Recovered> recovered) {
        var state = Objects.requireNonNull(recovered.get(cloud.name())).state();
        return vertx.executeBlocking(() -> made(cloud, state), false)
                .compose(made -> (recorder == null ? Future.succeededFuture() : recorder.begin(state, made.engine()))
                        .compose(begun ->
                                deploy(new EngineVerticle(made.engine(), state, setup.clock(), traces), WORKER))
                        .compose(deployed -> each(made.sources(), source -> startSource(cloud, source))));
    }

    /** Takes longer than an event loop may: all classes that speak to a cloud are loaded for it. */
    private Cloud made(CloudConfig cloud, CloudState state) {
        var sources = new ArrayList<>(setup.sources().apply(cloud));
        if (traps != null) {
            sources.add(traps.source(cloud.name()));
        } else {
            Traps.forgetting(state.inventory(), setup.clock()).ifPresent(sources::add);
        }
        canary(cloud, state).ifPresent(sources::add);
        var patience = new HashMap<SourceId, Duration>();
        sources.forEach(source -> patience.put(source.id(), Intervals.patience(Intervals.of(cloud, source.id()))));
        return new Cloud(sources, new Engine(patience, cloud.mode(), config.causes()));
    }

    /** It needs the database, to remember what it made. */
    private Optional<Source> canary(CloudConfig cloud, CloudState state) {
        var wanted = cloud.probes().canary();
        if (wanted == null) {
            return Optional.empty();
        }
        var notebook = new RecordedPorts(Objects.requireNonNull(database.get()), cloud.name());
        var believed = state.inventory().get(CanarySource.key());
        return Optional.of(CanarySource.of(vertx, cloud, wanted, notebook, believed, setup.clock()));
    }

    private Future<?> startSource(CloudConfig cloud, Source source) {
        var pace = new Pace(Intervals.of(cloud, source.id()), cloud.polling().reconcile());
        return deploy(
                new PollVerticle(cloud.name(), source, pace, ENGINE_PATIENCE, setup.clock(), traces),
                new DeploymentOptions());
    }

    private static <T> Future<?> each(List<T> items, Function<T, Future<?>> start) {
        Future<?> all = Future.succeededFuture();
        for (var item : new ArrayList<>(items)) {
            all = all.compose(before -> start.apply(item));
        }
        return all;
    }

    private Future<?> deploy(VerticleBase verticle, DeploymentOptions options) {
        return vertx.deployVerticle(verticle, options).onSuccess(id -> stops.push(() -> vertx.undeploy(id)));
    }

    /** The port the pages are on. */
    public int httpPort() {
        return web.actualPort();
    }

    /** The UDP port that managers read at; 0 where nobody may. */
    public int snmpPort() {
        return agent == null ? 0 : agent.actualPort();
    }

    /** Stops it: the last started first, each as far as it can; never fails. */
    public Future<Void> stop() {
        var next = stops.poll();
        return next == null
                ? Future.succeededFuture()
                : next.get().timeout(30, TimeUnit.SECONDS).transform(stopped -> stop());
    }
}
