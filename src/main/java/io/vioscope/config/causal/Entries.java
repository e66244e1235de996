package io.vioscope.config.causal;

import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Item;
import io.vioscope.config.yaml.Nearest;
import io.vioscope.config.yaml.Section;
import io.vioscope.model.Kind;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the entries of a causal model hold, each with its default; where one is wrong, a mistake is left and the default given. */
final class Entries {
    private static final int LONGEST_NAME = 64;
    private static final String NAME_RIGHT =
            "small letters, digits and _ with dots between, at most 64, such as hypervisor.cooling_lost";

    private Entries() {}

    static String text(Section section, String key) {
        var field = section.required(key, "a text");
        return field == null ? "" : field.text();
    }

    static String text(Section section, String key, String usual) {
        var field = section.field(key);
        return field == null ? usual : field.text();
    }

    /** A name by which people, programs and the database know something. */
    static String name(Section section) {
        return read(section, "name", text(section, "name"), Entries::name, "is no name", NAME_RIGHT);
    }

    private static @Nullable String name(String text) {
        return text.length() <= LONGEST_NAME && text.matches("[a-z0-9_]+(\\.[a-z0-9_]+)*") ? text : null;
    }

    static double share(Section section, String key, double usual) {
        return read(section, key, usual, Entries::share, "is no share", "a number above 0 and up to 1, such as 0.95");
    }

    private static @Nullable Double share(String text) {
        try {
            var number = Double.parseDouble(text);
            return number > 0 && number <= 1 ? number : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    static Duration time(Section section, String key, Duration usual) {
        return read(section, key, usual, Entries::time, "is no time", "a number with s, m or h, such as 90s");
    }

    private static @Nullable Duration time(String text) {
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException noTime) {
            return null;
        }
    }

    static Optional<Kind> kind(Section section, String key) {
        var field = section.required(key, "a kind, such as server");
        if (field == null) {
            return Optional.empty();
        }
        var kind = Kind.of(field.text());
        if (kind.isEmpty()) {
            var words = Arrays.stream(Kind.values()).map(Kind::word).toList();
            wrong(section, field, "is no kind", near(field.text(), words));
        }
        return kind;
    }

    static <E extends Enum<E>> E word(Section section, String key, Class<E> type, E usual) {
        var words = Arrays.stream(type.getEnumConstants())
                .map(e -> e.name().toLowerCase(Locale.ROOT))
                .toList();
        return read(
                section, key, usual, text -> of(type, text), "is none of these", "one of " + String.join(", ", words));
    }

    private static <E extends Enum<E>> @Nullable E of(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElse(null);
    }

    private static <T> T read(
            Section section, String key, T usual, Function<String, @Nullable T> reader, String problem, String right) {
        var field = section.field(key);
        if (field == null) {
            return usual;
        }
        var value = reader.apply(field.text());
        if (value == null) {
            wrong(section, field, problem, right);
            return usual;
        }
        return value;
    }

    /** The texts of a list, or a single one. */
    static List<String> texts(Section section, String key) {
        var item = section.mapping().entries().get(key);
        return item == null ? List.of() : texts(section, key, item);
    }

    static List<String> texts(Section section, String key, Item item) {
        var texts = new ArrayList<String>();
        if (item instanceof Item.Scalar scalar) {
            texts.add(scalar.written());
        } else if (item instanceof Item.Sequence sequence) {
            for (var element : sequence.items()) {
                if (element instanceof Item.Scalar scalar) {
                    texts.add(scalar.written());
                } else {
                    section.reading().add(section.mistake(key, "holds " + element.sort(), "a list of texts"));
                }
            }
        } else {
            section.reading().add(section.mistake(key, "is " + item.sort(), "a text or a list of texts"));
        }
        return texts;
    }

    static void wrong(Section section, Field field, String problem, String right) {
        section.reading().add(field.mistake(problem, right));
    }

    static String near(String written, List<String> words) {
        return Nearest.to(written, words).map(word -> word + " perhaps").orElse("one of " + String.join(", ", words));
    }
}
