package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.access.Way;
import io.vioscope.web.access.Asking;
import io.vioscope.web.api.Json;
import io.vioscope.web.api.ViewShapes;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.Readers;
import io.vioscope.web.view.Readers.Saved;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.SavedView;
import io.vioscope.web.view.Shelf.Draft;
import io.vioscope.web.view.Shelves;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Saves and deletes views: {@code POST /views} and {@code POST /views/delete} for the forms of pages that list something, and
 * what the contract has under {@code /api/v1/views}. A view is its reader's own, so whoever signs in may, whatever their role;
 * where nobody signs in it is everybody's, and may be saved where anything may be done at all.
 */
final class ViewControls {
    private static final String AWAY = "The database is away, which keeps saved views.";

    private final Shelves shelves;
    private final InstantSource clock;
    private final Orders orders;
    private final Answering answering;
    private final Map<Listing, View> pages;

    /** @param pages each of them, by what it lists */
    ViewControls(Shelves shelves, InstantSource clock, Orders orders, Answering answering, Map<Listing, View> pages) {
        this.shelves = shelves;
        this.clock = clock;
        this.orders = orders;
        this.answering = answering;
        this.pages = Map.copyOf(pages);
    }

    void mount(Router router) {
        orders.take(router, HttpMethod.POST, "/views", ctx -> kept(ctx, this::saveByForm));
        orders.take(router, HttpMethod.POST, "/views/delete", ctx -> kept(ctx, this::deleteByForm));
        orders.take(router, "listViews", ctx -> list(ctx).map(reply -> answering.dated(ctx, reply)));
        orders.take(router, "saveView", ctx -> kept(ctx, this::saveByProgram));
        orders.take(router, "deleteView", ctx -> kept(ctx, this::deleteByProgram));
    }

    private Future<Reply> kept(RoutingContext ctx, Function<RoutingContext, Future<Reply>> done) {
        var refusal = Controls.refusal(ctx.request(), shelves.mayKeep(Asking.who(ctx)));
        return refusal == null ? done.apply(ctx) : Future.succeededFuture(refusal);
    }

    private Future<Reply> saveByForm(RoutingContext ctx) {
        var fields = Fields.form(ctx);
        var wish = SavedWish.of(fields, Asking.who(ctx), clock.instant());
        if (wish.page().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(wish.wrong()));
        }
        var page = wish.page().get();
        return wish.view().isEmpty()
                ? again(ctx, page, fields, Orders.sentences(wish.wrong()))
                : saveNew(ctx, wish.view().get(), fields);
    }

    /** A form takes the place of no view: that name may be one that somebody else relies on. */
    private Future<Reply> saveNew(RoutingContext ctx, SavedView view, Map<String, String> fields) {
        var reader = Asking.who(ctx);
        return shelves.all(reader)
                .compose(views -> {
                    if (views.stream().anyMatch(other -> isSame(other, view))) {
                        var there = Words.of("views.there-is-view-of-that");
                        return again(ctx, view.page(), fields, List.of(there));
                    }
                    return shelves.save(reader, view)
                            .compose(saved -> saved == Saved.TOO_MANY
                                    ? again(ctx, view.page(), fields, List.of(tooMany()))
                                    : Future.succeededFuture(Orders.seeOther(view.href())));
                })
                .recover(away -> again(ctx, view.page(), fields, List.of(Words.of("views.database-is-away"))));
    }

    private static boolean isSame(SavedView one, SavedView other) {
        return one.page() == other.page() && one.name().equals(other.name());
    }

    private static String tooMany() {
        return Words.of("views.there-are-saved-views", Readers.MOST_VIEWS);
    }

    /** The page it was asked from, with what was typed and what is wrong with it. */
    private Future<Reply> again(RoutingContext ctx, Listing page, Map<String, String> fields, List<String> errors) {
        var query =
                page.listed(SavedView.query(fields.getOrDefault("query", "")).orElse(Map.of()));
        var draft = new Draft(fields.getOrDefault("name", ""), errors);
        View view = ask -> shelves.of(ask.who())
                .compose(shelf -> Objects.requireNonNull(pages.get(page)).answer(ask.with(shelf.with(draft))));
        return answering
                .answer(orders.ask(ctx).of(page.path(), List.of(), query), view)
                .map(reply ->
                        reply.status() == 200 ? new Reply(400, reply.type(), reply.body(), reply.headers()) : reply);
    }

    private Future<Reply> deleteByForm(RoutingContext ctx) {
        var fields = Fields.form(ctx);
        var page = SavedWish.page(fields, Asking.who(ctx));
        if (page.isEmpty()) {
            return Future.succeededFuture(none());
        }
        var query = page.get()
                .listed(SavedView.query(fields.getOrDefault("query", "")).orElse(Map.of()));
        return delete(ctx, page.get(), fields.getOrDefault("name", ""))
                .map(was -> was ? Orders.seeOther(new SavedView(page.get(), "", query).href()) : none())
                .otherwise(ViewControls::away);
    }

    private Future<Boolean> delete(RoutingContext ctx, Listing page, String name) {
        return name.indexOf('\0') >= 0 ? Future.succeededFuture(false) : shelves.delete(Asking.who(ctx), page, name);
    }

    private Future<Reply> list(RoutingContext ctx) {
        var who = Asking.who(ctx);
        return shelves.all(who)
                .map(views -> Json.reply(200, ViewShapes.of(views, who.way() == Way.OPEN)))
                .otherwise(ViewControls::away);
    }

    private Future<Reply> saveByProgram(RoutingContext ctx) {
        var fields = new HashMap<>(Fields.json(ctx));
        fields.put("page", ctx.pathParam("page"));
        fields.put("name", ctx.pathParam("name"));
        var wish = Words.inEnglish(() -> SavedWish.of(fields, Asking.who(ctx), clock.instant()));
        if (wish.view().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(wish.wrong()));
        }
        var view = wish.view().get();
        return shelves.save(Asking.who(ctx), view)
                .map(saved -> switch (saved) {
                    case NEW -> Json.reply(201, ViewShapes.of(view));
                    case REPLACED -> Json.reply(200, ViewShapes.of(view));
                    case TOO_MANY ->
                        Json.problem(409, "too-many-views", "Too many", Words.inEnglish(ViewControls::tooMany));
                })
                .otherwise(ViewControls::away);
    }

    private Future<Reply> deleteByProgram(RoutingContext ctx) {
        var page = Listing.of(ctx.pathParam("page")).orElseThrow();
        var name = ctx.pathParam("name");
        return delete(ctx, page, name)
                .map(was -> was ? Json.reply(200, new ViewShapes.Gone(page.word(), name)) : none())
                .otherwise(ViewControls::away);
    }

    private static Reply none() {
        return Json.problem(404, "not-found", "Not found", "There is no saved view of that name on that page.");
    }

    private static Reply away(Throwable cause) {
        return Json.problem(503, "database-away", "No answer", AWAY).with("Retry-After", "5");
    }
}
