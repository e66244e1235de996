package io.vioscope.web.view;

import io.vioscope.model.Kind;
import io.vioscope.rca.causal.Path;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.ProblemType.Category;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.causal.Step;
import io.vioscope.words.Words;
import java.time.Duration;
import java.util.Locale;

/** The causal model in words. */
public final class RuleWords {
    private static final String NAME = "{name}";

    private RuleWords() {}

    /** What is said of a problem, of any entity. */
    public static String sentence(ProblemType problem) {
        return problem.text().replace(NAME, "NAME");
    }

    /** What is said of a problem of the entity of that name. */
    public static String sentence(ProblemType problem, String name) {
        return problem.text().replace(NAME, name);
    }

    /** What a category means. */
    public static String category(Category category) {
        return switch (category) {
            case FAULT -> Words.of("rules.something-broke");
            case PLANNED -> Words.of("rules.planned-work-shown-and-not");
            case USER_ACTION -> Words.of("rules.user-did-it-shown-and");
            case NOISE -> Words.of("rules.it-happens-all-time-shown");
            case MONITOR -> Words.of("rules.vioscopes-own-trouble-what-lies");
            case PATTERN -> Words.of("rules.much-at-once-that-nothing");
        };
    }

    /** What a symptom means for a problem. */
    public static String role(Rule.Role role) {
        return switch (role) {
            case MUST -> Words.of("rules.without-it-there-is-no");
            case OFTEN -> Words.of("rules.there-as-rule-where-it");
            case MOST -> Words.of("rules.most-of-them-show-it");
            case TELLS -> Words.of("rules.suggests-it-that-it-is");
            case MAY -> Words.of("rules.supports-it-that-it-is");
            case CONFIRMS -> Words.of("rules.supports-it-and-it-is-told");
            case ECHO -> Words.of("rules.same-evidence-once-more-explained");
            case DOUBTS -> Words.of("rules.where-it-is-there-it-has");
            case EXCLUDES -> Words.of("rules.where-it-is-there-it");
        };
    }

    /** Who shows a symptom, or suffers, as seen from the cause at the end of the way. */
    public static String path(Path path) {
        if (path.isSelf()) {
            return Words.of("rules.itself", Words.noun(path.from().label()));
        }
        var words = new StringBuilder(Words.noun(path.from().label()));
        path.steps().forEach(step -> words.append(", ").append(step(step)));
        return words.toString();
    }

    private static String step(Step step) {
        var to = Words.noun(step.to().label());
        return step.type()
                .map(type ->
                        Words.of("relation." + type.word() + (step.isForward() ? ".forward" : ".backward")) + " " + to)
                .orElse(
                        step.to() == Kind.CLOUD
                                ? Words.of("rules.anywhere-in-it")
                                : Words.of("rules.anywhere-in-same-cloud-as", to));
    }

    /** What is seen, and of whom it counts. */
    public static String symptom(Rule rule) {
        var text = rule.symptom().text();
        return rule.only().isAny() ? text : Words.of("rules.where", text, rule.only());
    }

    /** A share, such as {@code 95 %}. */
    public static String share(double share) {
        var percent = share * 100;
        var digits = percent >= 1
                ? Texts.decimal(percent, 0)
                : Texts.decimal(percent, 3).replaceFirst("0+$", "");
        return digits + " %";
    }

    /** After which time something shows at the latest. */
    public static String within(Duration within) {
        if (within.isZero()) {
            return Words.of("rules.at-once");
        }
        return within.toSeconds() % 60 == 0 && within.toMinutes() > 1
                ? Words.of("rules.min", within.toMinutes())
                : Words.of("units.s", within.toSeconds());
    }

    /** The kind in the plural, with a capital. */
    public static String title(Kind kind) {
        var plural = Texts.plural(kind.label());
        return plural.equals(plural.toLowerCase(Locale.ROOT))
                ? plural.substring(0, 1).toUpperCase(Locale.ROOT) + plural.substring(1)
                : plural;
    }
}
