package io.vioscope.web.view;

import io.vioscope.model.Kind;
import io.vioscope.rca.causal.Path;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.ProblemType.Category;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.causal.Step;
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
            case FAULT -> "something broke";
            case PLANNED -> "planned work: shown, and not announced as a fault";
            case USER_ACTION -> "a user did it: shown, and not announced";
            case NOISE -> "it happens all the time: shown, and not announced";
            case MONITOR -> "Vioscope's own trouble: what lies behind is unknown";
            case PATTERN -> "much at once that nothing else explains: shown, and not announced as a cause";
        };
    }

    /** What a symptom means for a problem. */
    public static String role(Rule.Role role) {
        return switch (role) {
            case MUST -> "without it there is no such problem";
            case OFTEN -> "there as a rule; where it is not, that speaks against it";
            case TELLS -> "suggests it; that it is not there says nothing";
            case MAY -> "supports it; that it is not there says nothing";
            case ECHO -> "the same evidence once more: explained by it, and counts for nothing";
            case EXCLUDES -> "where it is there, it is not this problem";
        };
    }

    /** Who shows a symptom, or suffers, as seen from the cause at the end of the way. */
    public static String path(Path path) {
        if (path.isSelf()) {
            return "the " + path.from().label() + " itself";
        }
        var words = new StringBuilder(path.from().label());
        path.steps().forEach(step -> words.append(", ").append(step(step)));
        return words.toString();
    }

    private static String step(Step step) {
        var to = step.to().label();
        return step.type()
                .map(type -> (step.isForward() ? type.forward() : type.backward()) + " " + to)
                .orElse(step.to() == Kind.CLOUD ? "anywhere in it" : "anywhere in the same cloud as the " + to);
    }

    /** What is seen, and of whom it counts. */
    public static String symptom(Rule rule) {
        var text = rule.symptom().text();
        return rule.only().isAny() ? text : text + ", where " + rule.only();
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
            return "at once";
        }
        return within.toSeconds() % 60 == 0 && within.toMinutes() > 1
                ? within.toMinutes() + " min"
                : within.toSeconds() + " s";
    }

    /** The kind in the plural, with a capital. */
    public static String title(Kind kind) {
        var plural = Texts.plural(kind.label());
        return plural.equals(plural.toLowerCase(Locale.ROOT))
                ? plural.substring(0, 1).toUpperCase(Locale.ROOT) + plural.substring(1)
                : plural;
    }
}
