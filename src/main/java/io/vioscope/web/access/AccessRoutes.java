package io.vioscope.web.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.access.TokenWish;
import io.vioscope.web.api.Json;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.page.reader.AccessPage;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What admins see and do: {@code /access} and {@code /api/v1/access}, and what is below them. */
final class AccessRoutes {
    private static final int MOST = 16_384;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Keeper keeper;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Lasting lasting;
    private final InstantSource clock;
    private final AccessPage page;
    private final OffLoop offLoop;
    private final Function<RoutingContext, Ask> ask;
    private final BiConsumer<RoutingContext, Reply> send;

    AccessRoutes(
            Keeper keeper,
            Sessions sessions,
            Tokens tokens,
            InstantSource clock,
            Lasting lasting,
            Entrance.Around around) {
        this.keeper = keeper;
        this.sessions = sessions;
        this.tokens = tokens;
        this.lasting = lasting;
        this.clock = clock;
        this.page = around.accessPage();
        this.offLoop = around.offLoop();
        this.ask = around.ask();
        this.send = around.send();
    }

    void mount(Router router) {
        var body = BodyHandler.create(false).setBodyLimit(MOST);
        router.get("/access").handler(ctx -> reply(ctx, show(ctx, 200, Map.of(), List.of())));
        router.post("/access/tokens").handler(body).handler(ctx -> reply(ctx, makeByForm(ctx)));
        router.post("/access/tokens/:number/revoke")
                .handler(ctx -> reply(ctx, revoke(ctx).map(was -> was ? back() : none())));
        router.post("/access/sessions/:number/end")
                .handler(ctx -> reply(ctx, end(ctx).map(was -> was ? back() : none())));
        router.get(path("getAccess"))
                .handler(ctx ->
                        reply(ctx, kept().map(kept -> Json.reply(200, AccessShapes.of(kept, clock.instant())))));
        router.post(path("makeToken")).handler(body).handler(ctx -> reply(ctx, makeByProgram(ctx)));
        router.delete(path("revokeToken"))
                .handler(ctx ->
                        reply(ctx, revoke(ctx).map(was -> was ? AccessShapes.over(ctx.pathParam("number")) : none())));
        router.delete(path("endSession"))
                .handler(ctx ->
                        reply(ctx, end(ctx).map(was -> was ? AccessShapes.over(ctx.pathParam("number")) : none())));
    }

    private static String path(String operation) {
        return Contract.ours().operation(operation).route();
    }

    private void reply(RoutingContext ctx, Future<Reply> reply) {
        reply.otherwise(AccessRoutes::away)
                .onComplete(done -> send.accept(ctx, done.with("Cache-Control", "no-store")), ctx::fail);
    }

    private static Reply away(Throwable cause) {
        return Json.problem(503, "database-away", "No answer", "The database is away, which keeps who may what.");
    }

    private Future<AccessPage.Kept> kept() {
        var users = keeper.users();
        var signedIn = keeper.sessions();
        var made = keeper.tokens();
        return Future.all(users, signedIn, made)
                .map(all -> new AccessPage.Kept(
                        users.result(),
                        signedIn.result().stream().filter(sessions::isOn).toList(),
                        made.result()));
    }

    private Future<Reply> show(RoutingContext ctx, int status, Map<String, String> fields, List<String> errors) {
        return kept().compose(kept ->
                offLoop.run(() -> page.page(ask.apply(ctx), status, kept, fields, errors, clock.instant())));
    }

    private Future<Reply> makeByForm(RoutingContext ctx) {
        var fields = new HashMap<String, String>();
        ctx.request().formAttributes().forEach(e -> fields.putIfAbsent(e.getKey(), e.getValue()));
        var read = TokenWish.read(fields);
        if (read.wish().isEmpty()) {
            var errors = read.wrong().entrySet().stream()
                    .map(e -> e.getKey() + ": " + e.getValue() + ".")
                    .toList();
            return show(ctx, 400, fields, errors);
        }
        return tokens.make(read.wish().get(), Asking.who(ctx).name())
                .compose(made ->
                        offLoop.run(() -> page.once(made.token(), made.secret().text())));
    }

    private Future<Reply> makeByProgram(RoutingContext ctx) {
        var read = TokenWish.read(json(ctx));
        return read.wish().isEmpty()
                ? Future.succeededFuture(Json.badRequest(read.wrong()))
                : tokens.make(read.wish().get(), Asking.who(ctx).name())
                        .map(made -> Json.reply(201, AccessShapes.made(made, clock.instant())));
    }

    /** What is no JSON object has no fields, which is then said. */
    private static Map<String, String> json(RoutingContext ctx) {
        var fields = new HashMap<String, String>();
        try {
            var body = ctx.body().buffer() == null ? "" : ctx.body().asString();
            JSON.readTree(body).properties().forEach(e -> fields.put(e.getKey(), text(e.getValue())));
        } catch (JsonProcessingException notJson) {
            fields.put("name", "");
        }
        return fields;
    }

    /** A list is its parts with commas between. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
    }

    private Future<Boolean> revoke(RoutingContext ctx) {
        return tokens.revoke(number(ctx)).onComplete(over -> lasting.look());
    }

    private Future<Boolean> end(RoutingContext ctx) {
        return sessions.end(number(ctx)).onComplete(over -> lasting.look());
    }

    private static long number(RoutingContext ctx) {
        var text = ctx.pathParam("number");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private static Reply back() {
        return Reply.of(303, Reply.HTML, "").with("Location", "/access");
    }

    private static Reply none() {
        return Json.problem(404, "not-found", "Not found", "There is none of that number, or it is over.");
    }
}
