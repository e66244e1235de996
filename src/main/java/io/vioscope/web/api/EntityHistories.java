package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is recorded of one entity, also of one that is gone, as JSON. */
public final class EntityHistories {
    private static final int PAGE = 100;

    private final FactLog log;
    private final OffLoop offLoop;

    /** What is recorded there. */
    public EntityHistories(FactLog log, OffLoop offLoop) {
        this.log = log;
        this.offLoop = offLoop;
    }

    /**
     * Where a list goes on, made opaque for a URL. It is good for the same types only.
     *
     * @param before the number of the fact that those must be before
     */
    private record Place(long before, Set<String> types) {
        static Optional<Place> parse(String cursor, Set<String> types) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                var at = text.indexOf(' ');
                return at > 0
                                && text.substring(0, at).matches("[1-9][0-9]{0,17}")
                                && text.substring(at + 1).equals(types.toString())
                        ? Optional.of(new Place(Long.parseLong(text.substring(0, at)), types))
                        : Optional.empty();
            } catch (IllegalArgumentException notOurs) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            var text = before + " " + types;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What is asked for. */
    private record Wanted(
            World world, CloudView cloud, EntityKey key, Set<String> types, Optional<Place> after, int limit) {
        /** The number of the last fact that may be shown. */
        long upTo() {
            var newest = world.isPast() ? cloud.seq() : Long.MAX_VALUE;
            return after.map(place -> Math.min(newest, place.before() - 1)).orElse(newest);
        }
    }

    /** {@code entities/{kind}/{id}/history?cloud=&type=&cursor=&limit=}: the facts about it, the newest first. */
    public Future<Reply> answer(Ask ask) {
        var parameters = new Parameters(ask);
        var kind = Kind.of(ask.parts().get(0));
        var id = ask.parts().get(1);
        if (kind.isEmpty() || !EntityKey.isValidId(id)) {
            return Future.succeededFuture(
                    Json.problem(404, "not-found", "Not found", "There is no such kind of entity, or no such id."));
        }
        var types = types(ask.query().getOrDefault("type", ""));
        var limit = parameters.limit(PAGE);
        var after = parameters.one(
                "cursor",
                text -> Place.parse(text, types),
                "right would be the value of next from an answer to the same type");
        var clouds = parameters.oneCloud();
        return parameters.errors().isEmpty()
                ? read(new Wanted(ask.world(), clouds.get(0), new EntityKey(kind.get(), id), types, after, limit))
                : Future.succeededFuture(Json.badRequest(parameters.errors()));
    }

    private static Set<String> types(String text) {
        return text.isEmpty() ? Set.of() : new TreeSet<>(List.of(text.split(",", -1)));
    }

    private Future<Reply> read(Wanted wanted) {
        return facts(wanted, wanted.types(), wanted.limit() + 1)
                .compose(rows -> rows.isEmpty() ? known(wanted) : offLoop.run(() -> page(wanted, rows)))
                .otherwise(away -> Json.problem(
                                503,
                                "fact-log-away",
                                "The facts cannot be read",
                                "The database is away, so that what happened to it is not known now. Ask again.")
                        .with("Retry-After", "5"));
    }

    private Future<List<FactRow>> facts(Wanted wanted, Set<String> types, int limit) {
        return log.about(wanted.cloud().name(), wanted.key(), types, wanted.upTo(), limit);
    }

    /** Nothing of what is wanted is recorded: of what is there, or was, that is an answer. */
    private Future<Reply> known(Wanted wanted) {
        var isKnown =
                wanted.after().isPresent() || wanted.cloud().get(wanted.key()).isPresent();
        var any = isKnown
                ? Future.succeededFuture(true)
                : facts(wanted, Set.of(), 1).map(rows -> !rows.isEmpty());
        return any.compose(is -> offLoop.run(() -> is ? page(wanted, List.of()) : unknown(wanted)));
    }

    private static Reply unknown(Wanted wanted) {
        return Json.problem(
                404,
                "not-found",
                "No such " + wanted.key().kind().label() + " is known",
                wanted.world().isPast() ? "Nothing was recorded of it by then." : "Nothing is recorded of it either.");
    }

    private static Reply page(Wanted wanted, List<FactRow> rows) {
        var shown = rows.subList(0, Math.min(wanted.limit(), rows.size()));
        var next = rows.size() > wanted.limit()
                ? new Place(shown.get(shown.size() - 1).seq(), wanted.types()).toString()
                : null;
        return Json.reply(
                200,
                Shapes.page(
                        List.of(wanted.cloud()),
                        shown.stream().map(Json.FactJson::of).toList(),
                        next));
    }
}
