package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.inventory.placement.Gap;
import io.vioscope.inventory.placement.Moment;
import io.vioscope.inventory.placement.Placement;
import io.vioscope.inventory.placement.Stay;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact.StatusChanged;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.PlacementWords;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a server was and why it moved, as JSON. */
final class Placements {
    private final FactLog log;
    private final OffLoop offLoop;

    Placements(FactLog log, OffLoop offLoop) {
        this.log = log;
        this.offLoop = offLoop;
    }

    /** {@code entities/server/{id}/placement?cloud=&at=}: every stay, or the one that held at that time. */
    Future<Reply> answer(Ask ask) {
        var parameters = new Parameters(ask);
        var id = ask.parts().get(1);
        if (!ask.parts().get(0).equals(Kind.SERVER.word()) || !EntityKey.isValidId(id)) {
            return Future.succeededFuture(Json.problem(
                    404, "not-found", "Not found", "Only servers have a placement, and there is no such id."));
        }
        var clouds = parameters.oneCloud();
        var at = parameters.time("at");
        if (!parameters.errors().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(parameters.errors()));
        }
        var server = new EntityKey(Kind.SERVER, id);
        var cloud = clouds.get(0);
        return log.placement(cloud.name(), server)
                .compose(placement -> offLoop.run(() -> reply(cloud, server, placement, at)))
                .otherwise(failure -> Json.problem(
                                503,
                                "fact-log-away",
                                "The facts cannot be read",
                                "The database is away, so that where the server was is not known now. Ask again.")
                        .with("Retry-After", "5"));
    }

    private static Reply reply(CloudView cloud, EntityKey server, Placement placement, Optional<Instant> at) {
        if (placement.stays().isEmpty() && cloud.get(server).isEmpty()) {
            return Json.problem(404, "not-found", "No such server is known", "Nothing is recorded of it either.");
        }
        var seen = cloud.snapshot().seenAt(server);
        var answer = at.map(when -> placement.at(when, seen));
        var stays = answer.map(a -> Stream.of(a.stay(), a.next())
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList())
                .orElse(placement.stays());
        var gaps = answer.map(a -> a.gap() == null ? List.<Gap>of() : List.of(a.gap()))
                .orElse(placement.gaps());
        return Json.reply(
                200,
                new Json.PlacementJson(
                        cloud.name(),
                        server.kind().word(),
                        server.id(),
                        placement.name(),
                        at.map(Texts::rfc3339).orElse(null),
                        answer.map(a -> a.certainty().word()).orElse(null),
                        answer.map(a -> Words.inEnglish(() -> PlacementWords.sentence(a, at.orElseThrow())))
                                .orElse(null),
                        seen.map(Texts::rfc3339).orElse(null),
                        stays.stream().map(Placements::stay).toList(),
                        gaps.stream().map(Placements::gap).toList()));
    }

    private static Json.StayJson stay(Stay stay) {
        var host = stay.host();
        var gone = stay.gone();
        var changed = stay.arrival().status();
        return new Json.StayJson(
                host == null ? null : host.id(),
                moment(stay.from()),
                stay.arrival().way().word(),
                migration(stay.arrival().by()),
                changed == null ? null : changed.to().word(),
                asked(changed),
                moment(stay.until()),
                gone == null ? null : gone.name().toLowerCase(Locale.ROOT));
    }

    private static Json.@Nullable MomentJson moment(@Nullable Moment moment) {
        return moment == null
                ? null
                : new Json.MomentJson(
                        Texts.rfc3339(moment.noticed()), Shapes.time(moment.began()), Shapes.time(moment.ended()));
    }

    private static Json.@Nullable MigrationJson migration(@Nullable Migration by) {
        return by == null
                ? null
                : new Json.MigrationJson(
                        by.id(),
                        by.type().word(),
                        by.status(),
                        Texts.rfc3339(by.startedAt()),
                        Texts.rfc3339(by.updatedAt()));
    }

    private static Json.@Nullable AskedJson asked(@Nullable StatusChanged changed) {
        var action = changed == null ? null : changed.by();
        return action == null
                ? null
                : new Json.AskedJson(action.verb(), action.by().word(), action.userId(), action.requestId());
    }

    private static Json.GapJson gap(Gap gap) {
        return new Json.GapJson(
                Texts.rfc3339(gap.from()), Shapes.time(gap.until()), gap.why().word(), gap.detail());
    }
}
