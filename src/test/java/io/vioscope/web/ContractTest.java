package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vioscope.access.Role;
import io.vioscope.access.Rules;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemFact;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.contract.Operation;
import io.vioscope.web.contract.Operation.Answer;
import io.vioscope.web.contract.Parameter;
import io.vioscope.web.contract.Parameter.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract, the routes, the roles, the code and the examples say the same. */
class ContractTest {
    private static final Contract CONTRACT = Contract.ours();
    private static final Path EXAMPLES = Path.of("src/main/resources/io/vioscope/web/examples");
    private static final Path CODE = Path.of("src/main/java/io/vioscope/web");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aWholeImplementationOfOpenApiReadsIt() {
        var vertx = Vertx.vertx();
        try {
            var contract = new JsonObject(CONTRACT.json());
            leaveOnlyJson(contract);
            var read = RunningSite.await(OpenAPIContract.from(vertx, contract));
            assertThat(read.operations()).hasSameSizeAs(CONTRACT.operations());
        } finally {
            RunningSite.await(vertx.close());
        }
    }

    /** It reads no contract with other media types, such as text/csv. */
    private static void leaveOnlyJson(Object node) {
        if (node instanceof JsonObject object) {
            object.forEach(field -> leaveOnlyJson(field.getValue()));
            if (object.getValue("content") instanceof JsonObject content) {
                content.fieldNames().removeIf(type -> !type.equals("application/json"));
            }
        }
    }

    @Test
    void everyOperationHasARouteAndEveryRouteOfTheApiAnOperation() {
        try (var site = new SignedSite()) {
            var routes = new TreeSet<String>();
            for (var route : site.site.router().getRoutes()) {
                if (route.getPath() != null && route.isExactPath()) {
                    var methods = route.methods() == null ? Set.<Object>of("GET") : route.methods();
                    methods.forEach(method -> routes.add(method + " " + route.getPath()));
                }
            }
            var operations = CONTRACT.operations().stream()
                    .map(o -> o.method() + " " + o.route())
                    .toList();
            assertThat(routes).containsAll(operations);
            routes.removeIf(route -> !route.contains(" /api/"));
            assertThat(operations).doesNotHaveDuplicates().containsAll(routes);
        }
    }

    @Test
    void everyOperationNeedsTheRoleThatItSays() {
        for (var operation : CONTRACT.operations()) {
            var role = Rules.needed(operation.method(), operation.route());
            assertThat(operation.role()).as(operation.id()).isEqualTo(role == null ? null : role.word());
        }
        assertThat(CONTRACT.operations().stream().map(Operation::id)).doesNotHaveDuplicates();
        assertThat(Stream.of(Role.values()).map(Role::word)).contains("viewer", "operator", "admin");
    }

    @Test
    void whatChangesSomethingTakesAKeyUnderWhichItIsDoneOnce() {
        for (var operation : CONTRACT.operations()) {
            var changes = !Rules.onlyAsks(operation.method(), operation.route());
            assertThat(operation.takes("Idempotency-Key")).as(operation.id()).isEqualTo(changes);
            assertThat(operation.answers().stream().anyMatch(answer -> answer.status() == 422))
                    .as(operation.id())
                    .isEqualTo(changes);
        }
    }

    @Test
    void itKnowsEveryKind() {
        var kinds = Stream.of(Kind.values()).map(Kind::word).toList();
        var said = CONTRACT.operation("getEntity")
                .parameters(Place.PATH)
                .get(0)
                .schema()
                .json()
                .get("enum");
        assertThat(said).extracting(JsonNode::asText).containsExactlyElementsOf(kinds);
        var entity = CONTRACT.operation("whatIf")
                .parameters(Place.QUERY)
                .get(0)
                .schema()
                .json()
                .get("pattern");
        assertThat(entity.asText()).startsWith("^(" + String.join("|", kinds) + ")/");
    }

