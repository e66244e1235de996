package io.vioscope.web;

import static io.vioscope.web.view.Listing.ENTITIES;
import static io.vioscope.web.view.Listing.HISTORY;
import static io.vioscope.web.view.Listing.PROBLEMS;
import static io.vioscope.web.view.Listing.RULES;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Refusal;
import io.vioscope.access.Role;
import io.vioscope.bus.Bus;
import io.vioscope.config.HttpConfig;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.access.Door;
import io.vioscope.web.access.Entrance;
import io.vioscope.web.api.Api;
import io.vioscope.web.api.Deliveries;
import io.vioscope.web.api.EntityHistories;
import io.vioscope.web.api.Gauges;
import io.vioscope.web.api.Histories;
import io.vioscope.web.api.Maps;
import io.vioscope.web.api.Metrics;
import io.vioscope.web.api.Neighbours;
import io.vioscope.web.api.Readiness;
import io.vioscope.web.api.SystemApi;
import io.vioscope.web.api.Tellings;
import io.vioscope.web.api.Timelines;
import io.vioscope.web.api.TrapsIn;
import io.vioscope.web.api.Windows;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.live.LiveBridge;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.MaintenancePage;
import io.vioscope.web.page.Messages;
import io.vioscope.web.page.Templates;
import io.vioscope.web.page.inventory.EntitiesExport;
import io.vioscope.web.page.inventory.EntitiesPage;
import io.vioscope.web.page.inventory.EntityPage;
import io.vioscope.web.page.inventory.PlacementPage;
import io.vioscope.web.page.inventory.TopologyPage;
import io.vioscope.web.page.inventory.WhyPage;
import io.vioscope.web.page.overview.Overview;
import io.vioscope.web.page.past.HandoverPage;
import io.vioscope.web.page.past.HistoryPage;
import io.vioscope.web.page.problem.ProblemPage;
import io.vioscope.web.page.problem.ProblemsPage;
import io.vioscope.web.page.reader.AccessPage;
import io.vioscope.web.page.reader.PasswordPage;
import io.vioscope.web.page.reader.SettingsPage;
import io.vioscope.web.page.reader.SignInPage;
import io.vioscope.web.page.rules.RulePage;
import io.vioscope.web.page.rules.RulesPage;
import io.vioscope.web.page.rules.WhatIfPage;
import io.vioscope.web.page.server.DocsPage;
import io.vioscope.web.page.server.HelpPage;
import io.vioscope.web.page.server.SourcesPage;
import io.vioscope.web.page.server.SystemPage;
import io.vioscope.web.page.telling.NotificationPage;
import io.vioscope.web.page.telling.NotificationsPage;
import io.vioscope.web.page.telling.ReceiverPage;
import io.vioscope.web.stream.FactStream;
import io.vioscope.web.system.Self;
import io.vioscope.web.system.SelfCheck;
import io.vioscope.web.system.SelfCheck.Vitals;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Days;
import io.vioscope.web.view.Engines;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.Feeling;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Pasts;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Scopes;
import io.vioscope.web.view.Shared;
import io.vioscope.web.view.Shelves;
import io.vioscope.web.view.Sufferings;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which path is answered by what. All but the few {@link Controls}, {@link MaintenanceControls}, {@link ProblemControls}, {@link ActControls}, {@link AdviceControls}, {@link SelectionControls}, {@link NotificationControls}, {@link ThemeControl}, {@link SettingsControl} and {@link ViewControls} is read only: GET and HEAD. */
final class Site {
    private final Vertx vertx;
    private final FactStream stream;
    private final Supplier<World> world;
    private final OffLoop offLoop;
    private final Assets assets;
    private final Frames frames;
    private final FactLog log;
    private final Days days;
    private final Gauges gauges;
    private final boolean controls;
    private final CausalModel causes;
    private final Contract contract = Contract.ours();
    private final Engines engines;
    private final InstantSource clock;
    private final Receipts receipts;
    private final Answering answering;
    private final @Nullable Entrance entrance;
    private final Door door;
    private final Vitals vitals;
    private final Runnable workedOut;
    private final Self self;
    private final String version;
    private final HttpConfig http;
    private final Shelves shelves;
    private final SettingsKeeping keeping;
    private final Tracing tracing;

