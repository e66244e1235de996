package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.web.page.problem.ProblemsPage;
import io.vioscope.web.view.ActRequest;
import io.vioscope.web.view.ActRequest.Verb;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Reply;
import io.vioscope.words.Words;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * What is done about several problems at once: {@code POST /problems/selected} with {@code problem} ({@code cloud/number}) once
 * for each, and {@code what}: {@code acknowledge}, {@code assign} or {@code snooze}. Each is done or refused by itself, and
 * what was not done is said. By whom and from where is held to what {@link Controls} holds.
 */
final class SelectionControls {
    /** How many may be chosen. */
    static final int MOST_CHOSEN = 500;

    private static final int MOST = 65_536;

    private final Hearing hearing;
    private final InstantSource clock;
    private final Orders orders;
    private final ProblemsPage page;

    SelectionControls(Hearing hearing, InstantSource clock, Orders orders, ProblemsPage page) {
        this.hearing = hearing;
        this.clock = clock;
        this.orders = orders;
        this.page = page;
    }

    void mount(Router router) {
        orders.take(router, HttpMethod.POST, "/problems/selected", MOST, this::act);
    }

    private Future<Reply> act(RoutingContext ctx) {
        var fields = Fields.form(ctx);
        var chosen =
                List.copyOf(new LinkedHashSet<>(ctx.request().formAttributes().getAll("problem")));
        var errors = new ArrayList<String>();
        var order = order(fields, errors);
        if (chosen.isEmpty()) {
            errors.add(Words.of("problems.no-problem-is-chosen-tick"));
        } else if (chosen.size() > MOST_CHOSEN) {
            errors.add(Words.of("problems.at-most-problems-can-be", MOST_CHOSEN));
        }
        return order.isEmpty() || !errors.isEmpty()
                ? answer(ctx, fields, chosen, errors)
                : all(ctx, chosen, order.get(), errors).compose(done -> answer(ctx, fields, chosen, errors));
    }

    private Optional<LongFunction<ProblemOrder>> order(Map<String, String> fields, List<String> errors) {
        var by = fields.getOrDefault("by", "").isBlank() ? "the page" : fields.getOrDefault("by", "");
        var note = fields.getOrDefault("note", "");
        var what = fields.getOrDefault("what", "");
        if (what.equals("acknowledge")) {
            return Optional.of(number -> new ProblemOrder.Acknowledge(number, by, note));
        }
        var verb = Stream.of(Verb.ASSIGN, Verb.SNOOZE)
                .filter(v -> v.word().equals(what))
                .findFirst();
        if (verb.isEmpty()) {
            errors.add(Words.of("problems.what-right-would-be-acknowledge"));
            return Optional.empty();
        }
        var read = ActRequest.read(verb.get(), fields, clock.instant());
        errors.addAll(Orders.sentences(read.errors()));
        return read.act().map(act -> number -> new ProblemOrder.Handle(number, act, by, note, null));
    }

    /** One after the other, so that an engine with much to do is not flooded. */
    private Future<Void> all(
            RoutingContext ctx, List<String> chosen, LongFunction<ProblemOrder> order, List<String> errors) {
        var done = Future.<Void>succeededFuture();
        for (var value : chosen) {
            done = done.compose(before -> one(ctx, value, order, errors));
        }
        return done;
    }

    private Future<Void> one(RoutingContext ctx, String value, LongFunction<ProblemOrder> order, List<String> errors) {
        var slash = value.lastIndexOf('/');
        var cloud = value.substring(0, Math.max(0, slash));
        var number = ProblemLife.number(value.substring(slash + 1));
        if (number.isEmpty() || orders.ask(ctx).world().cloud(cloud).isEmpty()) {
            errors.add(Words.of("problems.problem-there-is-none-of", value));
            return Future.succeededFuture();
        }
        var name = Words.of("problems.problem", number.get());
        return hearing.tell(
                        cloud,
                        order.apply(number.get()),
                        wrong -> {
                            wrong.forEach((field, what) -> errors.add(name + ": " + field + ": " + what + "."));
                            return Future.succeededFuture(Reply.of(400, Reply.HTML, ""));
                        },
                        fact -> Reply.of(200, Reply.HTML, ""))
                .map(reply -> {
                    if (reply.status() == 404) {
                        errors.add(Words.of("problems.it-is-not-open-any", name));
                    } else if (reply.status() > 400) {
                        errors.add(Words.of("problems.clouds-engine-does-not-answer", name));
                    }
                    return null;
                });
    }

    private Future<Reply> answer(
            RoutingContext ctx, Map<String, String> fields, List<String> chosen, List<String> errors) {
        if (errors.isEmpty()) {
            return Future.succeededFuture(Orders.seeOther("/problems"));
        }
        var vain = new ProblemsPage.Vain(fields, new LinkedHashSet<>(chosen), errors);
        var asked = orders.ask(ctx);
        return page.answer(asked.of("/problems", List.of(), Map.of()), 400, vain);
    }
}
