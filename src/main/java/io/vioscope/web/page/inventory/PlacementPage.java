package io.vioscope.web.page.inventory;

import io.vertx.core.Future;
import io.vioscope.inventory.placement.Answer;
import io.vioscope.inventory.placement.Answer.Certainty;
import io.vioscope.inventory.placement.Gap;
import io.vioscope.inventory.placement.Placement;
import io.vioscope.inventory.placement.Stay;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Messages;
import io.vioscope.web.page.Rows;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.PlacementWords;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** {@code /entities/server/{id}/placement}: where a server was and why it moved, also one that is gone. */
public final class PlacementPage implements View {
    private static final String TOPICS = "entities sources recording";
    private static final Set<Certainty> KNOWN = Set.of(Certainty.RECORDED, Certainty.GONE, Certainty.MOVING);

    private final Frames frames;
    private final FactLog log;
    private final OffLoop offLoop;

    /** The page in those frames, with the facts of that log. */
    public PlacementPage(Frames frames, FactLog log, OffLoop offLoop) {
        this.frames = frames;
        this.log = log;
        this.offLoop = offLoop;
    }

    /** A stay; key names the row. */
    public record StayRow(String key, Rows.Link host, String came, String left, String how) {}

    /** A time in which it was not seen; until is empty if it has not been since. */
    public record GapRow(String key, String why, String from, String until) {}

    /** All that the template shows; cloud is empty where only one is watched, then where the server is shown as it was at that time. */
    public record Model(
            Rows.Link server,
            String action,
            String cloud,
            String at,
            String error,
            String answer,
            boolean known,
            List<StayRow> stays,
            List<GapRow> gaps,
            String then,
            String json) {}

    private record Found(CloudView cloud, Placement placement) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        var id = ask.parts().get(1);
        if (!ask.parts().get(0).equals(Kind.SERVER.word()) || !EntityKey.isValidId(id)) {
            return message(
                    ask, 404, Words.of("placement.not-found"), Words.of("placement.only-servers-have-placement-and"));
        }
        var server = new EntityKey(Kind.SERVER, id);
        var asked = ask.query().getOrDefault("cloud", "");
        var reads = ask.world().clouds().stream()
                .filter(c -> asked.isEmpty() || c.name().equals(asked))
                .map(c -> log.placement(c.name(), server).map(p -> new Found(c, p)))
                .toList();
        return Future.all(reads)
                .compose(all -> offLoop.run(() -> show(ask, server, all.<Found>list())))
                .recover(away -> message(
                        ask,
                        503,
                        Words.of("placement.facts-cannot-be-read"),
                        Words.of("placement.database-is-away-so-that")));
    }

    private Future<Reply> message(Ask ask, int status, String title, String text) {
        return offLoop.run(() -> Messages.page(frames, ask, status, title, text, List.of()));
    }

    private Reply show(Ask ask, EntityKey server, List<Found> all) {
        var homes = all.stream()
                .filter(f -> !f.placement().stays().isEmpty()
                        || f.cloud().get(server).isPresent())
                .toList();
        if (homes.size() == 1) {
            return show(ask, server, homes.get(0));
        }
        if (homes.isEmpty()) {
            return Messages.page(
                    frames,
                    ask,
                    404,
                    Words.of("placement.no-such-server-is-known"),
                    Words.of("placement.nothing-is-recorded-of-it", server.id()),
                    List.of());
        }
        var links = homes.stream()
                .map(f -> new Messages.Link(
                        Links.placement(ask.world(), f.cloud().name(), server),
                        f.cloud().name()))
                .toList();
        return Messages.page(
                frames,
                ask,
                300,
                Words.of("placement.in-several-clouds"),
                Words.of("placement.several-clouds-have-or-had"),
                links);
    }

    private Reply show(Ask ask, EntityKey server, Found found) {
        var text = ask.query().getOrDefault("at", "");
        var at = Texts.formTime(text);
        var isWrong = at.isEmpty() && !text.isEmpty();
        var seen = found.cloud().snapshot().seenAt(server);
        var answer = at.map(when -> found.placement().at(when, seen));
        var placement = found.placement();
        var link = Rows.link(ask.world(), found.cloud().name(), server);
        var name = link.name().equals(server.id()) && !placement.name().isEmpty() ? placement.name() : link.name();
        var model = new Model(
                new Rows.Link(link.href(), name, link.kind(), link.mark()),
                "/entities/server/" + Texts.encode(server.id()) + "/placement",
                ask.world().isPlural() ? found.cloud().name() : "",
                at.map(Texts::formTime).orElse(""),
                isWrong ? Words.of("placement.is-no-time-right-would", text) : "",
                answer.map(a -> PlacementWords.sentence(a, at.orElseThrow())).orElse(""),
                answer.map(Answer::certainty).filter(KNOWN::contains).isPresent(),
                stays(ask.world(), found),
                gaps(placement.gaps()),
                at.map(when -> Links.at(link.href(), when)).orElse(""),
                "/api/v1" + Links.placement(ask.world(), found.cloud().name(), server));
        return frames.page(ask, isWrong ? 400 : 200, Words.of("placement.where-ran", name), TOPICS, "placement", model);
    }

    private static List<StayRow> stays(World world, Found found) {
        var rows = new ArrayList<StayRow>();
        var stays = found.placement().stays();
        for (var i = stays.size() - 1; i >= 0; i--) {
            rows.add(row(world, found.cloud().name(), i, stays.get(i)));
        }
        return rows;
    }

    private static StayRow row(World world, String cloud, int i, Stay stay) {
        var host = stay.host();
        return new StayRow(
                "stay-" + i,
                host == null ? new Rows.Link("", "", "", "") : Rows.link(world, cloud, host),
                PlacementWords.came(stay),
                stay.until() == null ? Words.of("placement.still-there-as-far-as") : PlacementWords.end(stay),
                PlacementWords.arrival(stay.arrival()));
    }

    private static List<GapRow> gaps(List<Gap> gaps) {
        return IntStream.range(0, gaps.size())
                .mapToObj(i -> {
                    var gap = gaps.get(i);
                    var until = gap.until();
                    return new GapRow(
                            "gap-" + i,
                            PlacementWords.gap(gap),
                            Texts.rfc3339(gap.from()),
                            until == null ? "" : Texts.rfc3339(until));
                })
                .toList();
    }
}
