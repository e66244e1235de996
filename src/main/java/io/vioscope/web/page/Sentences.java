package io.vioscope.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Severity;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says facts in plain sentences. Reads the facts' public JSON with patience: a fact of a type or shape that it does not
 * know is told by its type alone.
 */
public final class Sentences {
    private Sentences() {}

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A fact as a line of text.
     *
     * @param key   names the line
     * @param at    when, RFC 3339
     * @param mark  of the legend, or empty
     * @param href  of the subject, or empty
     * @param kind  of the subject, or empty
     * @param subject its name, or empty; may be hostile text
     * @param text  the rest of the sentence; may have hostile text
     * @param cloud its cloud, or empty where only one is watched
     */
    public record Line(
            String key, String at, String mark, String href, String kind, String subject, String text, String cloud) {}

    /** The facts as lines; those that are only bookkeeping are left out. */
    public static List<Line> lines(World world, List<FactRow> facts, int limit) {
        return facts.stream()
                .filter(f -> !f.type().equals("entity_missing") && !f.type().equals("entity_reappeared"))
                .map(f -> new Parsed(f, read(f.bodyJson())))
                .filter(p -> !p.text("appearance").equalsIgnoreCase("found_at_first_sight"))
                .limit(limit)
                .map(p -> line(world, p))
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private record Parsed(FactRow fact, JsonNode body) {
        String text(String... path) {
            var node = body;
            for (var name : path) {
                node = node.path(name);
            }
            return node.isValueNode() ? node.asText() : "";
        }

        /** The first of these that is there. */
        String any(String... names) {
            return Stream.of(names)
                    .map(this::text)
                    .filter(t -> !t.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        String status(String name) {
            return body.path(name).isObject() ? first(body.path(name), "status", "word") : text(name);
        }

        static String first(JsonNode node, String... names) {
            return Stream.of(names)
                    .map(n -> node.path(n).asText(""))
                    .filter(t -> !t.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        Optional<EntityKey> subject() {
            for (var name : List.of("entity", "key", "subject", "last", "alarm")) {
                var node = body.path(name);
                var inner = node.path("entity").isMissingNode() ? node.path("key") : node.path("entity");
                var found = key(node).or(() -> key(inner));
                if (found.isPresent()) {
                    return found;
                }
            }
            return key(body);
        }

        static Optional<EntityKey> key(JsonNode node) {
            if (node.isTextual() && node.asText().contains("/")) {
                var text = node.asText();
                return key(text.substring(0, text.indexOf('/')), text.substring(text.indexOf('/') + 1));
            }
            return key(node.path("kind").asText(""), node.path("id").asText(""));
        }

        static Optional<EntityKey> key(String kind, String id) {
            return Kind.of(kind).filter(k -> EntityKey.isValidId(id)).map(k -> new EntityKey(k, id));
        }

        String name(World world, EntityKey key) {
            var told = Stream.of(text("name"), text("entity", "name"), text("last", "name"))
                    .filter(t -> !t.isEmpty())
                    .findFirst();
            return told.or(() ->
                            world.cloud(fact.cloud()).flatMap(c -> c.get(key)).map(s -> s.label()))
                    .orElse(key.id());
        }
    }

    private static Line line(World world, Parsed p) {
        var key = p.subject();
        var isAboutEntity = !p.fact.type().startsWith("kind_") && key.isPresent();
        return new Line(
                "fact-" + Texts.encode(p.fact.cloud()) + "-" + p.fact.seq(),
                Texts.rfc3339(p.fact.at()),
                mark(p),
                isAboutEntity ? Links.entity(world, p.fact.cloud(), key.get()) : "",
                isAboutEntity ? Words.noun(key.get().kind().label()) : "",
                isAboutEntity ? p.name(world, key.get()) : "",
                rest(p),
                world.isPlural() ? p.fact.cloud() : "");
    }

    private static String mark(Parsed p) {
        var severity = Stream.of(p.text("severity"), p.text("alarm", "severity"))
                .filter(t -> Stream.of(Severity.values())
                        .anyMatch(s -> s != Severity.CLEARED && s.word().equals(t)))
                .findFirst();
        return switch (p.fact.type()) {
            case "alarm_raised", "alarm_changed", "problem_opened", "problem_reopened", "problem_revised" ->
                severity.orElse("");
            case "source_stale" -> "stale";
            case "source_partial" -> "partial";
            case "source_back" -> "fresh";
            default -> "";
        };
    }

    private static String rest(Parsed p) {
        return switch (p.fact.type()) {
            case "entity_added" -> Words.of("facts.appeared");
            case "entity_deleted" -> gone(p);
            case "status_changed" ->
                Words.of("facts.went-from-to", p.status("from"), p.status("to"), Reasons.action(p.body));
            case "server_moved" ->
                Words.of("facts.moved-from-to", end(p, "from"), end(p, "to"), Reasons.migration(p.body));
            case "migration_failed" -> Words.of("facts.was-not-moved", Reasons.failure(p.body));
            case "entity_changed" -> movedWithin(p).orElseGet(() -> Words.of("facts.changed", changed(p)));
            case "alarm_raised" -> Words.of("facts.alarm", alarm(p));
            case "alarm_changed" ->
                (isReleased(p) ? Words.of("facts.alarm-now-that-maintenance-is") : Words.of("facts.alarm-changed"))
                        + alarm(p);
            case "alarm_cleared" -> Words.of("facts.alarm-cleared", alarm(p));
            case "problem_opened",
                    "problem_reopened",
                    "problem_revised",
                    "problem_resolved",
                    "problem_acknowledged",
                    "problem_unacknowledged",
                    "problem_judged",
                    "problem_assigned",
                    "problem_snoozed",
                    "problem_woken",
                    "problem_noted",
                    "problem_closed",
                    "problem_unclosed" -> ProblemSentences.rest(p.fact.type(), p.body);
            case "maintenance_set" -> Words.of("facts.is-in-maintenance-until", p.text("until"), p.text("reason"));
            case "maintenance_ended" ->
                Words.of(
                        "facts.maintenance-is",
                        p.text("why").equals("cancelled") ? Words.of("facts.cancelled") : Words.of("facts.over"),
                        p.text("reason"));
            case "learning_taken_up" ->
                Words.of(
                        "facts.lessons-of-that-nobody-judged",
                        Texts.count(p.body.path("lessons").asLong(), "problem"));
            case "learning_reset" -> Words.of("facts.all-that-was-learned-is", p.text("by"));
            case "advice_given" ->
                Words.of("facts.what-is-known-here-of", p.text("problem"), p.text("note"), p.text("by"));
            case "advice_withdrawn" -> Words.of("facts.nothing-is-known-here-of", p.text("problem"), p.text("by"));
            case "kind_discovered" -> discovered(p);
            case "source_stale", "source_partial", "source_back" -> source(p);
            default -> p.fact.type().replace('_', ' ');
        };
    }

    private static String gone(Parsed p) {
        var sign = p.any("sign", "why");
        return sign.equalsIgnoreCase("absent_twice")
                ? Words.of("facts.is-gone-absent-from-two-lists")
                : Words.of("facts.is-gone-its-api-says-so");
    }

    private static String end(Parsed p, String name) {
        var key = Parsed.key(p.body.path(name));
        return key.map(EntityKey::id).orElse(p.text(name));
    }

    /** vMotion, or a restart by vSphere HA: the hypervisor is the same, so it is no move of Nova's. */
    private static Optional<String> movedWithin(Parsed p) {
        var host = p.body.path("changes").path("vcenter.host");
        return host.path("from").isTextual() && host.path("to").isTextual()
                ? Optional.of(Words.of(
                        "facts.moved-from-esxi-host-to",
                        host.path("from").asText(),
                        host.path("to").asText()))
                : Optional.empty();
    }

    private static String changed(Parsed p) {
        var names = new ArrayList<String>();
        p.body.path("changes").fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? Words.of("facts.something") : String.join(", ", names);
    }

    private static String alarm(Parsed p) {
        var text = p.text("text").isEmpty() ? p.text("alarm", "text") : p.text("text");
        return text.isEmpty() ? p.any("condition") : text;
    }

    private static boolean isReleased(Parsed p) {
        return p.body.path("released").asBoolean();
    }

    private static String discovered(Parsed p) {
        var count = p.body.path("count").asLong();
        return Words.of(
                "facts.found-at-first-sight",
                Kind.of(p.text("of")).map(k -> Texts.count(count, k.label())).orElse(p.text("of")));
    }

    private static boolean isNotInCatalog(Parsed p) {
        return p.text("why", "cause").equals(ReadFailure.Cause.NOT_IN_CATALOG.word());
    }

    private static String source(Parsed p) {
        var detail = p.text("why", "detail").isEmpty() ? p.any("why", "detail") : p.text("why", "detail");
        var source = p.any("source", "name");
        var state = switch (p.fact.type()) {
            case "source_stale" ->
                isNotInCatalog(p)
                        ? Words.of("facts.has-nothing-to-read", source)
                        : Words.of("facts.went-stale", source);
            case "source_partial" -> Words.of("facts.sees-only-part", source);
            default -> Words.of("facts.is-read-in-full", source);
        };
        return detail.isEmpty() ? state : Words.of("facts.source-why", state, detail);
    }
}
