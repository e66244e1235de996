package io.vioscope.config.causal;

import io.vioscope.config.yaml.Section;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import io.vioscope.rca.causal.Path;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.ProblemType.Category;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.causal.Step;
import io.vioscope.rca.causal.Suffering;
import io.vioscope.rca.causal.SymptomType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a problem:
 *
 * <pre>{@code
 * - name: vcenter.unreachable
 *   kind: vcenter
 *   category: fault                  # fault, planned, user_action, noise, monitor, pattern
 *   severity: critical
 *   prior: 0.003                     # how probable it is for one entity at any moment
 *   settle: 30s                      # how long it must be the best explanation before it is announced
 *   text: OpenStack cannot reach {name}
 *   advice: Check the appliance, its network and its name service
 *   faults: [vcenter-unreachable]    # what it can be
 *   settled_by: [vcenter]            # which source would tell more
 *   shows:
 *     - {symptom: compute_service.auto_disabled, via: [manages hypervisor, registered in vcenter], role: must,
 *        probability: 0.95, within: 9m}
 *   hurts:
 *     - {flow: management, who: server, via: [hosted on hypervisor, registered in vcenter]}
 * }</pre>
 */
final class ProblemReader {
    private static final List<String> KEYS = List.of(
            "name",
            "kind",
            "category",
            "severity",
            "prior",
            "settle",
            "text",
            "advice",
            "faults",
            "settled_by",
            "shows",
            "hurts");
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final double PRIOR = 0.0003;
    private static final double PROBABILITY = 0.9;

    private final Map<String, SymptomType> symptoms;

    ProblemReader(Map<String, SymptomType> symptoms) {
        this.symptoms = symptoms;
    }

    Optional<ProblemType> read(Section section) {
        section.only(KEYS);
        var kind = Entries.kind(section, "kind");
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        var category = Entries.word(section, "category", Category.class, Category.FAULT);
        var usual = category.isAnnounced() ? Severity.MAJOR : Severity.INDETERMINATE;
        var severity = Entries.word(section, "severity", Severity.class, usual);
        if (severity == Severity.CLEARED || (!category.isAnnounced() && severity != Severity.INDETERMINATE)) {
            section.reading()
                    .add(section.mistake(
                            "severity",
                            "does not suit the category " + category.word(),
                            "indeterminate, as for all but faults"));
        }
        return Optional.of(new ProblemType(
                Entries.name(section),
                kind.get(),
                category,
                severity,
                Entries.share(section, "prior", PRIOR),
                Entries.time(section, "settle", SETTLE),
                Entries.text(section, "text"),
                Entries.text(section, "advice"),
                Entries.texts(section, "faults"),
                Entries.texts(section, "settled_by"),
                section.list("shows").stream()
                        .flatMap(rule -> rule(rule).stream())
                        .toList(),
                section.list("hurts").stream()
                        .flatMap(suffering -> suffering(suffering).stream())
                        .toList()));
    }

    private Optional<Rule> rule(Section section) {
        section.only(List.of("symptom", "only", "via", "role", "probability", "within"));
        var name = Entries.text(section, "symptom");
        var symptom = symptoms.get(name);
        if (symptom == null) {
            section.reading()
                    .add(section.mistake(
                            "symptom",
                            "there is no symptom " + name,
                            Entries.near(name, List.copyOf(symptoms.keySet()))));
            return Optional.empty();
        }
        return Optional.of(new Rule(
                symptom,
                SymptomReader.pattern(section, "only"),
                path(section, symptom.kind()),
                Entries.word(section, "role", Rule.Role.class, Rule.Role.OFTEN),
                Entries.share(section, "probability", PROBABILITY),
                Entries.time(section, "within", Duration.ZERO)));
    }

    /** Who suffers from what its path leads to. */
    static Optional<Suffering> suffering(Section section) {
        section.only(List.of("flow", "who", "via", "only"));
        var flow = Entries.word(section, "flow", Flow.class, Flow.SERVICE);
        return Entries.kind(section, "who")
                .map(who -> new Suffering(flow, path(section, who), SymptomReader.pattern(section, "only")));
    }

    private static Path path(Section section, Kind from) {
        var steps = new ArrayList<Step>();
        for (var text : Entries.texts(section, "via")) {
            Step.parse(text)
                    .ifPresentOrElse(
                            steps::add,
                            () -> section.reading()
                                    .add(section.mistake(
                                            "via",
                                            "'" + text + "' is no step",
                                            "a tie and a kind, such as 'hosted on hypervisor', or 'the message_bus'")));
        }
        return new Path(from, steps);
    }
}
