package io.vioscope.source.openstack.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object of a list: the used fields by path, as texts, and the first thing that was wrong with it. Reused. */
public final class Row {
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, List<Row>> lists = new HashMap<>();
    private final Map<String, List<String>> textLists = new HashMap<>();
    private @Nullable String wrong;

    /** The value of a field, or null if it is absent, null, or of the wrong type. */
    public @Nullable String get(String path) {
        return values.get(path);
    }

    /** The same, empty instead of null. */
    public String text(String path) {
        var value = values.get(path);
        return value == null ? "" : value;
    }

    /** The objects of a list, in the answer's order; empty if it is absent or null. */
    public List<Row> rows(String path) {
        return lists.getOrDefault(path, List.of());
    }

    /** The texts of a list, in the answer's order; empty if it is absent or null. */
    public List<String> texts(String path) {
        return textLists.getOrDefault(path, List.of());
    }

    /** What is not of the documented type, such as {@code name is a number}; null if nothing. */
    public @Nullable String wrong() {
        return wrong;
    }

    /** Reads the row that begins at the parser's current token; leaves the parser at its last. */
    void read(JsonParser parser, Shape shape) throws IOException {
        values.clear();
        lists.clear();
        textLists.clear();
        wrong = null;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser, shape);
        } else {
            wrong = "a row is " + typeOf(parser).words();
            parser.skipChildren();
        }
    }

    private void object(JsonParser parser, Shape shape) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = shape.field(parser.currentName());
            var token = parser.nextToken();
            if (field == null || token == JsonToken.VALUE_NULL) {
                parser.skipChildren();
            } else {
                value(parser, field);
            }
        }
    }

    private void value(JsonParser parser, Shape.Field field) throws IOException {
        var type = typeOf(parser);
        var inside = field.inside();
        if (!field.types().contains(type)) {
            mistake(field.path() + " is " + type.words());
            parser.skipChildren();
        } else if (type == Shape.JsonType.ARRAY) {
            list(parser, field);
        } else if (type != Shape.JsonType.OBJECT) {
            values.put(field.path(), Texts.storable(parser.getText()));
        } else if (field.keyed()) {
            values.put(field.path(), addresses(parser, field));
        } else if (inside != null) {
            object(parser, inside);
        } else {
            parser.skipChildren();
        }
    }

    private void list(JsonParser parser, Shape.Field field) throws IOException {
        var inside = field.inside();
        var rows = new ArrayList<Row>();
        var texts = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var type = typeOf(parser);
            if (inside != null && type == Shape.JsonType.OBJECT) {
                rows.add(row(parser, inside));
            } else if (inside == null && type == Shape.JsonType.TEXT) {
                texts.add(Texts.storable(parser.getText()));
            } else {
                mistake(field.path() + " lists " + type.words());
                parser.skipChildren();
            }
        }
        lists.put(field.path(), rows);
        textLists.put(field.path(), texts);
    }

    private Row row(JsonParser parser, Shape inside) throws IOException {
        var row = new Row();
        row.object(parser, inside);
        if (row.wrong != null) {
            mistake(row.wrong);
        }
        return row;
    }

    /** {@code net: addr, net: addr}, sorted, so that the order of an answer is no change. */
    private String addresses(JsonParser parser, Shape.Field field) throws IOException {
        var all = new ArrayList<String>(2);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var network = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                addresses(parser, field, network, all);
            } else {
                mistake(field.path() + " holds " + typeOf(parser).words());
                parser.skipChildren();
            }
        }
        Collections.sort(all);
        return Texts.storable(String.join(", ", all));
    }

    private void addresses(JsonParser parser, Shape.Field field, String network, List<String> all) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                mistake(field.path() + " lists " + typeOf(parser).words());
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var isAddress = parser.currentName().equals("addr");
                if (parser.nextToken() == JsonToken.VALUE_STRING && isAddress) {
                    all.add(network + ": " + parser.getText());
                }
                parser.skipChildren();
            }
        }
    }

    private void mistake(String what) {
        if (wrong == null) {
            wrong = what;
        }
    }

    private static Shape.JsonType typeOf(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Shape.JsonType.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Shape.JsonType.FLAG;
            case START_OBJECT -> Shape.JsonType.OBJECT;
            case START_ARRAY -> Shape.JsonType.ARRAY;
            default -> Shape.JsonType.TEXT;
        };
    }
}
