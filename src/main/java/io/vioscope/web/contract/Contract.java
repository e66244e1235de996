package io.vioscope.web.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vioscope.web.contract.Operation.Ageing;
import io.vioscope.web.contract.Operation.Answer;
import io.vioscope.web.contract.Parameter.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the API promises: an OpenAPI 3.1 document, read. Immutable. */
public final class Contract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private final String text;
    private final JsonNode root;
    private final List<Operation> operations;

    private Contract(String text) throws IOException {
        this.text = text;
        this.root = new YAMLMapper().readTree(text);
        this.operations = List.copyOf(read());
    }

    /** What tests hold the answers to is what the contract gives as examples. */
    private static final class Ours {
        private static final Pattern EXAMPLE = Pattern.compile("\\{externalValue: (examples/[a-z-]+\\.json)}");
        private static final Contract CONTRACT = load();

        private static Contract load() {
            var yaml = EXAMPLE.matcher(file("openapi.yaml"))
                    .replaceAll(found -> Matcher.quoteReplacement("{value: " + json(file(found.group(1))) + "}"));
            return of(yaml);
        }

        private static String json(String pretty) {
            try {
                return new ObjectMapper().readTree(pretty).toString();
            } catch (IOException ourOwnFileIsJson) {
                throw new UncheckedIOException(ourOwnFileIsJson);
            }
        }

        private static String file(String name) {
            try (var file = Objects.requireNonNull(Contract.class.getResourceAsStream("/io/vioscope/web/" + name))) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException ourOwnFileCanBeRead) {
                throw new UncheckedIOException(ourOwnFileCanBeRead);
            }
        }
    }

    /** That of this server; read when it is first asked for. */
    public static Contract ours() {
        return Ours.CONTRACT;
    }

    /** The contract of a text of YAML. Throws {@link IllegalArgumentException} where it is none. */
    public static Contract of(String yaml) {
        try {
            return new Contract(yaml);
        } catch (IOException noYaml) {
            throw new IllegalArgumentException(noYaml);
        }
    }

    /** As it is written, with its examples in it. */
    public String yaml() {
        return text;
    }

    /** The same as JSON. */
    public String json() {
        return root.toPrettyString();
    }

    /** What it says of the API as a whole: a title and paragraphs. */
    public JsonNode info() {
        return root.path("info");
    }

    /** What operations are about, in order: tags with name and description. */
    public JsonNode tags() {
        return root.path("tags");
    }

    /** All operations, in its order. */
    public List<Operation> operations() {
        return operations;
    }

    /** The operation of that name. Throws {@link IllegalArgumentException} where there is none. */
    public Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + id));
    }

    /** What a request asks for, if anything; the path is the normalized one. */
    public Optional<Operation> asked(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.fits(method, path))
                .max(Comparator.comparing(Operation::outright));
    }

    private List<Operation> read() {
        var found = new ArrayList<Operation>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        found.add(operation(path.getKey(), method.getKey(), method.getValue()));
                    }
                }));
        return found;
    }

    private Operation operation(String path, String method, JsonNode node) {
        var parameters = new ArrayList<Parameter>();
        node.path("parameters").forEach(p -> parameters.add(parameter(resolve(p))));
        var content = node.path("requestBody").path("content").path("application/json");
        var role = node.path("x-role").asText();
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                node.path("tags").path(0).asText(),
                node.path("summary").asText(),
                role.equals("none") ? null : role,
                parameters,
                content.has("schema") ? Optional.of(schema(content.get("schema"))) : Optional.empty(),
                node.path("requestBody").path("required").asBoolean(),
                answers(node),
                Ageing.of(node));
    }

    private Parameter parameter(JsonNode node) {
        return new Parameter(
                node.path("name").asText(),
                Place.valueOf(node.path("in").asText().toUpperCase(Locale.ROOT)),
                node.path("required").asBoolean(),
                node.path("description").asText(),
                schema(node.path("schema")),
                node.path("x-world").asBoolean());
    }

    private List<Answer> answers(JsonNode operation) {
        var answers = new ArrayList<Answer>();
        operation.path("responses").properties().forEach(response -> {
            var status = Integer.parseInt(response.getKey());
            var node = resolve(response.getValue());
            var says = node.path("description").asText();
            if (!node.has("content")) {
                answers.add(new Answer(status, says, "", Optional.empty(), List.of(), ""));
            }
            node.path("content").properties().forEach(type -> {
                var examples = new ArrayList<String>();
                type.getValue().path("examples").fieldNames().forEachRemaining(examples::add);
                var shown = type.getValue().path("examples").path(examples.isEmpty() ? "" : examples.get(0));
                answers.add(new Answer(
                        status,
                        says,
                        type.getKey(),
                        Optional.of(schema(type.getValue().path("schema"))),
                        examples,
                        shown.has("value") ? shown.get("value").toPrettyString() : ""));
            });
        });
        return answers;
    }

    private Schema schema(JsonNode node) {
        return new Schema(node, this::resolve);
    }

    /** What stands beside a {@code $ref} comes before what is referred to. */
    private JsonNode resolve(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        var target = resolve(root.at(node.get("$ref").asText().substring(1)));
        if (!target.isObject()) {
            throw new IllegalArgumentException("nothing at " + node.get("$ref").asText());
        }
        var merged = new ObjectMapper().createObjectNode();
        merged.setAll((ObjectNode) target);
        merged.setAll((ObjectNode) node);
        merged.remove("$ref");
        return merged;
    }
}
