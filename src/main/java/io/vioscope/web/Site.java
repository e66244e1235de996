package io.vioscope.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.access.Role;
import io.vioscope.bus.Bus;
import io.vioscope.config.HttpConfig;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.access.Asking;
import io.vioscope.web.access.Door;
import io.vioscope.web.access.Entrance;
import io.vioscope.web.api.Api;
import io.vioscope.web.api.Gauges;
import io.vioscope.web.api.Histories;
import io.vioscope.web.api.Json;
import io.vioscope.web.api.Maps;
import io.vioscope.web.api.Metrics;
import io.vioscope.web.api.Readiness;
import io.vioscope.web.api.SystemApi;
import io.vioscope.web.api.Tellings;
import io.vioscope.web.api.TrapsIn;
import io.vioscope.web.api.Windows;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.contract.Presentation;
import io.vioscope.web.contract.Request;
import io.vioscope.web.live.LiveBridge;
import io.vioscope.web.page.AccessPage;
import io.vioscope.web.page.DocsPage;
import io.vioscope.web.page.EntitiesPage;
import io.vioscope.web.page.EntityPage;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.HandoverPage;
import io.vioscope.web.page.HelpPage;
import io.vioscope.web.page.HistoryPage;
import io.vioscope.web.page.MaintenancePage;
import io.vioscope.web.page.Messages;
import io.vioscope.web.page.NotificationPage;
import io.vioscope.web.page.NotificationsPage;
import io.vioscope.web.page.Overview;
import io.vioscope.web.page.PlacementPage;
import io.vioscope.web.page.ProblemPage;
import io.vioscope.web.page.ProblemsPage;
import io.vioscope.web.page.ReceiverPage;
import io.vioscope.web.page.RulesPage;
import io.vioscope.web.page.SettingsPage;
import io.vioscope.web.page.SignInPage;
import io.vioscope.web.page.SourcesPage;
import io.vioscope.web.page.SystemPage;
import io.vioscope.web.page.Templates;
import io.vioscope.web.page.TopologyPage;
import io.vioscope.web.page.WhatIfPage;
import io.vioscope.web.page.WhyPage;
import io.vioscope.web.stream.FactStream;
import io.vioscope.web.system.Self;
import io.vioscope.web.system.SelfCheck;
import io.vioscope.web.system.SelfCheck.Vitals;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Days;
import io.vioscope.web.view.Engines;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Pasts;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Scopes;
import io.vioscope.web.view.Shared;
import io.vioscope.web.view.Then;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which path is answered by what. All but the few {@link Controls}, {@link MaintenanceControls}, {@link ProblemControls}, {@link ActControls}, {@link AdviceControls}, {@link SelectionControls}, {@link NotificationControls}, {@link ThemeControl} and {@link SettingsControl} is read only: GET and HEAD. */
final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

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
    private final Scopes scopes;
    private final InstantSource clock;
    private final Receipts receipts;
    private final TimeTravel travel;
    private final @Nullable Entrance entrance;
    private final Door door;
    private final Vitals vitals;
    private final Self self;
    private final String version;
    private final HttpConfig http;

    /** Compiles the templates and reads the assets: for a worker thread. */
    Site(
            Vertx vertx,
            WebVerticle.Options options,
            PrometheusMeterRegistry registry,
            FactLog log,
            Supplier<World> world,
            FactStream stream,
            Vitals vitals) {
        this.stream = stream;
        this.vitals = vitals;
        this.self = options.self();
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
        this.scopes = new Scopes(engines, offLoop);
        this.controls = options.http().controls();
        this.clock = options.clock();
        this.http = options.http();
        this.receipts = options.receipts();
        this.travel = new TimeTravel(new Pasts(log.archive(), options.clock()), frames, offLoop);
        this.gauges = new Gauges(registry, options.clock());
        this.entrance = options.signIn() == null ? null : entrance(options, options.signIn(), templates);
        this.door = entrance == null ? Door.open(controls ? Role.OPERATOR : Role.VIEWER) : entrance.door();
    }

    private Entrance entrance(WebVerticle.Options options, WebVerticle.SignIn signIn, Templates templates) {
        var page = new SignInPage(templates, offLoop, assets.path());
        var around = new Entrance.Around(
                page, new AccessPage(frames, templates, assets.path()), offLoop, this::ask, Site::send, this::tooWeak);
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
        var role = ask(ctx).who().role();
        var text = ask(ctx).who().scope().isAll()
                ? "You are signed in as " + (role == null ? "nobody" : role.word()) + ", and this needs more."
                : Refusal.SCOPED.sentence();
        return offLoop.run(() ->
                Messages.page(frames, ask(ctx), 403, "You may not", text, List.of(new Messages.Link("/", "Overview"))));
    }

    /** All routes. */
    Router router(Set<String> hostNames, boolean anyHost) {
        var router = Router.router(vertx);
        router.route().handler(new Guard(hostNames, anyHost, clock, http.tls() != null)::check);
        router.route().handler(door::check);
        new Contracted(contract, controls, Site::send).mount(router);
        if (entrance != null) {
            entrance.mount(router);
        }
        var browsers = LiveBridge.mount(vertx, router, entrance == null ? LiveBridge.Watcher.NONE : watcher(entrance));
        new Controls(Bus.of(vertx), world, controls, Site::send).mount(router);
        var maintenance = new MaintenancePage(frames, offLoop, controls);
        var orders = new Orders(controls, this::ask, Site::send);
        new MaintenanceControls(Bus.of(vertx), clock, orders, maintenance).mount(router);
        var problem = new ProblemPage(frames, log, causes, offLoop, controls);
        var hearing = new Hearing(Bus.of(vertx));
        var card = new CardForm(orders, problem);
        new ProblemControls(hearing, orders, card).mount(router);
        new AdviceControls(hearing, causes, orders, card).mount(router);
        new ActControls(hearing, clock, orders, card).mount(router);
        var problems = new ProblemsPage(frames, offLoop, controls);
        new SelectionControls(hearing, clock, orders, problems).mount(router);
        var receivers = new Receivers(Bus.of(vertx));
        new NotificationControls(receipts, receivers, controls, Site::send).mount(router);
        new ThemeControl(Site::send).mount(router);
        var settings = new SettingsPage(frames, offLoop);
        new SettingsControl(this::ask, settings, Site::send).mount(router);
        router.route().handler(Site::onlyReads);
        router.route("/assets/*").handler(assets::answer);
        shared(router, "/", new Overview(frames, log, days, offLoop));
        shared(router, "/problems", problems);
        page(router, "/problems/:number", problem);
        var map = new TopologyPage(frames, engines, causes, offLoop);
        shared(router, "/topology", map);
        shared(router, "/topology/:kind/:id", map);
        page(router, "/history", new HistoryPage(frames, log, clock, offLoop));
        var handover = new HandoverPage(frames, log, receipts, receivers, clock, offLoop);
        page(router, "/history/handover", handover);
        page(router, "/history/handover.txt", handover);
        shared(router, "/entities", new EntitiesPage(frames, offLoop));
        shared(router, "/entities/:kind/:id", new EntityPage(frames, log, days, offLoop));
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
        page(router, "/what-if", new WhatIfPage(frames, engines, causes, offLoop));
        page(router, "/rules", new RulesPage(frames, causes, offLoop, controls));
        var check = new SelfCheck(version, clock, self, vitals, receipts, receivers, browsers, stream::listeners);
        page(router, "/system", new SystemPage(frames, check, offLoop));
        operation(router, "getSystem", new SystemApi(check, offLoop)::system);
        page(router, "/settings", settings);
        page(router, "/help", new HelpPage(frames, offLoop));
        page(router, "/docs", new DocsPage(frames, contract, offLoop));
        api(router);
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
        for (var status : List.of(400, 403, 404, 405, 413, 414, 421, 426, 500)) {
            router.errorHandler(status, this::failed);
        }
        return router;
    }

    private void api(Router router) {
        stream.mount(router, this::ask, Site::send);
        var api = new Api(log, engines, causes, offLoop);
        operation(router, "listEntities", api::entities);
        operation(router, "getEntity", api::entity);
        operation(router, "getPlacement", api::placement);
        var maps = new Maps(offLoop);
        operation(router, "listNeighbours", maps::neighbours);
        operation(router, "listKinds", maps::kinds);
        operation(router, "getTopology", maps::topology);
        operation(router, "listProblems", api::problems);
        operation(router, "problemHistory", new Histories(log.chronicle(), clock, offLoop)::answer);
        operation(router, "getProblem", api::problem);
        operation(router, "listSources", api::sources);
        operation(router, "listAlarms", api::alarms);
        operation(router, "listFacts", api::facts);
        operation(router, "whyEntity", api::why);
        operation(router, "problemImpact", api::impact);
        operation(router, "whatIf", api::whatIf);
        operation(router, "listRules", api::rules);
        operation(router, "listLearned", api::learned);
        operation(router, "learnedModel", api::learnedModel);
        var tellings = new Tellings(receipts, new Receivers(Bus.of(vertx)), offLoop);
        operation(router, "listReceivers", tellings::receivers);
        operation(router, "listReceipts", tellings::receipts);
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

    private void page(Router router, String path, View view) {
        router.route(path).handler(ctx -> scoped(ask(ctx), view).onComplete(reply -> send(ctx, reply), ctx::fail));
    }

    /** Who is told of some projects only is answered from a world in which there is nothing else, and from the present alone. */
    private Future<Reply> scoped(Ask ask, View view) {
        var scope = ask.who().scope();
        if (scope.isAll()) {
            return travel.answer(ask, view);
        }
        if (ask.query().containsKey(Then.PARAMETER)) {
            return Future.succeededFuture(
                    Json.problem(403, Refusal.SCOPED.word(), "Forbidden", Refusal.SCOPED.sentence()));
        }
        return scopes.of(world.get(), scope)
                .map(Optional::of)
                .otherwise(Optional.empty())
                .compose(told -> told.map(some -> view.answer(ask.in(some, ask.query())))
                        .orElseGet(() -> Future.succeededFuture(Site.notKnownNow())));
    }

    private static Reply notKnownNow() {
        var detail = "What of the problems concerns you is not known just now. Ask again.";
        return Json.problem(503, "not-known-now", "Not known just now", detail).with("Retry-After", "5");
    }

    /** The world of one who is told of all. In that of anybody else there is nothing, unless {@link #scoped} makes one for them. */
    private World seen(Principal who) {
        var all = world.get();
        return who.scope().isAll() ? all : all.withNothing(who.scope());
    }

    /** What the contract has under that name is answered by that view, as it is wanted. */
    private void operation(Router router, String id, View view) {
        var operation = contract.operation(id);
        router.route(operation.route()).handler(ctx -> {
            var asked = ask(ctx);
            var wanted = Presentation.of(operation, asked.query().getOrDefault(Request.FIELDS, ""), accepted(ctx));
            View presented = ask -> view.answer(ask)
                    .compose(reply ->
                            wanted.isUsual() ? Future.succeededFuture(reply) : offLoop.run(() -> wanted.of(reply)))
                    .map(reply ->
                            Numbered.of(ask, operation.answers("text/csv") ? reply.with("Vary", "Accept") : reply));
            var answer = operation.knowsThePast() || !asked.who().scope().isAll()
                    ? scoped(asked, presented)
                    : presented.answer(asked);
            answer.onComplete(reply -> send(ctx, reply), ctx::fail);
        });
    }

    private static List<String> accepted(RoutingContext ctx) {
        return ctx.parsedHeaders().accept().stream()
                .map(type -> type.component() + "/" + type.subComponent())
                .toList();
    }

    private Ask ask(RoutingContext ctx) {
        var query = new HashMap<String, String>();
        ctx.queryParams().forEach(e -> query.putIfAbsent(e.getKey(), e.getValue()));
        var parts = new ArrayList<String>();
        if (ctx.pathParams().containsKey("kind")) {
            parts.add(ctx.pathParam("kind"));
            parts.add(ctx.pathParam("id"));
        } else if (ctx.pathParams().containsKey("number")) {
            parts.add(ctx.pathParam("number"));
        }
        Stream.of("receiver", "cloud", "seq")
                .filter(name -> ctx.pathParams().containsKey("receiver"))
                .filter(ctx.pathParams()::containsKey)
                .forEach(name -> parts.add(ctx.pathParam(name)));
        var who = Asking.who(ctx);
        return new Ask(
                ctx.request().path(),
                parts,
                query,
                seen(who),
                ThemeControl.of(ctx.request()),
                SettingsControl.of(ctx.request()),
                who);
    }

    private static void send(RoutingContext ctx, Reply reply) {
        var response = ctx.response();
        if (response.ended() || response.closed()) {
            return;
        }
        reply.headers().forEach(response::putHeader);
        if (!reply.headers().containsKey("Cache-Control")) {
            response.putHeader("Cache-Control", "no-cache");
        }
        if (reply.status() == 200) {
            var etag = reply.etag();
            response.putHeader("ETag", etag);
            if (matches(ctx.request().getHeader("If-None-Match"), etag)) {
                response.setStatusCode(304).end();
                return;
            }
        }
        response.setStatusCode(reply.status())
                .putHeader("Content-Type", reply.type())
                .putHeader("Content-Length", Integer.toString(reply.body().length()));
        if (ctx.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(reply.body());
        }
    }

    private static boolean matches(@Nullable String header, String etag) {
        return header != null
                && (header.strip().equals("*")
                        || List.of(header.split("\\s*,\\s*")).contains(etag));
    }

    /** Says what went wrong, as JSON to programs and as a page to people. */
    private void failed(RoutingContext ctx) {
        var status = ctx.statusCode() < 400 ? 500 : ctx.statusCode();
        if (status == 500) {
            LOG.error("a bug: {} could not be answered", ctx.request().path(), ctx.failure());
        }
        var path = ctx.request().path();
        var isPage = status == 404
                && !path.startsWith("/api/")
                && !path.startsWith("/assets/")
                && !path.startsWith("/eventbus/");
        if (status == 404 && path.startsWith("/api/")) {
            send(ctx, Api.notFound());
        } else if (isPage) {
            offLoop.run(() -> Messages.page(
                            frames,
                            ask(ctx),
                            404,
                            "Not found",
                            "There is no page at this address.",
                            List.of(new Messages.Link("/", "Overview"), new Messages.Link("/entities", "Entities"))))
                    .onComplete(reply -> send(ctx, reply), bug -> send(ctx, Json.problem(500, "bug", "Bug", "")));
        } else {
            send(ctx, problem(status));
        }
    }

    private static Reply problem(int status) {
        return switch (status) {
            case 403 -> Json.problem(status, "foreign-origin", "Forbidden", "Only our own pages may connect here.");
            case 404 -> Json.problem(status, "not-found", "Not found", "There is nothing at this address.");
            case 405 ->
                Json.problem(
                        status,
                        "method-not-allowed",
                        "Method not allowed",
                        "Everything here is read with GET or HEAD.");
            case 421 ->
                Json.problem(
                        status,
                        "unknown-host",
                        "Misdirected request",
                        "This server is not known by the name in the Host header: use its address, or add the name to"
                                + " its configuration.");
            case 426 -> Json.problem(status, "websocket-only", "Upgrade required", "Only WebSockets connect here.");
            case 500 -> Json.problem(status, "bug", "Internal error", "This is a bug; the server's log has more.");
            default -> Json.problem(status, "bad-request", "Bad request", "The request could not be read.");
        };
    }
}
