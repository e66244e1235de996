package io.vioscope.web.page.rules;

import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.causal.Suffering;
import io.vioscope.web.page.Links;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.RuleWords;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Problems of the causal model: each in one row, or with all that is to be said of it. */
public final class RuleRows {
    private static final int MOST_SYMPTOMS = 3;

    private RuleRows() {}

    /** How a problem shows, one rule. */
    public record RuleRow(
            String key,
            String symptom,
            String text,
            String who,
            String role,
            String means,
            String share,
            List<LearnedRows.Row> learned,
            String within) {}

    /** Who suffers, one way. */
    public record HurtRow(String key, String flow, String what, String who, String only) {}

    /** A problem. */
    public record Part(
            String key,
            String name,
            String sentence,
            String kind,
            String category,
            String means,
            String severity,
            String prior,
            List<LearnedRows.Row> learned,
            String settle,
            String advice,
            List<LearnedRows.Known> known,
            List<String> faults,
            String settledBy,
            List<RuleRow> rules,
            List<HurtRow> hurts,
            String whatIf) {}

    /** A problem in one row; shows is what shows it above all. */
    public record Brief(
            String key,
            String href,
            String severity,
            String sentence,
            String name,
            String kind,
            String category,
            String shows,
            List<LearnedRows.Row> learned,
            List<LearnedRows.Known> known) {}

    static Brief row(World world, ProblemType p) {
        return new Brief(
                Links.RULE + p.name(),
                Links.rule(p.name()),
                p.severity().word(),
                RuleWords.sentence(p),
                p.name(),
                Words.noun(p.kind().label()),
                Words.word("rules.category", p.category().word()),
                shows(p),
                LearnedRows.prior(world, p),
                LearnedRows.known(world, p));
    }

    /** The symptoms without which there is no such problem; of one that has none, those that speak for it most. */
    private static String shows(ProblemType p) {
        var texts = Stream.of(Rule.Role.MUST, Rule.Role.MOST, Rule.Role.OFTEN, Rule.Role.TELLS)
                .map(role -> p.rules().stream()
                        .filter(rule -> rule.role() == role)
                        .map(rule -> Words.of(
                                "rules.of-whom",
                                Words.noun(rule.path().from().label()),
                                rule.symptom().text()))
                        .distinct()
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        var first = texts.stream().limit(MOST_SYMPTOMS).collect(Collectors.joining("; "));
        return texts.size() <= MOST_SYMPTOMS
                ? first
                : Words.of("rules.and-more", first, Texts.number(texts.size() - MOST_SYMPTOMS));
    }

    static Part part(World world, ProblemType p) {
        return new Part(
                Links.RULE + p.name(),
                p.name(),
                RuleWords.sentence(p),
                Words.noun(p.kind().label()),
                Words.word("rules.category", p.category().word()),
                RuleWords.category(p.category()),
                p.severity().word(),
                RuleWords.share(p.prior()),
                LearnedRows.prior(world, p),
                announced(p),
                p.advice(),
                LearnedRows.known(world, p),
                p.faults(),
                String.join(", ", p.settledBy()),
                IntStream.range(0, p.rules().size())
                        .mapToObj(i -> row(world, p, i, p.rules().get(i)))
                        .toList(),
                hurts(p.name(), p.sufferers()),
                Links.suppose(p));
    }

    private static String announced(ProblemType p) {
        var isAnnounced = p.category().isAnnounced();
        return Words.of(
                "rules.when-it-has-been-best",
                isAnnounced ? Words.of("rules.announced") : Words.of("rules.confirmed-and-not-announced"),
                RuleWords.within(p.settle()));
    }

    private static RuleRow row(World world, ProblemType problem, int i, Rule rule) {
        return new RuleRow(
                "shows-" + problem.name() + "-" + i,
                rule.symptom().name(),
                RuleWords.symptom(rule),
                RuleWords.path(rule.path()),
                rule.role().word(),
                RuleWords.role(rule.role()),
                rule.role() == Rule.Role.ECHO ? "" : RuleWords.share(rule.probability()),
                LearnedRows.share(world, problem, i),
                RuleWords.within(rule.within()));
    }

    /** All ways in which somebody suffers; of names what from. */
    static List<HurtRow> hurts(String of, List<Suffering> sufferings) {
        return IntStream.range(0, sufferings.size())
                .mapToObj(i -> hurt("hurts-" + of + "-" + i, sufferings.get(i)))
                .toList();
    }

    private static HurtRow hurt(String key, Suffering suffering) {
        return new HurtRow(
                key,
                suffering.flow().word(),
                ProblemWords.flow(suffering.flow()),
                RuleWords.path(suffering.path()),
                suffering.who().isAny() ? "" : suffering.who().toString());
    }
}