    /**
     * Compiles the templates and reads the assets: for a worker thread.
     *
     * @param workedOut called when something was worked out of which pages have told what was so before
     */
    Site(
            Vertx vertx,
            WebVerticle.Options options,
            PrometheusMeterRegistry registry,
            FactLog log,
            Supplier<World> world,
            FactStream stream,
            Vitals vitals,
            Runnable workedOut) {
        this.stream = stream;
        this.workedOut = workedOut;
        this.vitals = vitals;
        this.self = options.self();
        this.tracing = new Tracing(options.traces(), contract);
        this.version = options.version();
        this.vertx = vertx;
        this.world = world;
        this.log = log;
        this.days = new Days(log, options.clock());
        this.offLoop = new OffLoop(vertx);
        this.assets = new Assets(options.mibRoot());
        var templates = new Templates();
        this.frames = new Frames(templates, options.version(), options.banner(), assets.path());
        this.causes = options.causes();
        this.engines = new Engines(Bus.of(vertx));
        this.controls = options.http().controls();
        this.clock = options.clock();
        this.keeping = new SettingsKeeping(options.readers(), clock);
        this.shelves = new Shelves(vertx, options.readers(), clock, controls);
        this.http = options.http();
        this.receipts = options.receipts();
        var travel = new TimeTravel(new Pasts(log.archive(), options.clock()), frames, offLoop);
        this.answering = new Answering(world, new Scopes(engines, offLoop), travel, offLoop, clock);
        this.gauges = new Gauges(registry, options.clock());
        this.entrance = options.signIn() == null ? null : entrance(options, options.signIn(), templates);
        this.door = entrance == null ? Door.open(controls ? Role.OPERATOR : Role.VIEWER) : entrance.door();
    }

    private Entrance entrance(WebVerticle.Options options, WebVerticle.SignIn signIn, Templates templates) {
        var page = new SignInPage(templates, offLoop, assets.path());
        var around = new Entrance.Around(
                page,
                new AccessPage(frames, templates, assets.path()),
                new PasswordPage(frames, offLoop),
                offLoop,
                answering::ask,
                Sending::send,
                this::tooWeak,
                keeping::welcome);
        return new Entrance(
                vertx, signIn.config(), http.tls() != null, signIn.keeper(), signIn.others(), options.clock(), around);
    }

    private static LiveBridge.Watcher watcher(Entrance entrance) {
        return (socket, isOpen) -> {
            if (isOpen) {
                entrance.opened(socket);
            } else {
                entrance.closed(socket);
            }
        };
    }

    private Future<Reply> tooWeak(RoutingContext ctx) {
        var role = answering.ask(ctx).who().role();
        var who = role == null
                ? Words.of("message.you-are-signed-in-as-nobody")
                : Words.of("message.you-are-signed-in-as", Words.word("access.role", role.word()));
        var text = answering.ask(ctx).who().scope().isAll() ? who : Refusal.SCOPED.sentence();
        return offLoop.run(() -> Messages.page(
                frames,
                answering.ask(ctx),
                403,
                Words.of("message.you-may-not"),
                text,
                List.of(new Messages.Link("/", Words.of("message.overview")))));
    }

