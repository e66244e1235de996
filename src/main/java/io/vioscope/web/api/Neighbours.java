package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.web.api.Json.Freshness;
import io.vioscope.web.topology.Neighbourhood;
import io.vioscope.web.topology.Neighbourhood.Neighbour;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is around an entity, as JSON. */
public final class Neighbours {
    /** How many are told where nobody says. */
    private static final int MOST = 1000;

    private final OffLoop offLoop;

    /** Works on those threads. */
    public Neighbours(OffLoop offLoop) {
        this.offLoop = offLoop;
    }

    /**
     * One neighbour.
     *
     * @param direction forward where the end that is nearer to the entity that was asked about holds the tie
     * @param way       up for what that depends on, down for what depends on it; null where all its ties were asked for
     * @param steps     over how many ties; null likewise
     * @param via       the kind and id from which the last of them leads here; null likewise
     */
    public record NeighbourJson(
            String type,
            String direction,
            String kind,
            String id,
            String name,
            String health,
            boolean current,
            @Nullable String way,
            @Nullable Integer steps,
            @Nullable String via) {}

    /** Neighbours, the nearest first; truncated says why there are more than are told, or is null. */
    public record NeighboursJson(
            List<NeighbourJson> items,
            @Nullable String truncated,
            @Nullable Long seq,
            @Nullable String asOf,
            List<Freshness> freshness) {}

    /**
     * {@code entities/{kind}/{id}/neighbours?cloud=&up=&down=&limit=}: so many steps against and along dependence; without up and
     * down all that it is tied to, both ways, over one tie.
     */
    public Future<Reply> answer(Ask ask) {
        var parameters = new Parameters(ask);
        var key = new EntityKey(
                Kind.of(ask.parts().get(0)).orElseThrow(), ask.parts().get(1));
        var clouds = parameters.oneCloud();
        var up = (int) parameters.number("up", 0);
        var down = (int) parameters.number("down", 0);
        var limit = parameters.limit(MOST);
        var isTied = List.of("up", "down").stream()
                .allMatch(name -> ask.query().getOrDefault(name, "").isEmpty());
        return parameters.errors().isEmpty()
                ? offLoop.run(() -> clouds.get(0)
                        .get(key)
                        .map(seen -> Json.reply(
                                200,
                                isTied
                                        ? tied(clouds.get(0), seen, limit)
                                        : around(clouds.get(0), key, up, down, limit)))
                        .orElseGet(() -> unknown(key)))
                : Future.succeededFuture(Json.badRequest(parameters.errors()));
    }

    private static NeighboursJson around(CloudView cloud, EntityKey key, int up, int down, int limit) {
        var found = new Neighbourhood(cloud).around(key, up, down, limit);
        return page(
                cloud, found.neighbours().stream().map(Neighbours::reached).toList(), found.isMore() ? limit : null);
    }

    private static NeighbourJson reached(Neighbour n) {
        var to = n.to();
        return new NeighbourJson(
                n.type().word(),
                direction(n.forward()),
                to.entity().kind().word(),
                to.entity().id(),
                to.label(),
                to.mark().word(),
                to.current(),
                n.way().name().toLowerCase(Locale.ROOT),
                n.steps(),
                n.via().toString());
    }

    private static NeighboursJson tied(CloudView cloud, Seen seen, int limit) {
        var all = new ArrayList<NeighbourJson>();
        seen.entity()
                .relations()
                .forEach(tie -> cloud.get(tie.to())
                        .ifPresent(other -> all.add(tied(tie.type().word(), true, other))));
        cloud.tiedTo(seen.entity().key())
                .forEach(tied -> all.add(tied(tied.type().word(), false, tied.row())));
        return page(cloud, all.subList(0, Math.min(limit, all.size())), all.size() > limit ? limit : null);
    }

    private static NeighbourJson tied(String type, boolean forward, Seen other) {
        return new NeighbourJson(
                type,
                direction(forward),
                other.entity().kind().word(),
                other.entity().id(),
                other.label(),
                other.mark().word(),
                other.current(),
                null,
                null,
                null);
    }

    private static String direction(boolean forward) {
        return forward ? "forward" : "backward";
    }

    private static NeighboursJson page(CloudView cloud, List<NeighbourJson> items, @Nullable Integer cut) {
        var page = Shapes.page(List.of(cloud), List.of(), null);
        return new NeighboursJson(
                items,
                cut == null ? null : "limit: there are more than " + cut + "; the nearest come first.",
                page.seq(),
                page.asOf(),
                page.freshness());
    }

    private static Reply unknown(EntityKey key) {
        return Json.problem(
                404,
                "not-found",
                "No such " + key.kind().label() + " is known",
                "Of what is not known nothing can be said.");
    }
}
