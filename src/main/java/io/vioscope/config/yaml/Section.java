package io.vioscope.config.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping being read. Every single value in it can be overridden by an environment variable, whose name is
 * {@code VIOSCOPE_} and the path in capitals with {@code _} between its parts.
 */
public final class Section {
    private static final Set<String> SECRETS = Set.of(
            "password",
            "auth_password",
            "privacy_password",
            "community",
            "secret",
            "client_secret",
            "application_credential_secret",
            "uri",
            "url",
            "transport_url",
            "token");
    private static final String FILE = "_file";

    private final Reading reading;
    private final Item.Mapping mapping;
    private final String path;
    private final String prefix;

    private Section(Reading reading, Item.Mapping mapping, String path, String prefix) {
        this.reading = reading;
        this.mapping = mapping;
        this.path = path;
        this.prefix = prefix;
    }

    /** The whole of a file. */
    public static Section root(Reading reading, Item.Mapping mapping) {
        return new Section(reading, mapping, "", Reading.PREFIX);
    }

    /** Another mapping in place of this one's, overridden by the same variables, named by another path. */
    public Section with(Item.Mapping other, String otherPath) {
        return new Section(reading, other, otherPath, prefix);
    }

    /** What is written. */
    public Item.Mapping mapping() {
        return mapping;
    }

    /** Where it is in its file; empty for the whole. */
    public String path() {
        return path;
    }

    /** The reading this is part of. */
    public Reading reading() {
        return reading;
    }

    /** Whether the key is in the file. */
    public boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** Whether the key is in the file, or the variable of its single value is set. */
    public boolean given(String key) {
        return has(key) || reading.variable(variable(key)) != null;
    }

    /** Whether the key is in the file, or the variable of any value below it is set. */
    public boolean givenBelow(String key) {
        return has(key) || reading.anyVariable(variable(key) + "_");
    }

    /** Refuses every other key. */
    public void only(List<String> keys) {
        mapping.entries().forEach((key, item) -> {
            if (!keys.contains(key)) reading.add(unknown(key, item.origin(), keys));
        });
    }

    private Mistake unknown(String key, Origin origin, List<String> keys) {
        var perhaps =
                Nearest.to(key, keys).map(k -> ", perhaps " + k + " was meant").orElse("");
        return at(origin, key, "unknown key" + perhaps, "one of " + String.join(", ", keys));
    }

    /** A mistake about the value of a key, which is not shown. */
    public Mistake mistake(String key, String problem, String right) {
        var item = mapping.entries().get(key);
        return at(item == null ? mapping.origin() : item.origin(), key, problem, right);
    }

    private Mistake at(Origin origin, String key, String problem, String right) {
        var variable = origin.variable();
        return new Mistake(origin.file(), origin.line(), variable == null ? path(key) : variable, null, problem, right);
    }

    /** A single value; null where there is none, or, with a mistake, where it is not a single value. */
    public @Nullable Field field(String key) {
        var variable = variable(key);
        var value = reading.variable(variable);
        var base = reading.surroundings().working();
        var item = value == null
                ? mapping.entries().get(key)
                : new Item.Scalar(Origin.variable(variable, base), value, Item.Type.TEXT);
        if (item == null) return null;
        if (item instanceof Item.Scalar scalar) return field(key, scalar);
        reading.add(mistake(key, "is " + item.sort(), "a single value"));
        return null;
    }

    private @Nullable Field field(String key, Item.Scalar scalar) {
        var variable = scalar.origin().variable();
        var name = variable == null ? path(key) : variable;
        var text = reading.expanded(scalar, name);
        if (text == null) return null;
        if (SECRETS.contains(key)) reading.secret(text);
        var field = new Field(scalar.origin(), name, scalar.written(), text, scalar.type(), SECRETS.contains(key));
        if (scalar.type() != Item.Type.NULL && !text.isBlank()) return field;
        reading.add(new Mistake(
                scalar.origin().file(), scalar.origin().line(), name, null, "is empty", "a value, or no such key"));
        return null;
    }

    /** The same, that must be there. */
    public @Nullable Field required(String key, String right) {
        if (!given(key)) reading.add(mistake(key, "is missing", right));
        return field(key);
    }

