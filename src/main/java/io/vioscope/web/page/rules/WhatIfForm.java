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
import io.vioscope.web.view.Together;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The form in which somebody supposes a problem, or several. */
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

    /** One that is supposed beside the first, with its number in the URL; without it leads to the form that does not have it. */
    public record More(int number, String entity, String problem, String sentence, String without) {}

    /** Where one more may be supposed, with its number in the URL. */
    public record Next(int number, String entity, List<Group> groups) {}

    /** All that the template shows; next has at most one, hint says what can be done next, or is empty. */
    public record Model(
            String entity,
            List<Choice> things,
            List<Group> groups,
            List<Choice> clouds,
            List<More> more,
            List<Next> next,
            String hint) {}

    Model model(Map<String, String> query, Together together) {
        var supposed = together.first();
        var groups = groups(supposed.entity().map(EntityKey::kind), query.getOrDefault("problem", ""));
        var cloud = query.getOrDefault("cloud", "");
        var clouds = world.clouds().stream()
                .filter(c -> world.isPlural())
                .map(c -> new Choice(c.name(), c.name(), c.name().equals(cloud)))
                .toList();
        return new Model(
                Texts.shown(query.getOrDefault("entity", "")),
                things(),
                groups,
                clouds,
                more(query, together),
                next(query, together),
                hint(supposed, groups));
    }

    private List<Group> groups(Optional<Kind> kind, String chosen) {
        return Stream.of(Kind.values())
                .filter(k -> kind.isEmpty() || kind.get() == k)
                .map(k -> new Group(RuleWords.title(k), choices(k, chosen)))
                .filter(g -> !g.problems().isEmpty())
                .toList();
    }

    private List<More> more(Map<String, String> query, Together together) {
        return together.more().entrySet().stream()
                .filter(e -> e.getValue().isWhole())
                .map(e -> more(query, e.getKey(), e.getValue()))
                .toList();
    }

    private More more(Map<String, String> query, int number, Supposition one) {
        var entity = one.entity().orElseThrow();
        var label = world.clouds().stream()
                .flatMap(cloud -> cloud.get(entity).stream())
                .map(Seen::label)
                .findFirst()
                .orElse(entity.id());
        return new More(
                number,
                entity.toString(),
                one.problem().orElseThrow().name(),
                RuleWords.sentence(one.problem().orElseThrow(), label),
                without(query, number));
    }

    private static String without(Map<String, String> query, int number) {
        return "/what-if?"
                + new TreeMap<>(query)
                        .entrySet().stream()
                                .filter(e -> !List.of("entity" + number, "problem" + number, "list", "page")
                                        .contains(e.getKey()))
                                .filter(e -> !e.getValue().isEmpty())
                                .map(e -> Texts.encode(e.getKey()) + "=" + Texts.encode(e.getValue()))
                                .collect(Collectors.joining("&"));
    }

    /** What is wrong is put right before more is supposed. */
    private List<Next> next(Map<String, String> query, Together together) {
        if (!together.first().isWhole()) {
            return List.of();
        }
        var number = together.more().entrySet().stream()
                .filter(e -> !e.getValue().isWhole())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(together::next);
        var kind = Optional.ofNullable(together.more().get(number))
                .flatMap(Supposition::entity)
                .map(EntityKey::kind);
        return number == 0
                ? List.of()
                : List.of(new Next(
                        number,
                        Texts.shown(query.getOrDefault("entity" + number, "")),
                        groups(kind, query.getOrDefault("problem" + number, ""))));
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
