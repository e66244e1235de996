package io.vioscope.web.api;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.Consideration;
import io.vioscope.rca.WhatIf;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.api.Json.Freshness;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Harm;
import io.vioscope.web.view.RuleWords;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Weighing;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes of what the diagnosis answers as JSON. */
public final class DiagnosisShapes {
    private DiagnosisShapes() {}

    /** Which sufferers are listed. */
    record Filter(Optional<Flow> flow, Optional<Kind> kind) {
        boolean passes(Harm.Sufferer sufferer) {
            return flow.filter(f -> f != sufferer.flow()).isEmpty()
                    && kind.filter(k -> k != sufferer.key().kind()).isEmpty();
        }
    }

    /** Somebody who suffers in one way; project is the id of the one it belongs to, as far as that is known. */
    public record SuffererJson(
            String flow,
            String kind,
            String id,
            @Nullable String name,
            @Nullable String project) {}

    /** A group of services that would lose members; state is Normal, ReducedRedundancy, AtRisk or AllComponentsDown. */
    public record GroupJson(String kind, String id, int members, int working, int left, String state) {}

    /**
     * Who suffers.
     *
     * @param supposed whether there is no such problem now
     * @param number   of the problem that is open; null where it is supposed
     * @param impact   how many by flow and kind; not narrowed
     * @param items    all of them, or those of the flow and kind that were asked for
     */
    public record ImpactJson(
            String cloud,
            boolean supposed,
            @Nullable Long number,
            String problem,
            String kind,
            String id,
            @Nullable String name,
            String text,
            Map<String, Map<String, Integer>> impact,
            List<GroupJson> groups,
            List<?> items,
            @Nullable Object next,
            @Nullable Long seq,
            @Nullable String asOf,
            List<Freshness> freshness) {}

    /** A problem that is supposed to be there; number is that of the open one, null where there is none. */
    public record SupposedJson(
            boolean supposed,
            @Nullable Long number,
            String problem,
            String kind,
            String id,
            @Nullable String name,
            String text) {}

    /** Who suffers from problems that are supposed to be there together; impact and items as in {@link ImpactJson}. */
    public record TogetherJson(
            String cloud,
            List<SupposedJson> problems,
            Map<String, Map<String, Integer>> impact,
            List<GroupJson> groups,
            List<?> items,
            @Nullable Object next,
            @Nullable Long seq,
            @Nullable String asOf,
            List<Freshness> freshness) {}

    /** What one rule says: bad show the symptom, ok are seen not to, unknown cannot be seen; gain in nats. */
    public record LineJson(RuleShapes.ShowsJson rule, String found, int bad, int ok, int unknown, double gain) {}

    /**
     * How a problem was weighed.
     *
     * @param outcome held, excluded, unseen, nothing, too_little or other
     * @param gain    in nats, rarity counted; it is held only above needed
     */
    public record WeighedJson(
            String problem,
            boolean held,
            String outcome,
            String text,
            double gain,
            double needed,
            double rarity,
            List<LineJson> rules) {}

    static ImpactJson impact(CloudView cloud, ProblemKey key, CausalModel model, Harm harm, Filter filter) {
        var cause = supposed(cloud, key, model);
        var page = page(cloud, harm, filter);
        return new ImpactJson(
                cloud.name(),
                cause.supposed(),
                cause.number(),
                cause.problem(),
                cause.kind(),
                cause.id(),
                cause.name(),
                cause.text(),
                ProblemShapes.impact(harm.impact()),
                harm.groups().stream().map(DiagnosisShapes::group).toList(),
                page.items(),
                page.next(),
                page.seq(),
                page.asOf(),
                page.freshness());
    }

    static TogetherJson together(CloudView cloud, List<ProblemKey> keys, CausalModel model, Harm harm, Filter filter) {
        var page = page(cloud, harm, filter);
        return new TogetherJson(
                cloud.name(),
                keys.stream().map(key -> supposed(cloud, key, model)).toList(),
                ProblemShapes.impact(harm.impact()),
                harm.groups().stream().map(DiagnosisShapes::group).toList(),
                page.items(),
                page.next(),
                page.seq(),
                page.asOf(),
                page.freshness());
    }

    private static Json.Page page(CloudView cloud, Harm harm, Filter filter) {
        var items = harm.all()
                .filter(filter::passes)
                .map(s -> sufferer(cloud, harm, s))
                .toList();
        return Shapes.page(List.of(cloud), items, null);
    }

    private static SupposedJson supposed(CloudView cloud, ProblemKey key, CausalModel model) {
        var open = cloud.problems().stream().filter(p -> p.key().equals(key)).findFirst();
        var entity = key.entity();
        var name = cloud.get(entity).map(Seen::label);
        return new SupposedJson(
                open.isEmpty(),
                open.map(Problem::number).orElse(null),
                key.name(),
                entity.kind().word(),
                entity.id(),
                name.orElse(null),
                open.map(Problem::text)
                        .or(() -> model.problem(key.name())
                                .map(type -> RuleWords.sentence(type, name.orElse(entity.id()))))
                        .orElse(""));
    }

    private static SuffererJson sufferer(CloudView cloud, Harm harm, Harm.Sufferer s) {
        return new SuffererJson(
                s.flow().word(),
                s.key().kind().word(),
                s.key().id(),
                cloud.get(s.key()).map(Seen::label).orElse(null),
                harm.project(s.key()).map(EntityKey::id).orElse(null));
    }

    private static GroupJson group(WhatIf.Group g) {
        return new GroupJson(g.key().kind().word(), g.key().id(), g.members(), g.working(), g.left(), g.word());
    }

    static Json.Page why(CloudView cloud, List<Consideration> weighed) {
        var items = Words.inEnglish(
                () -> weighed.stream().map(DiagnosisShapes::weighed).toList());
        return Shapes.page(List.of(cloud), items, null);
    }

    private static WeighedJson weighed(Consideration c) {
        var outcome = Weighing.outcome(c);
        return new WeighedJson(
                c.key().name(),
                c.isRoot(),
                outcome.word(),
                outcome.sentence(),
                rounded(c.gain()),
                rounded(c.needed()),
                rounded(Weighing.rarity(c)),
                c.lines().stream().map(DiagnosisShapes::line).toList());
    }

    private static LineJson line(Consideration.Line line) {
        return new LineJson(
                RuleShapes.shows(line.rule()),
                Weighing.found(line),
                line.bad(),
                line.ok(),
                line.unknown(),
                rounded(line.gain()));
    }

    private static double rounded(double nats) {
        return Math.round(nats * 100) / 100.0;
    }
}
