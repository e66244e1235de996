package io.vioscope.config.causal;

import io.vioscope.config.yaml.Item;
import io.vioscope.config.yaml.Section;
import io.vioscope.model.Flow;
import io.vioscope.rca.causal.EntityPattern;
import io.vioscope.rca.causal.SymptomType;
import io.vioscope.rca.causal.ValuePattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a symptom:
 *
 * <pre>{@code
 * - name: compute_service.silent
 *   kind: compute_service
 *   when: {health: down, admin: enabled}
 *   among: {admin: enabled}          # who is expected not to show it; all, if not given
 *   aspect: heartbeat                # at most one symptom of an aspect is shown at once; its own, if not given
 *   background: 0.001                # how often it is there for no reason that matters
 *   flow: service                    # in which way who shows it suffers; not said, if not given
 *   text: has no recent heartbeat
 * }</pre>
 */
final class SymptomReader {
    private static final List<String> KEYS =
            List.of("name", "kind", "when", "among", "aspect", "background", "flow", "text");
    private static final double BACKGROUND = 0.001;

    private SymptomReader() {}

    static Optional<SymptomType> read(Section section) {
        section.only(KEYS);
        var name = Entries.name(section);
        var text = Entries.text(section, "text");
        var background = Entries.share(section, "background", BACKGROUND);
        var flow = section.has("flow")
                ? Optional.of(Entries.word(section, "flow", Flow.class, Flow.SERVICE))
                : Optional.<Flow>empty();
        var when = pattern(section, "when");
        if (when.isAny()) {
            section.reading().add(section.mistake("when", "is missing", "a mapping such as {health: down}"));
        }
        return Entries.kind(section, "kind")
                .map(kind -> new SymptomType(
                        name,
                        kind,
                        when,
                        pattern(section, "among"),
                        Entries.text(section, "aspect", name),
                        background,
                        flow,
                        text));
    }

    /** A mapping of names to what their values may be, or a list of such of which one has to be true. */
    static EntityPattern pattern(Section section, String key) {
        var item = section.mapping().entries().get(key);
        if (item == null) {
            return EntityPattern.ANY;
        }
        return new EntityPattern(
                item instanceof Item.Sequence sequence
                        ? sequence.items().stream()
                                .map(one -> terms(section, key, one))
                                .toList()
                        : List.of(terms(section, key, item)));
    }

    private static Map<String, ValuePattern> terms(Section section, String key, Item item) {
        var terms = new LinkedHashMap<String, ValuePattern>();
        if (item instanceof Item.Mapping mapping) {
            mapping.entries()
                    .forEach((name, value) -> terms.put(name, ValuePattern.anyOf(Entries.texts(section, key, value))));
        } else {
            section.reading().add(section.mistake(key, "is " + item.sort(), "a mapping such as {health: down}"));
        }
        return terms;
    }
}