    /** All routes. */
    Router router(Set<String> hostNames, boolean anyHost) {
        var router = Router.router(vertx);
        router.route().handler(tracing::begin);
        router.route().handler(new Guard(hostNames, anyHost, clock, http.tls() != null)::check);
        router.route().handler(door::check);
        new Contracted(contract, controls, Sending::send).mount(router);
        if (entrance != null) {
            entrance.mount(router);
        }
        var browsers = LiveBridge.mount(vertx, router, entrance == null ? LiveBridge.Watcher.NONE : watcher(entrance));
        new Controls(Bus.of(vertx), world, controls, Sending::send).mount(router);
        var maintenance = new MaintenancePage(frames, offLoop, controls);
        var orders = new Orders(controls, answering::ask, Sending::send);
        new MaintenanceControls(Bus.of(vertx), clock, orders, maintenance).mount(router);
        var sufferings = new Sufferings(engines, causes, offLoop, workedOut);
        var problem = new ProblemPage(frames, log, causes, sufferings, receipts, offLoop, controls);
        var hearing = new Hearing(Bus.of(vertx));
        var card = new CardForm(orders, problem);
        new ProblemControls(hearing, orders, card).mount(router);
        new AdviceControls(hearing, causes, orders, card).mount(router);
        new ActControls(hearing, clock, orders, card).mount(router);
        var problems = new ProblemsPage(frames, causes, sufferings, offLoop, controls);
        new SelectionControls(hearing, clock, orders, problems).mount(router);
        var receivers = new Receivers(Bus.of(vertx));
        new NotificationControls(receipts, receivers, controls, Sending::send).mount(router);
        new ThemeControl(keeping, Sending::send).mount(router);
        var settings = new SettingsPage(frames, offLoop);
        new SettingsControl(answering::ask, settings, keeping, Sending::send).mount(router);
        var entities = new EntitiesPage(frames, offLoop);
        var history = new HistoryPage(frames, log, clock, offLoop);
        var rules = new RulesPage(frames, causes, offLoop, controls);
        views(router, Map.of(PROBLEMS, problems, ENTITIES, entities, HISTORY, history, RULES, rules));
        var api = new Api(log, engines, causes, sufferings, offLoop);
        question(router, "whatIfTogether", api::whatIf);
        router.route().handler(Site::onlyReads);
        router.route("/assets/*").handler(assets::answer);
        listing(router, PROBLEMS, new Shared(problems, clock));
        listing(router, ENTITIES, new Shared(entities, clock));
        listing(router, HISTORY, new Shared(history, clock));
        listing(router, RULES, rules);
        shared(
                router,
                "/",
                new Overview(frames, log, days, new Feeling(engines, causes, offLoop, workedOut), causes, offLoop));
        page(router, "/problems/:number", problem);
        var map = new TopologyPage(frames, engines, causes, offLoop);
        shared(router, "/topology", map);
        shared(router, "/topology/:kind/:id", map);
        var handover = new HandoverPage(frames, log, receipts, receivers, clock, offLoop);
        shared(router, "/history/handover", handover);
        shared(router, "/history/handover.txt", handover);
        shared(router, "/entities/:kind/:id", new EntityPage(frames, log, days, offLoop));
        page(router, "/entities.csv", new EntitiesExport(offLoop, clock));
        page(router, "/maintenance", maintenance);
        page(router, "/notifications", new NotificationsPage(frames, receipts, receivers, offLoop, controls));
        page(router, "/notifications/:receiver", new ReceiverPage(frames, receipts, receivers, offLoop, controls));
        page(
                router,
                "/notifications/:receiver/:cloud/:seq",
                new NotificationPage(frames, receipts, receivers, offLoop));
        page(router, "/sources", new SourcesPage(frames, offLoop, days.since(), controls));
        page(router, "/entities/:kind/:id/placement", new PlacementPage(frames, log, offLoop));
        page(router, "/entities/:kind/:id/why", new WhyPage(frames, engines, causes, offLoop));
        page(router, "/rules/:problem", new RulePage(frames, causes, offLoop));
        page(router, "/what-if", new WhatIfPage(frames, engines, causes, offLoop));
        var check = new SelfCheck(version, clock, self, vitals, receipts, receivers, browsers, stream::listeners);
        page(router, "/system", new SystemPage(frames, check, self.licences(), offLoop));
        var system = new SystemApi(check, self.licences(), offLoop);
        operation(router, "getSystem", system::system);
        operation(router, "listLicences", system::licences);
        page(router, "/settings", settings);
        page(router, "/help", new HelpPage(frames, offLoop));
        page(router, "/docs", new DocsPage(frames, contract, offLoop));
        api(router, api);
        operation(router, "listMaintenanceWindows", ask -> Windows.list(ask, offLoop));
        operation(router, "getMib", ask -> Future.succeededFuture(assets.mib()));
        operation(router, "isAlive", ask -> Future.succeededFuture(Readiness.alive()));
        operation(
                router,
                "isReady",
                ask -> Future.succeededFuture(
                        Readiness.ready(ask.world(), ask.who().may(Role.VIEWER))));
        operation(router, "getMetrics", new Metrics(gauges, receipts, receivers, offLoop)::scrape);
        operation(router, "getContract", ask -> Future.succeededFuture(ContractFiles.yaml(contract)));
        operation(router, "getContractAsJson", ask -> Future.succeededFuture(ContractFiles.json(contract)));
        var failing = new Failing(frames, offLoop, answering::ask);
        for (var status : List.of(400, 403, 404, 405, 413, 414, 421, 426, 500)) {
            router.errorHandler(status, failing::failed);
        }
        return router;
    }

