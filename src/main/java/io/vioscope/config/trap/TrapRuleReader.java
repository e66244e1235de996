package io.vioscope.config.trap;

import io.vioscope.config.trap.TrapRule.By;
import io.vioscope.config.trap.TrapRule.Place;
import io.vioscope.config.trap.TrapRule.Says;
import io.vioscope.config.trap.TrapRule.Trap;
import io.vioscope.config.trap.TrapRule.Variable;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Item;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads single rules of one file. */
final class TrapRuleReader {
    /** What is a variable of every trap: its name, the last number of that, half of that rounded up, and its sender. */
    static final List<String> BUILT_IN = List.of("trap", "last", "pair", "sender");

    private static final Pattern USE = Pattern.compile("\\$\\{([^}]*)\\}");
    private static final String OID = "[0-2](\\.\\d{1,10}){2,60}";
    /** Attributes whose names end in {@code text} hold texts. */
    private static final String NAME = "(?!text$)[a-z0-9_]{1,40}";

    private static final int LONGEST_TEXT = 255;

    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Reading reading;

    /** With what the file calls variables. */
    TrapRuleReader(Section named) {
        reading = named.reading();
        named.mapping().entries().keySet().forEach(name -> variable(named, name));
    }

    private void variable(Section named, String name) {
        var isMapping = named.mapping().entries().get(name) instanceof Item.Mapping;
        var inner = isMapping ? named.section(name) : named.under(name);
        inner.only(List.of("of", "extract"));
        var oid = isMapping ? inner.required("of", "an object identifier") : named.field(name);
        if (oid == null) return;
        if (!oid.text().matches(OID)) {
            wrong(oid, "is no object identifier", "dotted numbers, such as 1.3.6.1.4.1.6876.4.3.307");
            return;
        }
        var extract = isMapping ? inner.field("extract") : null;
        variables.put(name, new Variable(oid.text(), extract == null ? null : pattern(extract)));
    }

    Optional<TrapRule> read(Section rule) {
        rule.only(List.of("name", "trap", "when", "about", "key", "says", "severity", "text"));
        var name = matching(
                rule.required("name", "a name"), NAME, "small letters, digits and _, at most 40, and not text");
        var trap = trap(rule.required("trap", "an object identifier"));
        var says = word(rule.required("says", "raise, clear, note or nothing"), List.of(Says.values()));
        var severity = severity(rule, says);
        var when = when(rule.section("when"));
        var about = about(rule, says);
        var key = template(rule.field("key"));
        var text = says == Says.RAISE || says == Says.NOTE
                ? template(rule.required("text", "a sentence"))
                : template(rule.field("text"));
        if (name == null || trap == null || says == null || severity == null || key == null || text == null) {
            return Optional.empty();
        }
        return Optional.of(new TrapRule(name, trap, variables, when, about, key, says, severity, text));
    }

    private @Nullable Trap trap(@Nullable Field field) {
        if (field == null) return null;
        var below = field.text().endsWith(".*");
        var oid = below ? field.text().substring(0, field.text().length() - 2) : field.text();
        return oid.matches(OID)
                ? new Trap(oid, below)
                : wrong(field, "is no name of traps", "dotted numbers, with .* at the end for all below");
    }

    private @Nullable Severity severity(Section rule, @Nullable Says says) {
        if (says != Says.RAISE) return Severity.INDETERMINATE;
        return word(
                rule.required("severity", "critical, major, minor or warning"),
                List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.WARNING));
    }

    private Map<String, Pattern> when(Section when) {
        var patterns = new LinkedHashMap<String, Pattern>();
        when.mapping().entries().keySet().forEach(name -> {
            var field = when.field(name);
            var pattern = field == null ? null : pattern(field);
            if (field != null && !isKnown(name)) wrong(field, "is about an unknown variable", known());
            if (pattern != null) patterns.put(name, pattern);
        });
        return patterns;
    }

    private List<Place> about(Section rule, @Nullable Says says) {
        var places = new ArrayList<Place>();
        rule.list("about").forEach(section -> place(section).ifPresent(places::add));
        if (says != Says.NOTHING && places.isEmpty() && reading.flawless()) {
            reading.add(rule.mistake("about", "is missing", "where the entity is looked for, or says: nothing"));
        }
        return places;
    }

    private Optional<Place> place(Section section) {
        section.only(List.of("kind", "by", "attribute", "value"));
        var by = word(section.required("by", "id, name, attribute, only or sender"), List.of(By.values()));
        var kind = kind(section.field("kind"));
        if (by != null && by != By.SENDER && kind == null) section.required("kind", "a kind, such as server");
        var attribute = by == By.ATTRIBUTE ? section.required("attribute", "the name of an attribute") : null;
        var isAsked = by == By.ID || by == By.NAME || by == By.ATTRIBUTE;
        var value = template(isAsked ? section.required("value", "a text with ${variables}") : null);
        return by == null || value == null
                ? Optional.empty()
                : Optional.of(new Place(kind, by, attribute == null ? "" : attribute.text(), value));
    }

    private @Nullable Kind kind(@Nullable Field field) {
        if (field == null) return null;
        return Kind.of(field.text())
                .orElseGet(() -> wrong(field, "is no kind", "a kind, such as server, vcenter or nsx_manager"));
    }

    /** Empty where there is none. */
    private @Nullable String template(@Nullable Field field) {
        if (field == null) return "";
        var unknown = USE.matcher(field.text())
                .results()
                .map(m -> m.group(1))
                .filter(name -> !isKnown(name))
                .findFirst();
        if (unknown.isPresent()) return wrong(field, "names an unknown variable, " + unknown.get(), known());
        return field.text().length() <= LONGEST_TEXT
                ? field.text()
                : wrong(field, "is too long", "at most " + LONGEST_TEXT + " characters");
    }

    private boolean isKnown(String name) {
        return BUILT_IN.contains(name) || variables.containsKey(name);
    }

    private String known() {
        var names = new TreeSet<>(variables.keySet());
        names.addAll(BUILT_IN);
        return "one of " + String.join(", ", names);
    }

    private @Nullable Pattern pattern(Field field) {
        try {
            return Pattern.compile(field.text());
        } catch (PatternSyntaxException e) {
            return wrong(field, "is no regular expression", "one of Java's, such as Red|Yellow");
        }
    }

    private @Nullable String matching(@Nullable Field field, String form, String right) {
        if (field == null) return null;
        return field.text().matches(form) ? field.text() : wrong(field, "is no name", right);
    }

    private <E extends Enum<E>> @Nullable E word(@Nullable Field field, List<E> allowed) {
        if (field == null) return null;
        Function<E, String> lower = value -> value.name().toLowerCase(Locale.ROOT);
        return allowed.stream()
                .filter(value -> lower.apply(value).equals(field.text()))
                .findFirst()
                .orElseGet(() -> wrong(
                        field,
                        "is no such word",
                        "one of "
                                + String.join(", ", allowed.stream().map(lower).toList())));
    }

    /** Notes the mistake. Always null, whatever was to be read. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> @Nullable T wrong(Field field, String problem, String right) {
        reading.add(field.mistake(problem, right));
        return null;
    }
}