    /** One of two values; a variable beats a file, and otherwise both at once are a mistake. */
    public @Nullable Field either(String one, String other) {
        var first = field(one);
        var second = field(other);
        if (first == null || second == null) return first == null ? second : first;
        if (first.overrides() != second.overrides()) return first.overrides() ? first : second;
        reading.add(new Mistake(
                second.origin().file(),
                second.origin().line(),
                second.key(),
                null,
                "is given beside " + path(one),
                one + " or " + other + ", not both"));
        return null;
    }

    /** A secret, in place or in the file that the key with {@code _file} names (the line end at its end is dropped). */
    public @Nullable Field secret(String key) {
        var field = either(key, key + FILE);
        return field == null || !field.key().toLowerCase(Locale.ROOT).endsWith(FILE) ? field : inFile(field);
    }

    private @Nullable Field inFile(Field field) {
        var file = field.path(reading.surroundings().home());
        try {
            var text = Files.readString(file).stripTrailing();
            if (!text.isEmpty()) reading.secret(text);
            if (!text.isEmpty()) return field.withText(text);
            reading.add(field.mistake("is an empty file", "a file with the secret in it"));
        } catch (IOException e) {
            reading.add(field.mistake("names " + file + ", which " + why(e), "a file with the secret in it"));
        }
        return null;
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) return "is not there";
        if (e instanceof AccessDeniedException) return "the user of this process may not read";
        return e instanceof CharacterCodingException ? "is not UTF-8" : "cannot be read as a file";
    }

    /** Whether a secret is there in any form. */
    public boolean givenSecret(String key) {
        return given(key) || given(key + FILE);
    }

    /** The mapping of a key; an empty one where there is none. */
    public Section section(String key) {
        var item = mapping.entries().get(key);
        if (item instanceof Item.Mapping inner) return inner(inner, path(key), variable(key));
        if (item != null) reading.add(mistake(key, "is " + item.sort(), "a mapping, with lines such as key: value"));
        return under(key);
    }

    /** What variables alone say below a key. */
    public Section under(String key) {
        return inner(new Item.Mapping(mapping.origin(), Map.of()), path(key), variable(key));
    }

    /** The mappings in a list, and those that only variables tell of, which must number on from there. */
    public List<Section> list(String key) {
        var sections = new ArrayList<Section>();
        int index = 0;
        for (var item : items(key)) {
            if (item instanceof Item.Mapping element) sections.add(element(key, element, index));
            else
                reading.add(at(
                        item.origin(),
                        key + "[" + index + "]",
                        "is " + item.sort(),
                        "a mapping, such as { name: one }"));
            index++;
        }
        while (reading.anyVariable(variable(key) + "_" + index + "_")) {
            sections.add(element(key, new Item.Mapping(mapping.origin(), Map.of()), index++));
        }
        return sections;
    }

    /** The single values in a list, and those that only variables tell of, which must number on from there. */
    public List<Field> fields(String key) {
        var texts = new ArrayList<Field>();
        int index = 0;
        for (var item : items(key)) {
            var field = single(key, item, index++);
            if (field != null) texts.add(field);
        }
        while (reading.variable(variable(key) + "_" + index) != null) {
            var field = single(key, null, index++);
            if (field != null) texts.add(field);
        }
        return texts;
    }

    private @Nullable Field single(String key, @Nullable Item item, int index) {
        var name = key + "[" + index + "]";
        var variable = variable(key) + "_" + index;
        var value = reading.variable(variable);
        if (value != null) {
            var origin = Origin.variable(variable, reading.surroundings().working());
            return field(name, new Item.Scalar(origin, value, Item.Type.TEXT));
        }
        if (item instanceof Item.Scalar scalar) return field(name, scalar);
        if (item != null) reading.add(at(item.origin(), name, "is " + item.sort(), "a single value"));
        return null;
    }

    private List<Item> items(String key) {
        var item = mapping.entries().get(key);
        if (item instanceof Item.Sequence sequence) return sequence.items();
        if (item != null) reading.add(mistake(key, "is " + item.sort(), "a list, with lines that begin with -"));
        return List.of();
    }

    private Section element(String key, Item.Mapping element, int index) {
        return inner(element, path(key + "[" + index + "]"), variable(key) + "_" + index);
    }

    private Section inner(Item.Mapping inner, String innerPath, String innerPrefix) {
        return new Section(reading, inner, innerPath, innerPrefix);
    }

    private String variable(String key) {
        return prefix + "_" + key.toUpperCase(Locale.ROOT);
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
