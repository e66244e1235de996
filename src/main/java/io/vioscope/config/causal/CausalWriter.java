package io.vioscope.config.causal;

import io.vioscope.rca.causal.EntityPattern;
import io.vioscope.rca.causal.Path;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.causal.Step;
import io.vioscope.rca.causal.Suffering;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Problems in the causal model's own format, whole, as {@link CausalFiles} reads them. */
public final class CausalWriter {
    private static final String TOP = "    ";

    private final StringBuilder out = new StringBuilder();

    private CausalWriter() {}

    /** A file that puts these problems in the place of those of their names. */
    public static String write(Collection<ProblemType> problems) {
        var writer = new CausalWriter();
        writer.out.append(problems.isEmpty() ? "problems: []\n" : "problems:\n");
        problems.forEach(writer::problem);
        return writer.out.toString();
    }

    private void problem(ProblemType p) {
        out.append("  - name: ").append(quoted(p.name())).append('\n');
        line("kind", p.kind().word());
        line("category", p.category().word());
        line("severity", word(p.severity()));
        line("prior", number(p.prior()));
        line("settle", time(p.settle()));
        line("text", quoted(p.text()));
        line("advice", quoted(p.advice()));
        line("faults", list(p.faults()));
        line("settled_by", list(p.settledBy()));
        each("shows", p.rules().stream().map(CausalWriter::rule).toList());
        each("hurts", p.sufferers().stream().map(CausalWriter::suffering).toList());
    }

    private void line(String key, String value) {
        out.append(TOP).append(key).append(": ").append(value).append('\n');
    }

    private void each(String key, List<String> entries) {
        if (!entries.isEmpty()) {
            out.append(TOP).append(key).append(":\n");
            entries.forEach(
                    entry -> out.append(TOP).append("  - {").append(entry).append("}\n"));
        }
    }

    private static String rule(Rule rule) {
        return "symptom: " + quoted(rule.symptom().name()) + only(rule.only()) + via(rule.path()) + ", role: "
                + rule.role().word() + ", probability: " + number(rule.probability()) + ", within: "
                + time(rule.within());
    }

    private static String suffering(Suffering suffering) {
        return "flow: " + suffering.flow().word() + ", who: "
                + suffering.path().from().word() + via(suffering.path()) + only(suffering.who());
    }

    private static String via(Path path) {
        return path.isSelf()
                ? ""
                : ", via: " + list(path.steps().stream().map(Step::toString).toList());
    }

    private static String only(EntityPattern pattern) {
        return pattern.isAny()
                ? ""
                : pattern.written().stream()
                        .map(terms -> terms.entrySet().stream()
                                .map(term -> quoted(term.getKey()) + ": "
                                        + list(term.getValue().written()))
                                .collect(Collectors.joining(", ", "{", "}")))
                        .collect(Collectors.joining(", ", ", only: [", "]"));
    }

    private static String list(List<String> texts) {
        return texts.stream().map(CausalWriter::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String number(double share) {
        return new BigDecimal(Double.toString(share)).toPlainString();
    }

    private static String time(Duration time) {
        return time.toSeconds() + "s";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