    @Test
    void itKnowsEveryTypeOfAFactAboutAnEntity() throws IOException {
        var known = CONTRACT.operation("entityHistory").parameters(Place.QUERY).stream()
                .filter(p -> p.name().equals("type"))
                .flatMap(p -> p.schema().items().stream())
                .flatMap(item -> Stream.of(item.json().get("enum")))
                .findFirst()
                .orElseThrow();
        var words = new TreeSet<String>();
        known.forEach(word -> words.add(word.asText()));
        var read = Pattern.compile("\"((?:entity|status|server|migration|alarm|problem|maintenance)_[a-z]+)\"")
                .matcher(Files.readString(Path.of("src/main/java/io/vioscope/json/FactReader.java")));
        var all = read.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Stream.of(ProblemFact.Step.values()).forEach(step -> all.add(step.word()));
        assertThat(words).isEqualTo(all);
    }

    /** Which answer an example is of. */
    private static Stream<Answer> answersOf(String example) {
        return CONTRACT.operations().stream()
                .flatMap(operation -> operation.answers().stream())
                .filter(answer -> answer.examples().contains(example));
    }

    @Test
    void everyExampleIsAsItsSchemaSaysAndHasNothingThatIsNotInIt() throws IOException {
        var problems = schema("ProblemDetails");
        try (var files = Files.list(EXAMPLES)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString().replace(".json", "");
                var example = Files.readString(file);
                var answers = answersOf(name).toList();
                if (JSON.readTree(example).path("type").asText().startsWith("urn:vioscope:problem:")) {
                    assertThat(wrong(problems, example)).as(name).isEmpty();
                } else {
                    assertThat(answers)
                            .as(name + " is an example of an operation")
                            .isNotEmpty();
                }
                for (var answer : answers) {
                    var wrong = wrong(strict(answer.schema().orElseThrow().json()), example);
                    assertThat(wrong).as(name).isEmpty();
                    assertThat(answer.schema().orElseThrow().wrong(JSON.readTree(example)))
                            .as(name)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void everyExampleThatIsSpokenOfIsThere() {
        CONTRACT.operations().stream()
                .flatMap(operation -> operation.answers().stream())
                .flatMap(answer -> answer.examples().stream())
                .forEach(name -> assertThat(EXAMPLES.resolve(name + ".json")).exists());
    }

    private static JsonObject schema(String name) {
        return strict(JSON.createObjectNode().put("$ref", "#/components/schemas/" + name));
    }

    /** With all that schemas refer to, and with nothing more let in than what they name. */
    private static JsonObject strict(JsonNode schema) {
        var whole = new JsonObject(here(schema.toString()));
        var all = new JsonObject(here(CONTRACT.json()))
                .getJsonObject("components")
                .getJsonObject("schemas");
        close(all);
        close(whole);
        return whole.put("$defs", all);
    }

    private static String here(String text) {
        return text.replace("#/components/schemas/", "#/$defs/");
    }

    private static void close(Object node) {
        if (node instanceof JsonObject object) {
            object.forEach(field -> close(field.getValue()));
            if ("object".equals(object.getValue("type")) && object.containsKey("properties")) {
                object.put("additionalProperties", false);
            }
        } else if (node instanceof JsonArray array) {
            array.forEach(ContractTest::close);
        }
    }

    private static List<String> wrong(JsonObject schema, String json) {
        var options =
                new JsonSchemaOptions().setBaseUri("https://vioscope.invalid").setDraft(Draft.DRAFT202012);
        var found = Validator.create(JsonSchema.of(schema), options).validate(new JsonObject(json));
        var errors = Objects.requireNonNullElse(found.getErrors(), List.of(found));
        return Boolean.TRUE.equals(found.getValid())
                ? List.of()
                : errors.stream()
                        .map(e -> e.getInstanceLocation() + " " + e.getKeywordLocation() + " " + e.getError())
                        .toList();
    }

    private static String code(String... rooms) throws IOException {
        var all = new StringBuilder();
        for (var room : rooms) {
            try (var files = Files.walk(CODE.resolve(room))) {
                for (var file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    @Test
    void everyParameterThatTheCodeReadsIsInItAndEveryOneInItIsRead() throws IOException {
        var names = CONTRACT.operations().stream()
                .flatMap(o -> o.parameters(Place.QUERY).stream())
                .map(Parameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
        var reads = Pattern.compile("(?:number|one|time|getOrDefault)\\(\"([a-z]+)\"")
                .matcher(code("api", "stream"));
        var read = reads.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).containsAll(read);
        var code = code("");
        assertThat(names).allSatisfy(name -> assertThat(code).contains("\"" + name + "\""));
    }
}
