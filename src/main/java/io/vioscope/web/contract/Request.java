package io.vioscope.web.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vioscope.web.contract.Parameter.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request for an operation, held to the contract. A parameter that is sent empty is as one that is not sent, as forms do that.
 *
 * @param operation what is asked for
 * @param query     what is sent in the address, decoded, the first of each name
 * @param path      the segments of the address by name, decoded
 * @param header    the headers; null for one that is not sent
 * @param body      the body; empty where there is none
 */
public record Request(
        Operation operation,
        Map<String, String> query,
        Map<String, String> path,
        Function<String, @Nullable String> header,
        String body) {
    /** The name of the parameter that says which fields are wanted. */
    public static final String FIELDS = "fields";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Why there can be no such thing, as a sentence; empty where the address is one of the contract. */
    public Optional<String> nowhere() {
        return operation.parameters(Place.PATH).stream()
                .filter(p -> !fits(p, path.getOrDefault(p.name(), "")))
                .map(p -> p.schema().right())
                .findFirst();
    }

    /** What is wrong with parameters and headers, by name. */
    public Map<String, String> wrongParameters() {
        var wrong = new TreeMap<String, String>();
        for (var place : List.of(Place.QUERY, Place.HEADER)) {
            for (var parameter : operation.parameters(place)) {
                check(parameter, sent(parameter), wrong);
            }
        }
        var known = new TreeSet<String>();
        operation.parameters(Place.QUERY).forEach(p -> known.add(p.name()));
        query.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong.put(
                        name,
                        known.isEmpty()
                                ? "there is no such parameter, nor any other"
                                : "there is no such parameter; there are " + String.join(", ", known)));
        return wrong;
    }

    private @Nullable String sent(Parameter parameter) {
        var text = parameter.place() == Place.HEADER ? header.apply(parameter.name()) : query.get(parameter.name());
        var isEmpty = text != null && text.isEmpty() && parameter.place() == Place.QUERY;
        return isEmpty ? null : text;
    }

    private void check(Parameter parameter, @Nullable String text, Map<String, String> wrong) {
        if (text == null) {
            if (parameter.isRequired()) {
                wrong.put(parameter.name(), parameter.schema().right());
            }
        } else if (!fits(parameter, text)) {
            wrong.put(parameter.name(), parameter.schema().right());
        } else if (parameter.name().equals(FIELDS)) {
            unknownField(text).ifPresent(why -> wrong.put(FIELDS, why));
        }
    }

    private static boolean fits(Parameter parameter, String text) {
        return parameter.schema().wrong(parameter.schema().read(text)).isEmpty();
    }

    private Optional<String> unknownField(String text) {
        var names = fieldNames(operation);
        return names.containsAll(List.of(text.split(",", -1)))
                ? Optional.empty()
                : Optional.of("right would be some of " + String.join(",", names));
    }

    /** The fields of what an operation answers, or of each item of that, in the contract's order. */
    public static List<String> fieldNames(Operation operation) {
        return operation
                .result()
                .flatMap(all -> all.property("items").flatMap(Schema::items).or(() -> Optional.of(all)))
                .map(Schema::names)
                .orElse(List.of());
    }

    /** What is wrong with the body, by where it is: RFC 6901 without the first slash; empty is all of it. */
    public Map<String, String> wrongFields() {
        if (operation.body().isEmpty()) {
            return Map.of();
        }
        var wrong = new TreeMap<String, String>();
        operation.body().get().wrong(json()).forEach((at, why) -> wrong.put(at.isEmpty() ? "" : at.substring(1), why));
        return wrong;
    }

    /** No body is as an empty object; what is null is as if it was not there; what is no JSON is no object. */
    private JsonNode json() {
        if (body.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            var json = JSON.readTree(body);
            if (json instanceof ObjectNode object) {
                object.properties().removeIf(field -> field.getValue().isNull());
            }
            return json;
        } catch (JsonProcessingException noJson) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
