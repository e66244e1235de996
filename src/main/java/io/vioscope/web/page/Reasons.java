package io.vioscope.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Migration;
import io.vioscope.words.Words;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Why a server moved or changed its status, as the end of a sentence; empty where nobody has said. */
final class Reasons {
    private Reasons() {}

    static String migration(JsonNode fact) {
        var migration = fact.path("migration");
        if (!migration.isObject()) {
            return "";
        }
        var type = Migration.Type.of(migration.path("type").asText());
        return Words.of(
                "facts.by-which-nova-calls",
                Words.word("migration", type.name()),
                took(migration),
                migration.path("status").asText());
    }

    /** Why a server is still where it was. */
    static String failure(JsonNode fact) {
        var to = fact.path("migration").path("to").path("id").asText();
        var migration = fact.path("migration");
        var type = Migration.Type.of(migration.path("type").asText());
        return Words.of(
                "facts.its-is-what-nova-calls",
                to.isEmpty() ? "" : Words.of("facts.to", to),
                Words.word("migration", type.name()),
                migration.path("status").asText());
    }

    private static String took(JsonNode migration) {
        try {
            var start = Instant.parse(migration.path("startedAt").asText());
            var end = Instant.parse(migration.path("updatedAt").asText());
            return Words.of("facts.within-s", Duration.between(start, end).toSeconds());
        } catch (DateTimeException notTold) {
            return "";
        }
    }

    static String action(JsonNode fact) {
        var action = fact.path("action");
        if (!action.isObject()) {
            return "";
        }
        var verb = action.path("verb").asText();
        return switch (action.path("by").asText()) {
            case "owner" -> Words.of("facts.user-of-its-project-asked", verb);
            case "operator" -> Words.of("facts.user-of-another-project-such", verb);
            default -> Words.of("facts.nobody-asked-nova-did-it", verb);
        };
    }
}
