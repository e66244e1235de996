package io.vioscope.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vioscope.web.contract.Operation;
import io.vioscope.web.contract.Parameter;
import io.vioscope.web.contract.Parameter.Place;
import io.vioscope.web.contract.Schema;
import io.vioscope.web.view.Texts;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** One request made at random from the contract: half of them tame, which mostly fit, the others with what hurts. */
final class FuzzedRequest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "-1",
            "0",
            "1e999",
            "999999999999999999999999",
            "null",
            "NaN",
            "\u0000",
            "\r\n",
            "..",
            "../../etc/passwd",
            "%",
            "%zz",
            "'\"<script>",
            "${jndi:x}",
            "{{x}}",
            "\ud800",
            "\u202e",
            "a,b,,c",
            "kind:",
            "=cmd()",
            "[]",
            "{}",
            "2026-11-25T03:12:00Z",
            "-15m",
            "14:07",
            "2026-13-45",
            "vio",
            "99",
            "7",
            "server",
            "s01",
            "nova",
            "x".repeat(3000));

    private final Random random;
    private final BiFunction<String, Random, List<String>> there;
    private final boolean tame;

    /** By that chance; there gives what is there of a name. */
    FuzzedRequest(Random random, BiFunction<String, Random, List<String>> there) {
        this.random = random;
        this.there = there;
        this.tame = random.nextBoolean();
    }

    /** Path and query. */
    String uri(Operation operation) {
        var path = operation.path();
        for (var parameter : operation.parameters(Place.PATH)) {
            path = path.replace("{" + parameter.name() + "}", Texts.encode(text(parameter)));
        }
        var query = new StringBuilder();
        for (var parameter : operation.parameters(Place.QUERY)) {
            if (parameter.isRequired() ? random.nextInt(8) > 0 : random.nextInt(3) == 0) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parameter.name())
                        .append("=")
                        .append(value(parameter));
            }
        }
        if (!tame && random.nextInt(12) == 0) {
            query.append(query.isEmpty() ? "?" : "&").append(nasty().replaceAll("[^!-~]", "x"));
        }
        return path + query;
    }

    private String value(Parameter parameter) {
        return Texts.encode(text(parameter));
    }

    /** The value of a parameter, mostly of one that is there. */
    String text(Parameter parameter) {
        return text(parameter.name(), parameter.schema());
    }

    /** Something of that name that is there, mostly. */
    private String text(String name, Schema schema) {
        var known = there.apply(name, random);
        return !known.isEmpty() && random.nextInt(tame ? 8 : 3) > 0
                ? known.get(random.nextInt(known.size()))
                : text(schema);
    }

    private String nasty() {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    /** Something that fits, mostly; else anything. */
    private String text(Schema schema) {
        if (!tame && random.nextInt(3) == 0) {
            return nasty();
        }
        var words = schema.json().path("enum");
        if (words.size() > 0) {
            return words.get(random.nextInt(words.size())).asText();
        }
        if (schema.types().contains("integer")) {
            return List.of("0", "1", "7", "99", "1000", "43200").get(random.nextInt(6));
        }
        return List.of(
                        "vio",
                        "s01",
                        "c3",
                        "hypervisor/c3",
                        "hypervisor.down",
                        "nova",
                        "2026-11-25T03:00:15Z",
                        "8h",
                        "name",
                        "kind",
                        "name,id")
                .get(random.nextInt(11));
    }

    /** JSON that is as the schema has it, or not. */
    String body(Schema schema) {
        var object = object(schema);
        return switch (tame ? 12 : random.nextInt(12)) {
            case 0 -> nasty();
            case 1 -> "[" + object + "]";
            case 2 ->
                object.toString().substring(random.nextInt(object.toString().length()));
            case 3 -> "[".repeat(2000);
            default -> object.toString();
        };
    }

    private ObjectNode object(Schema schema) {
        var object = JSON.createObjectNode();
        for (var name : schema.names()) {
            if (random.nextInt(tame ? 4 : 2) == 0 || (tame && schema.required().contains(name))) {
                object.set(name, field(name, schema.property(name).orElseThrow()));
            }
        }
        return object;
    }

    private JsonNode field(String name, Schema schema) {
        var nodes = JSON.getNodeFactory();
        return switch (tame ? 8 : random.nextInt(8)) {
            case 0 -> nodes.numberNode(random.nextLong());
            case 1 -> nodes.nullNode();
            case 2 -> nodes.booleanNode(random.nextBoolean());
            case 3 -> nodes.arrayNode().add(nasty());
            case 4 -> nodes.textNode(nasty());
            default -> fitting(name, schema);
        };
    }

    /** As the schema has it, through lists and objects. */
    private JsonNode fitting(String name, Schema schema) {
        if (schema.types().contains("array")) {
            var list = JSON.createArrayNode();
            for (var left = random.nextInt(4); left >= 0; left--) {
                schema.items().ifPresent(item -> list.add(fitting(name, item)));
            }
            return list;
        }
        return schema.types().contains("object") ? object(schema) : schema.read(text(name, schema));
    }
}
