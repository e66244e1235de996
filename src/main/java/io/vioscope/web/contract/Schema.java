package io.vioscope.web.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vioscope.web.view.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A schema of the contract (JSON Schema, draft 2020-12), as much of that as stands there. It tells all that is wrong with a value at once, and
 * what would be right: by its own {@code x-right}, or by what it demands. {@code ContractTest} also holds
 * the examples against a whole implementation.
 */
public final class Schema {
    private final JsonNode node;
    private final References references;

    /** What a {@code $ref} stands for. */
    interface References {
        JsonNode resolve(JsonNode node);
    }

    Schema(JsonNode node, References references) {
        this.node = references.resolve(node);
        this.references = references;
    }

    /** What is wrong with a value, by where it is (RFC 6901; empty is all of it); nothing if it fits. */
    public Map<String, String> wrong(JsonNode value) {
        var wrong = new TreeMap<String, String>();
        check(value, "", wrong);
        return wrong;
    }

    private void check(JsonNode value, String at, Map<String, String> wrong) {
        if (!isOfItsType(value) || !keeps(value)) {
            wrong.put(at, right());
        } else if (value.isObject()) {
            checkFields(value, at, wrong);
        } else if (value.isArray() && node.has("items")) {
            for (var i = 0; i < value.size(); i++) {
                of("items").check(value.get(i), at + "/" + i, wrong);
            }
        }
    }

    private void checkFields(JsonNode value, String at, Map<String, String> wrong) {
        for (var name : required()) {
            if (!value.has(name)) {
                wrong.put(
                        at + "/" + escaped(name),
                        property(name).map(Schema::right).orElse("it has to be there"));
            }
        }
        value.properties().forEach(field -> {
            var path = at + "/" + escaped(field.getKey());
            var known = property(field.getKey());
            if (known.isPresent()) {
                known.get().check(field.getValue(), path, wrong);
            } else if (node.path("additionalProperties").isObject()) {
                of("additionalProperties").check(field.getValue(), path, wrong);
            } else if (node.path("additionalProperties").isBoolean()
                    && !node.path("additionalProperties").booleanValue()) {
                wrong.put(path, "there is no such field; there are " + sorted());
            }
        });
    }

