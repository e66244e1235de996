package io.vioscope.web.page.problem;

import io.vioscope.inventory.placement.Dated;
import io.vioscope.web.page.LaneRows;
import io.vioscope.web.page.Links;
import io.vioscope.web.topology.Side;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Then;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The moments at which something became of a problem, and how one steps through them on its card. */
public final class Replay {
    private final World world;
    private final ProblemLife life;
    private final TreeSet<Instant> moments = new TreeSet<>();

    /** whole are all facts of the problem, also those that are later than what is shown. */
    Replay(World world, ProblemLife life, List<Dated> whole) {
        this.world = world;
        this.life = life;
        whole.forEach(dated -> moments.add(dated.at()));
    }

    /**
     * The steps from what is shown; an empty address where there is none.
     *
     * @param where which of how many steps is shown
     * @param map   the map at that step
     */
    public record Steps(String where, String first, String previous, String next, String last, String map) {}

    /** At most one: none where the moments are not known. */
    List<Steps> steps() {
        if (moments.isEmpty()) {
            return List.of();
        }
        var then = world.then();
        var at = then == null ? Instant.MAX : then.at();
        var shown = moments.floor(at);
        var first = moments.first();
        var last = moments.last();
        return List.of(new Steps(
                where(then, shown),
                first.equals(shown) && then != null ? "" : card(first),
                then == null ? card(last) : address(moments.lower(at)),
                then == null ? "" : address(moments.higher(at)),
                then == null || last.equals(at) ? "" : card(last),
                then == null || shown == null ? "" : map(shown)));
    }

    private String where(@Nullable Then then, @Nullable Instant shown) {
        if (then == null || shown == null) {
            return Texts.count(moments.size(), "step");
        }
        return Words.of(
                moments.last().equals(shown) ? "problem.last-step-of" : "problem.step-of",
                moments.headSet(shown, true).size(),
                moments.size());
    }

    private String address(@Nullable Instant moment) {
        return moment == null ? "" : card(moment);
    }

    /** Where the card is shown as of a moment. */
    String card(Instant moment) {
        return LaneRows.at(world, life.cloud().name(), life.problem().number(), moment);
    }

    /** Where the map is shown as of a moment, with the problem in it. */
    String map(Instant moment) {
        var side = Side.near(life.problem().key().entity().kind());
        var href = Links.map(
                world,
                life.cloud().name(),
                side,
                Optional.empty(),
                Optional.of(life.problem().number()));
        return href + "&" + Then.PARAMETER + "=" + Texts.encode(Then.text(moment));
    }

    /** Whether that moment is the one that is shown. */
    boolean isShown(Instant moment) {
        var then = world.then();
        return then != null && moment.equals(moments.floor(then.at()));
    }
}
