package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.bus.Bus;
import io.vioscope.maintenance.Order;
import io.vioscope.maintenance.Outcome;
import io.vioscope.model.Fact;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.WindowFact;
import io.vioscope.web.api.Json;
import io.vioscope.web.api.Windows;
import io.vioscope.web.page.MaintenancePage;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.WindowRequest;
import io.vioscope.web.view.WindowRequest.Read;
import io.vioscope.words.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets and cancels maintenance windows: {@code POST /maintenance} and {@code POST /maintenance/{cloud}/{number}/cancel} for the
 * page's forms, {@code POST /api/v1/maintenance-windows} and {@code DELETE /api/v1/maintenance-windows/{number}} for programs.
 * By whom and from where is held to what {@link Controls} holds.
 */
final class MaintenanceControls {
    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceControls.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Bus bus;
    private final InstantSource clock;
    private final Orders orders;
    private final MaintenancePage page;

    MaintenanceControls(Bus bus, InstantSource clock, Orders orders, MaintenancePage page) {
        this.bus = bus;
        this.clock = clock;
        this.orders = orders;
        this.page = page;
    }

    void mount(Router router) {
        orders.take(router, HttpMethod.POST, "/maintenance", this::setByForm);
        orders.take(router, HttpMethod.POST, "/maintenance/:cloud/:window/cancel", this::cancelByForm);
        orders.take(router, "setMaintenanceWindow", this::setByProgram);
        orders.take(router, "cancelMaintenanceWindow", this::cancelByProgram);
    }

    private Future<Reply> setByForm(RoutingContext ctx) {
        var fields = Fields.form(ctx);
        var read = WindowRequest.read(orders.ask(ctx).world(), fields, clock.instant(), "the page");
        return set(read, wrong -> again(ctx, fields, wrong), (cloud, window) -> back());
    }

    private Future<Reply> again(RoutingContext ctx, Map<String, String> fields, Map<String, String> wrong) {
        return page.answer(orders.ask(ctx), 400, fields, Orders.sentences(wrong));
    }

    private Future<Reply> setByProgram(RoutingContext ctx) {
        var read = Words.inEnglish(
                () -> WindowRequest.read(orders.ask(ctx).world(), Fields.json(ctx), clock.instant(), "the API"));
        return set(read, MaintenanceControls::bad, (cloud, window) -> {
            var state = window.hasBegun(clock.instant()) ? "active" : "coming";
            return Json.reply(201, Windows.item(view(ctx, cloud), window, state, null));
        });
    }

    private CloudView view(RoutingContext ctx, String cloud) {
        return orders.ask(ctx).world().cloud(cloud).orElseThrow();
    }

    private static Future<Reply> bad(Map<String, String> wrong) {
        return Future.succeededFuture(Json.badRequest(wrong));
    }

    private interface Done {
        Reply reply(String cloud, MaintenanceWindow window);
    }

    private Future<Reply> set(Read read, Function<Map<String, String>, Future<Reply>> wrong, Done done) {
        if (read.order().isEmpty() || read.cloud().isEmpty()) {
            return wrong.apply(read.errors());
        }
        return obey(read.cloud().get(), read.order().get(), wrong, done);
    }

    private Future<Reply> obey(
            String cloud, Order order, Function<Map<String, String>, Future<Reply>> wrong, Done done) {
        LOG.info("{} is ordered to {}", cloud, order);
        return bus.ask(Bus.maintenance(cloud), order, PATIENCE)
                .map(Optional::of)
                .otherwise(Optional.empty())
                .compose(outcome -> outcome.isEmpty()
                        ? Future.succeededFuture(
                                Json.problem(503, "engine-away", "No answer", "The cloud's engine does not answer."))
                        : outcome.get()
                                .match(
                                        did -> Future.succeededFuture(done.reply(cloud, window(did.fact()))),
                                        refused -> wrong.apply(errors(refused)),
                                        notOpen -> Future.succeededFuture(noSuchWindow())));
    }

    private static MaintenanceWindow window(Fact fact) {
        return fact instanceof WindowFact.Ended ended ? ended.window() : ((WindowFact.Set) fact).window();
    }

    private static Map<String, String> errors(Outcome.Refused refused) {
        var errors = new TreeMap<String, String>();
        refused.wrong().forEach(w -> errors.put(w.where(), w.what()));
        return errors;
    }

    private static Reply noSuchWindow() {
        return Json.problem(404, "not-found", "Not found", "There is no such maintenance window, or it has ended.");
    }

    private static Reply back() {
        return Orders.seeOther("/maintenance");
    }

    private Future<Reply> cancelByForm(RoutingContext ctx) {
        return cancel(ctx, ctx.pathParam("cloud"), (cloud, window) -> back());
    }

    private Future<Reply> cancelByProgram(RoutingContext ctx) {
        var asked = Optional.ofNullable(ctx.request().getParam("cloud")).orElse("");
        var clouds = orders.ask(ctx).world().clouds();
        if (asked.isEmpty() && clouds.size() != 1) {
            return bad(Map.of("cloud", "several clouds are watched, so one must be named"));
        }
        var name = asked.isEmpty() ? clouds.get(0).name() : asked;
        return cancel(
                ctx,
                name,
                (cloud, window) -> Json.reply(
                        200,
                        Windows.item(
                                view(ctx, cloud),
                                window,
                                "cancelled",
                                clock.instant().toString())));
    }

    private Future<Reply> cancel(RoutingContext ctx, String cloud, Done done) {
        var number = ProblemLife.number(ctx.pathParam("window"));
        if (number.isEmpty() || orders.ask(ctx).world().cloud(cloud).isEmpty()) {
            return Future.succeededFuture(noSuchWindow());
        }
        return obey(cloud, new Order.Cancel(number.get()), MaintenanceControls::bad, done);
    }
}
