package io.vioscope.source.openstack.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a row are used, and of what type they must be. Other fields may be there and may be anything; a used
 * field may be absent or null.
 */
public final class Shape {
    private final Map<String, Field> fields;

    private Shape(Map<String, Field> fields) {
        this.fields = fields;
    }

    /** The types of JSON value. */
    public enum JsonType {
        TEXT("a text"),
        NUMBER("a number"),
        FLAG("true or false"),
        OBJECT("an object"),
        ARRAY("a list");

        private final String words;

        JsonType(String words) {
            this.words = words;
        }

        /** For an operator. */
        String words() {
            return words;
        }
    }

    /**
     * One used field.
     *
     * @param name   in its object
     * @param path   within the row, with dots
     * @param types  what it may be
     * @param inside the shape of the object, or of the objects of the list, where it is one
     * @param keyed  whether the object's names are data: then {@link Row} keeps {@code name: addr} of each list element
     */
    public record Field(
            String name,
            String path,
            Set<JsonType> types,
            @Nullable Shape inside,
            boolean keyed) {
        private Field under(String prefix) {
            var below = inside == null || types.contains(JsonType.ARRAY) ? inside : inside.under(prefix);
            return new Field(name, prefix + "." + path, types, below, keyed);
        }
    }

    /** The shape of a row with these fields. */
    public static Shape of(Field... fields) {
        return new Shape(Arrays.stream(fields).collect(Collectors.toUnmodifiableMap(Field::name, Function.identity())));
    }

    /** A field of one of these types. */
    public static Field field(String name, JsonType first, JsonType... more) {
        var types = Arrays.stream(more).collect(Collectors.toSet());
        types.add(first);
        return new Field(name, name, Set.copyOf(types), null, false);
    }

    /** An object, of which some fields are used; {@code or} is what else it may be. */
    public static Field object(String name, Set<JsonType> or, Field... fields) {
        var types = or.stream().collect(Collectors.toSet());
        types.add(JsonType.OBJECT);
        return new Field(name, name, Set.copyOf(types), of(fields).under(name), false);
    }

    /** A list of objects, of which some fields are used; see {@link Row#rows}. */
    public static Field list(String name, Field... fields) {
        return new Field(name, name, Set.of(JsonType.ARRAY), of(fields), false);
    }

    /** A list of texts; see {@link Row#texts}. */
    public static Field texts(String name) {
        return new Field(name, name, Set.of(JsonType.ARRAY), null, false);
    }

    /** Nova's addresses: an object of lists of objects with an {@code addr}. */
    public static Field addresses(String name) {
        return new Field(name, name, Set.of(JsonType.OBJECT), null, true);
    }

    private Shape under(String prefix) {
        return new Shape(
                fields.values().stream().collect(Collectors.toUnmodifiableMap(Field::name, f -> f.under(prefix))));
    }

    /** The names of the fields of a row, sorted: what a list that can leave out fields is asked for. */
    public List<String> names() {
        return fields.keySet().stream().sorted().toList();
    }

    @Nullable
    Field field(String name) {
        return fields.get(name);
    }
}
