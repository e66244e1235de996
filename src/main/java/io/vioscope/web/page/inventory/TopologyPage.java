package io.vioscope.web.page.inventory;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Messages;
import io.vioscope.web.page.Messages.Link;
import io.vioscope.web.topology.Concern;
import io.vioscope.web.topology.Plan;
import io.vioscope.web.topology.Side;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Engines;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /topology?side=&problem=} and {@code /topology/{kind}/{id}}: what carries what, and where a problem is in it. */
public final class TopologyPage implements View {
    private static final String TOPICS = "overview entities sources recording";

    private final Frames frames;
    private final Engines engines;
    private final CausalModel model;
    private final OffLoop offLoop;

    /** The page in those frames; those engines, which use that model, tell who suffers from a problem. */
    public TopologyPage(Frames frames, Engines engines, CausalModel model, OffLoop offLoop) {
        this.frames = frames;
        this.engines = engines;
        this.model = model;
        this.offLoop = offLoop;
    }

    /** What is asked, as far as it makes sense. */
    private record Wanted(CloudView cloud, Side side, Optional<EntityKey> focus, Optional<Long> number) {
        private Optional<Problem> problem() {
            return number.flatMap(cloud::problem);
        }
    }

    @Override
    public Future<Reply> answer(Ask ask) {
        var focus = ask.parts().isEmpty() ? Optional.<EntityKey>empty() : focus(ask.parts());
        var asked = ask.query().getOrDefault("cloud", "");
        var cloud = ask.world().clouds().stream()
                .filter(c -> asked.isEmpty() || c.name().equals(asked))
                .filter(c -> focus.isEmpty()
                        || !asked.isEmpty()
                        || c.get(focus.get()).isPresent())
                .findFirst();
        var wrong = wrong(ask, focus, cloud);
        if (!wrong.isEmpty() || cloud.isEmpty()) {
            var status = ask.parts().isEmpty() && cloud.isPresent() ? 400 : 404;
            var text = wrong.isEmpty() ? Words.of("topology.no-cloud-is-watched") : String.join(" ", wrong);
            return offLoop.run(
                    () -> Messages.page(frames, ask, status, Words.of("topology.no-such-map"), text, wholeMap()));
        }
        var side = Side.of(ask.query().getOrDefault("side", ""))
                .or(() -> focus.flatMap(key -> Side.of(key.kind())))
                .orElse(Side.COMPUTE);
        var number = Optional.ofNullable(ask.query().get("problem")).flatMap(ProblemLife::number);
        var wanted = new Wanted(cloud.get(), side, focus, number);
        return concern(wanted, ask.world().isPast()).compose(concern -> offLoop.run(() -> draw(ask, wanted, concern)));
    }

    private static Optional<EntityKey> focus(List<String> parts) {
        return EntityKey.isValidId(parts.get(1))
                ? Kind.of(parts.get(0)).map(kind -> new EntityKey(kind, parts.get(1)))
                : Optional.empty();
    }

    private static List<String> wrong(Ask ask, Optional<EntityKey> focus, Optional<CloudView> cloud) {
        var wrong = new ArrayList<String>();
        var side = ask.query().getOrDefault("side", "");
        if (!side.isEmpty() && Side.of(side).isEmpty()) {
            wrong.add(Words.of("topology.side-right-would-be-compute"));
        }
        var problem = ask.query().getOrDefault("problem", "");
        if (!problem.isEmpty() && ProblemLife.number(problem).isEmpty()) {
            wrong.add(Words.of("topology.problem-right-would-be-number"));
        }
        if (!ask.parts().isEmpty() && focus.flatMap(key -> Side.of(key.kind())).isEmpty()) {
            wrong.add(Words.of("topology.nothing-of-that-kind-is"));
        } else if (cloud.isEmpty()) {
            wrong.add(
                    focus.isEmpty()
                            ? Words.of("topology.no-cloud-of-that-name")
                            : Words.of("topology.nothing-of-that-kind-and"));
        }
        return wrong;
    }

    /** Who suffers from a problem only its engine can tell; empty where it does not, or where no rule says it any more. */
    private Future<Optional<Concern>> concern(Wanted wanted, boolean isPast) {
        var problem = wanted.problem()
                .filter(p -> !isPast)
                .filter(p -> model.problem(p.key().name())
                        .filter(type -> type.kind() == p.key().entity().kind())
                        .isPresent());
        return problem.map(p -> engines.whatIf(wanted.cloud().name(), p.key())
                        .map(answer -> Optional.of(Concern.of(p.key().entity(), answer)))
                        .otherwise(Optional.empty()))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Reply draw(Ask ask, Wanted wanted, Optional<Concern> told) {
        var concern = told.or(() -> wanted.problem().map(p -> Concern.of(p.key().entity())))
                .orElse(Concern.NONE);
        var cloud = wanted.cloud();
        var plan = wanted.focus()
                .map(key -> Plan.around(cloud, wanted.side(), key, concern))
                .orElseGet(() -> Optional.of(Plan.of(cloud, wanted.side(), concern)));
        if (plan.isEmpty()) {
            var text = Words.of("topology.nothing-of-that-kind-and-2", cloud.name());
            return Messages.page(frames, ask, 404, Words.of("topology.no-such-map"), text, wholeMap());
        }
        var map = new TopologyModel(ask.world(), cloud, plan.get(), wanted.number(), told.isPresent());
        return frames.page(ask, 200, map.title(), TOPICS, "topology", map.model());
    }

    private static List<Link> wholeMap() {
        return List.of(new Link("/topology", Words.of("topology.whole-map")));
    }
}