    private void api(Router router, Api api) {
        stream.mount(router, answering::ask, Sending::send);
        operation(router, "listEntities", api::entities);
        operation(router, "getEntity", api::entity);
        operation(router, "getPlacement", api::placement);
        var maps = new Maps(offLoop);
        operation(router, "listNeighbours", new Neighbours(offLoop)::answer);
        operation(router, "listKinds", maps::kinds);
        operation(router, "getTopology", maps::topology);
        operation(router, "listProblems", api::problems);
        operation(router, "problemHistory", new Histories(log.chronicle(), clock, offLoop)::answer);
        operation(router, "getProblem", api::problem);
        operation(router, "problemEvidence", api::evidence);
        operation(router, "problemTimeline", new Timelines(log, offLoop)::answer);
        operation(router, "entityHistory", new EntityHistories(log, offLoop)::answer);
        operation(router, "listSources", api::sources);
        operation(router, "listAlarms", api::alarms);
        operation(router, "listFacts", api::facts);
        operation(router, "whyEntity", api::why);
        operation(router, "problemImpact", api::impact);
        operation(router, "whatIf", api::whatIf);
        operation(router, "listRules", api::rules);
        operation(router, "listLearned", api::learned);
        operation(router, "learnedModel", api::learnedModel);
        var receivers = new Receivers(Bus.of(vertx));
        var tellings = new Tellings(receipts, receivers, offLoop);
        operation(router, "listReceivers", tellings::receivers);
        operation(router, "listReceipts", tellings::receipts);
        operation(router, "getReceipt", new Deliveries(receipts, receivers, offLoop)::answer);
        operation(router, "getTraps", new TrapsIn(Bus.of(vertx), receipts, offLoop)::traps);
    }

    private static void onlyReads(RoutingContext ctx) {
        var method = ctx.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            ctx.next();
        } else {
            ctx.response().putHeader("Allow", "GET, HEAD");
            ctx.fail(405);
        }
    }

    /** For what many browsers show at once. */
    private void shared(Router router, String path, View view) {
        page(router, path, new Shared(view, clock));
    }

    private void listing(Router router, Listing listing, View view) {
        page(router, listing.path(), new Shelved(shelves, view));
    }

    private void views(Router router, Map<Listing, View> pages) {
        var own = new Orders(true, answering::ask, Sending::send);
        new ViewControls(shelves, clock, own, answering, pages).mount(router);
    }

    private void page(Router router, String path, View view) {
        router.route(path).handler(answering.page(view));
    }

    /** What the contract has under that name, and is asked with a body. */
    private void question(Router router, String id, BiFunction<Ask, String, Future<Reply>> view) {
        var operation = contract.operation(id);
        router.route(HttpMethod.valueOf(operation.method()), operation.route()).handler(ctx -> {
            var body = ctx.body().asString();
            answering.operation(operation, ask -> view.apply(ask, body)).handle(ctx);
        });
    }

    /** What the contract has under that name is answered by that view, as it is wanted. */
    private void operation(Router router, String id, View view) {
        var operation = contract.operation(id);
        router.route(operation.route()).handler(answering.operation(operation, view));
    }
}
