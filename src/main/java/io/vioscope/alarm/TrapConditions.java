package io.vioscope.alarm;

import static io.vioscope.alarm.X733.OTHER_CAUSE;
import static io.vioscope.alarm.X733.OTHER_TYPE;

import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * That traps of others say that something is wrong with an entity: one condition for each kind, however much they say. They are
 * attributes {@code traps.NAME} with a severity, beside them the text as {@code traps.NAME.text}; what is not wrong has no
 * severity there.
 */
final class TrapConditions {
    private static final String PREFIX = "traps.";
    private static final String TEXT = ".text";
    private static final int MOST_TEXTS = 3;

    private static final Map<String, Severity> SEVERITIES = new TreeMap<>();

    static {
        Stream.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.WARNING)
                .forEach(s -> SEVERITIES.put(s.name().toLowerCase(Locale.ROOT), s));
    }

    private TrapConditions() {}

    static Stream<Condition> all() {
        return Arrays.stream(Kind.values())
                .map(kind -> new Condition(
                        kind.word() + ".trap",
                        kind,
                        TrapConditions::isAnythingWrong,
                        entity -> worst(entity).orElse(Severity.INDETERMINATE),
                        TrapConditions::text,
                        OTHER_TYPE,
                        OTHER_CAUSE));
    }

    /** Asked of every entity that changes. */
    private static boolean isAnythingWrong(Entity entity) {
        var isWrong = new boolean[1];
        entity.attributes().forEach((name, value) -> isWrong[0] |= isWrong(name, value));
        return isWrong[0];
    }

    private static boolean isWrong(String name, String value) {
        return name.startsWith(PREFIX) && !name.endsWith(TEXT) && SEVERITIES.containsKey(value);
    }

    private static Optional<Severity> worst(Entity entity) {
        return wrong(entity).values().stream().min(Severity::compareTo);
    }

    /** By the names of their attributes. */
    private static Map<String, Severity> wrong(Entity entity) {
        var wrong = new TreeMap<String, Severity>();
        entity.attributes().forEach((name, value) -> {
            if (isWrong(name, value)) {
                wrong.put(name, SEVERITIES.get(value));
            }
        });
        return wrong;
    }

    private static String label(Entity entity) {
        var name = entity.name().isEmpty() ? entity.key().id() : entity.name();
        var label = entity.kind().label();
        return name.startsWith(label) ? name : label + " " + name;
    }

    private static String text(Entity entity) {
        var texts = new ArrayList<String>();
        wrong(entity).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(e -> entity.attributes().get(e.getKey() + TEXT))
                .forEach(text -> texts.add(text == null ? "no text" : text));
        var shown = List.copyOf(texts.subList(0, Math.min(MOST_TEXTS, texts.size())));
        var more = texts.size() - shown.size();
        return "Traps say of " + label(entity) + ": " + String.join("; ", shown)
                + (more == 0 ? "" : "; and " + more + " more");
    }
}
