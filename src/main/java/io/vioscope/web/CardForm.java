package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.web.page.problem.ProblemPage;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.util.Map;

/** Where the form on a problem's card leads: back to the card, or to it once more with what is wrong. */
final class CardForm {
    private final Orders orders;
    private final ProblemPage page;

    CardForm(Orders orders, ProblemPage page) {
        this.orders = orders;
        this.page = page;
    }

    /** The card with what was filled in, and what is wrong with that, by field. */
    Future<Reply> again(RoutingContext ctx, Map<String, String> fields, Map<String, String> wrong) {
        var query = Map.of("cloud", ctx.pathParam("cloud"));
        return page.answer(orders.ask(ctx).with(query), fields, Orders.sentences(wrong));
    }

    /** The card of a problem in the cloud of the path. */
    Reply back(RoutingContext ctx, long number) {
        var cloud = orders.ask(ctx).world().isPlural() ? "?cloud=" + Texts.encode(ctx.pathParam("cloud")) : "";
        return Orders.seeOther("/problems/" + number + cloud);
    }
}