    private boolean isOfItsType(JsonNode value) {
        return types().isEmpty() || types().stream().anyMatch(type -> is(type, value));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.canConvertToExactIntegral();
            case "number" -> value.isNumber();
            default -> value.isNull();
        };
    }

    private boolean keeps(JsonNode value) {
        return keepsEnum(value)
                && (!value.isTextual() || keepsText(value.textValue()))
                && (!value.isNumber() || keepsBounds(value))
                && (!value.isArray() || keepsSize(value.size()));
    }

    private boolean keepsSize(int size) {
        return size >= node.path("minItems").asInt(0)
                && size <= node.path("maxItems").asInt(Integer.MAX_VALUE);
    }

    private boolean keepsEnum(JsonNode value) {
        return !node.has("enum")
                || StreamSupport.stream(node.get("enum").spliterator(), false).anyMatch(value::equals);
    }

    private boolean keepsText(String text) {
        var length = text.codePointCount(0, text.length());
        return length >= node.path("minLength").asInt(0)
                && length <= node.path("maxLength").asInt(Integer.MAX_VALUE)
                && (!node.has("pattern")
                        || Pattern.compile(node.get("pattern").asText())
                                .matcher(text)
                                .find())
                && (!format().equals("date-time") || Texts.time(text).isPresent());
    }

    private boolean keepsBounds(JsonNode value) {
        if (!Double.isFinite(value.doubleValue())) {
            return false;
        }
        var number = value.decimalValue();
        return (!node.has("minimum") || number.compareTo(node.get("minimum").decimalValue()) >= 0)
                && (!node.has("maximum") || number.compareTo(node.get("maximum").decimalValue()) <= 0);
    }

    /**
     * The value that a text of an address or a header stands for; the text itself where it stands for none of that type.
     *
     * @param text as it was sent, decoded
     */
    public JsonNode read(String text) {
        var factory = JsonNodeFactory.instance;
        if (types().contains("array")) {
            var array = factory.arrayNode();
            for (var part : text.split(",", -1)) {
                array.add(of("items").read(part));
            }
            return array;
        }
        if (types().contains("integer") && text.matches("-?[0-9]{1,18}")) {
            return factory.numberNode(Long.parseLong(text));
        }
        return types().contains("boolean") && text.matches("true|false")
                ? factory.booleanNode(text.equals("true"))
                : factory.textNode(text);
    }

    /** What would be right, as a sentence without its end. */
    public String right() {
        if (node.has("x-right")) {
            return node.get("x-right").asText();
        }
        if (node.has("enum")) {
            return "right would be " + or(texts("enum"));
        }
        return switch (types().stream().findFirst().orElse("")) {
            case "integer" -> "right would be a whole number" + bounds();
            case "boolean" -> "right would be true or false";
            case "object" -> "right would be a JSON object of " + sorted();
            case "array" ->
                "right would be a list of at most " + node.path("maxItems").asText();
            default ->
                format().equals("date-time")
                        ? "right would be a time as RFC 3339 has it, such as 2026-11-25T03:12:00Z"
                        : "right would be a text" + lengths();
        };
    }

    /** What it may be, in words without a sentence: "server, image or port", "a whole number from 1 to 1000". */
    public String words() {
        var item = items();
        if (item.isPresent()) {
            return "a list; each " + item.get().words();
        }
        if (node.has("enum")) {
            return or(texts("enum"));
        }
        return switch (types().stream().findFirst().orElse("")) {
            case "integer" -> "a whole number" + bounds();
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "object" -> names().isEmpty() ? "an object" : "an object of " + String.join(", ", names());
            default -> format().equals("date-time") ? "a time" : "a text" + lengths();
        };
    }

    /** What is said of it; empty where nothing is. */
    public String says() {
        return node.path("description").asText();
    }

    private String bounds() {
        var min = node.path("minimum").asText();
        return node.has("maximum")
                ? " from " + min + " to " + node.get("maximum").asText()
                : node.has("minimum") ? " from " + min + " on" : "";
    }

    private String lengths() {
        return node.has("maxLength") ? " of at most " + node.get("maxLength").asText() + " characters" : "";
    }

    private static String or(List<String> words) {
        var last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** The types that fit, in the contract's order; empty for any. */
    public List<String> types() {
        return node.path("type").isTextual() ? List.of(node.get("type").asText()) : texts("type");
    }

    /** What kind of text or number it is; empty for any. */
    public String format() {
        return node.path("format").asText();
    }

    /** The names of its fields, in the contract's order. */
    public List<String> names() {
        var names = new ArrayList<String>();
        node.path("properties").fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    private String sorted() {
        return String.join(", ", names().stream().sorted().toList());
    }

    /** The fields that have to be there. */
    public Set<String> required() {
        return new HashSet<>(texts("required"));
    }

    /** One of its fields. */
    public Optional<Schema> property(String name) {
        return Optional.ofNullable(node.path("properties").get(name)).map(found -> new Schema(found, references));
    }

    /** What the items of a list are; empty for what is no list. */
    public Optional<Schema> items() {
        return node.has("items") ? Optional.of(of("items")) : Optional.empty();
    }

    /** What is taken where nothing is said; null for nothing. */
    public @Nullable String standard() {
        return node.has("default") ? node.get("default").asText() : null;
    }

    /** As it stands in the contract. */
    public JsonNode json() {
        return node;
    }

    private Schema of(String keyword) {
        return new Schema(node.path(keyword), references);
    }

    private List<String> texts(String keyword) {
        return StreamSupport.stream(node.path(keyword).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
