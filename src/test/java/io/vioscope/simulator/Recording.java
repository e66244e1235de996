package io.vioscope.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A call to a real OpenStack (Zed, one compute on the VMware driver) and its answer. */
record Recording(String name, JsonNode request, JsonNode response) {
    private static final Path FOLDER = Path.of("src/test/resources/io/vioscope/simulator/recordings");
    private static final Set<String> NOT_OURS = Set.of("content-length", "connection", "www-authenticate");

    /** All there are. */
    static List<Recording> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(Recording::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Recording of(String name) {
        return read(FOLDER.resolve(name + ".json"));
    }

    private static Recording read(Path file) {
        try {
            var json = ApiClient.MAPPER.readTree(file.toFile());
            return new Recording(json.path("name").asText(), json.path("request"), json.path("response"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String url() {
        return request.path("url").asText();
    }

    int status() {
        return response.path("status").asInt();
    }

    JsonNode body() {
        return response.path("body");
    }

    /** In small letters. */
    Set<String> headers() {
        var names = new TreeSet<String>();
        response.path("headers").fieldNames().forEachRemaining(key -> names.add(key.toLowerCase(Locale.ROOT)));
        names.removeAll(NOT_OURS);
        return names;
    }

    @Override
    public String toString() {
        return name;
    }
}
