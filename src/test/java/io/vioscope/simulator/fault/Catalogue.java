package io.vioscope.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is known about VIO's faults, as {@code faults.json} beside this class has it. */
final class Catalogue {
    /** A fault, what it does and what it leaves alone. */
    record Known(String id, String category, List<Symptom> symptoms, List<Unchanged> unchanged) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** Something that the fault changes, so many seconds after it. */
    record Symptom(
            String kind,
            String attribute,
            String from,
            String to,
            String scope,
            double probability,
            long earliest,
            long latest) {
        @Override
        public String toString() {
            return kind + "." + attribute + " -> " + to + " @" + scope;
        }
    }

    /** Something that the fault does not change. */
    record Unchanged(String kind, String attribute, String value, String scope) {
        @Override
        public String toString() {
            return kind + "." + attribute + " = " + value + " @" + scope;
        }
    }

    private Catalogue() {}

    static List<Known> read() {
        try (var file = Catalogue.class.getResourceAsStream("faults.json")) {
            return rows(new ObjectMapper().readTree(file).path("faults"))
                    .map(Catalogue::fault)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<JsonNode> rows(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Known fault(JsonNode row) {
        return new Known(
                row.path("id").asText(),
                row.path("category").asText(),
                rows(row.path("symptoms")).map(Catalogue::symptom).toList(),
                rows(row.path("unchanged")).map(Catalogue::unchanged).toList());
    }

    private static Symptom symptom(JsonNode row) {
        return new Symptom(
                row.path("class").asText(),
                row.path("attribute").asText(),
                row.path("from").asText(),
                row.path("to").asText(),
                row.path("scope").asText(),
                row.path("probability").asDouble(),
                row.path("delayRange").path(0).asLong(),
                row.path("delayRange").path(1).asLong());
    }

    private static Unchanged unchanged(JsonNode row) {
        return new Unchanged(
                row.path("class").asText(),
                row.path("attribute").asText(),
                row.path("value").asText(),
                row.path("scope").asText());
    }
}
