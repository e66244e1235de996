package io.vioscope.web.page.rules;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.web.page.rules.RulesPage.Choice;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.RuleWords;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Supposition;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The form in which somebody supposes a problem. */
public final class WhatIfForm {
    /** Of kinds with more entities than this none is offered by name. */
    private static final int FEW = 40;

    private final World world;
    private final CausalModel causes;

    WhatIfForm(World world, CausalModel causes) {
        this.world = world;
        this.causes = causes;
    }

    /** The problems that entities of a kind can have. */
    public record Group(String kind, List<Choice> problems) {}

    /** All that the template shows; hint says what can be done next, or is empty. */
    public record Model(String entity, List<Choice> things, List<Group> groups, List<Choice> clouds, String hint) {}

    Model model(Map<String, String> query, Supposition supposed) {
        var kind = supposed.entity().map(EntityKey::kind);
        var groups = Stream.of(Kind.values())
                .filter(k -> kind.isEmpty() || kind.get() == k)
                .map(k -> new Group(RuleWords.title(k), choices(k, query.getOrDefault("problem", ""))))
                .filter(g -> !g.problems().isEmpty())
                .toList();
        var cloud = query.getOrDefault("cloud", "");
        var clouds = world.clouds().stream()
                .filter(c -> world.isPlural())
                .map(c -> new Choice(c.name(), c.name(), c.name().equals(cloud)))
                .toList();
        return new Model(
                Texts.shown(query.getOrDefault("entity", "")), things(), groups, clouds, hint(supposed, groups));
    }

    private static String hint(Supposition supposed, List<Group> groups) {
        if (!supposed.errors().isEmpty() || supposed.entity().isEmpty()) {
            return "";
        }
        var label = Words.noun(supposed.entity().get().kind().label());
        return groups.isEmpty()
                ? Words.of("what-if.no-problem-of-is-known", label)
                : supposed.problem().isEmpty() ? Words.of("what-if.now-choose-what-would-be", label) : "";
    }

    private List<Choice> choices(Kind kind, String chosen) {
        return causes.problems().stream()
                .filter(p -> p.kind() == kind)
                .map(p -> new Choice(p.name(), text(p), p.name().equals(chosen)))
                .toList();
    }

    private static String text(ProblemType problem) {
        return Texts.shown(RuleWords.sentence(problem)) + " (" + problem.name() + ")";
    }

    /** What is offered by name: of those kinds that can have a problem and of which there are few. */
    private List<Choice> things() {
        return causes.problems().stream()
                .map(ProblemType::kind)
                .distinct()
                .sorted()
                .flatMap(kind -> world.clouds().stream().flatMap(cloud -> few(cloud, kind)))
                .distinct()
                .toList();
    }

    private static Stream<Choice> few(CloudView cloud, Kind kind) {
        var all = cloud.snapshot().state().inventory().of(kind);
        return all.size() > FEW
                ? Stream.of()
                : cloud.rows(kind).stream()
                        .sorted(Comparator.comparing((Seen row) -> row.entity().key()))
                        .map(row -> new Choice(
                                row.entity().key().toString(),
                                Texts.shown(Words.noun(kind.label()) + " " + row.label()),
                                false))
                        .filter(choice -> Texts.shown(choice.value()).equals(choice.value()));
    }
}
