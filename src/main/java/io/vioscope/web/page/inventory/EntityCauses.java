package io.vioscope.web.page.inventory;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Rows;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.List;

/** The problems of an entity, and the one that explains what is wrong with it. */
public final class EntityCauses {
    private EntityCauses() {}

    /**
     * A problem that concerns an entity.
     *
     * @param severity of an open problem, or empty
     * @param text     its sentence; for one that is not open its name
     * @param how      what it has to do with the entity
     */
    public record Cause(String key, String severity, String text, String href, String how) {}

    /** Its own that are open, then the one that explains what is seen of it, if that is another. */
    static List<Cause> of(World world, CloudView cloud, EntityKey entity) {
        var causes = new ArrayList<Cause>();
        cloud.problems().stream()
                .filter(p -> p.key().entity().equals(entity))
                .forEach(p -> causes.add(open(world, cloud, p, Words.of("entity.it-is-held-to-be"))));
        cloud.snapshot()
                .findings()
                .causeOf(entity)
                .filter(key -> !key.entity().equals(entity))
                .ifPresent(key -> causes.add(explaining(world, cloud, key)));
        return causes;
    }

    private static Cause explaining(World world, CloudView cloud, ProblemKey key) {
        return cloud.problems().stream()
                .filter(p -> p.key().equals(key))
                .findFirst()
                .map(p -> open(world, cloud, p, Words.of("entity.explains-what-is-wrong-with")))
                .orElseGet(() -> new Cause(
                        "cause-explains",
                        "",
                        Words.of(
                                "entity.of",
                                key.name(),
                                Words.noun(key.entity().kind().label()),
                                Rows.link(world, cloud.name(), key.entity()).name()),
                        Links.why(world, cloud.name(), key.entity()),
                        Words.of("entity.would-explain-what-is-wrong")));
    }

    private static Cause open(World world, CloudView cloud, Problem problem, String how) {
        return new Cause(
                "cause-" + problem.number(),
                problem.severity().word(),
                problem.text(),
                Links.problem(world, cloud.name(), problem.number()),
                Words.of(
                        problem.isAnnounced() ? "entity.sure" : "entity.sure-and-not-announced",
                        how,
                        Words.word("phase", problem.phase().word()),
                        problem.verdict().certainty()));
    }
}
