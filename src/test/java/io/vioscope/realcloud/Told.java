package io.vioscope.realcloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One fact that is expected, told by what it says. Entities are written {@code kind/id}.
 *
 * @param words what is said when it does not come
 */
record Told(String words, Predicate<JsonNode> is) {
    /** An entity came to be known after its kind was. */
    static Told added(String entity) {
        return of("entity_added", entity).where("appearance", "new");
    }

    /** The status is now that word, and the health that. */
    static Told status(String entity, String word, String health) {
        return of("status_changed", entity).where("to.word", word).where("to.health", health);
    }

    /** The status is now one of those words. */
    static Told statusIn(String entity, String... words) {
        return of("status_changed", entity)
                .and(
                        "to one of " + String.join(", ", words),
                        body -> Set.of(words).contains(at(body, "to.word").asText()));
    }

    /** Of an entity some of these changed and nothing else. */
    static Told changed(String entity, String... names) {
        return of("entity_changed", entity)
                .and("of " + String.join(", ", names), body -> Set.of(names).containsAll(names(body.path("changes"))));
    }

    /** A server is on another hypervisor. */
    static Told moved(String server, String from, String to) {
        return of("server_moved", server).where("from.id", from).where("to.id", to);
    }

    static Told missing(String entity) {
        return of("entity_missing", entity);
    }

    static Told deleted(String entity) {
        return of("entity_deleted", entity);
    }

    static Told raised(String condition, String entity, String severity) {
        return of("alarm_raised", entity).where("condition", condition).where("severity", severity);
    }

    static Told cleared(String condition, String entity) {
        return of("alarm_cleared", entity).where("condition", condition);
    }

    /** A problem of that name is held to be the cause there. */
    static Told opened(String problem, String entity) {
        return of("problem_opened", entity).where("problem", problem);
    }

    /** It is over. */
    static Told resolved(String problem, String entity) {
        return of("problem_resolved", entity).where("problem", problem);
    }

    /** More is known of it, or it is surer. */
    static Told revised(String problem, String entity) {
        return of("problem_revised", entity).where("problem", problem);
    }

    /** A server of which there was doubt was asked about live, or what came of that has been forgotten after ten minutes. */
    static Told probed() {
        return new Told(
                "probe.state of servers",
                fact -> fact.path("type").asText().equals("entity_changed")
                        && fact.path("body").path("kind").asText().equals("server")
                        && names(fact.path("body").path("changes")).equals(Set.of("probe.state")));
    }

    /** A source is now {@code stale}, {@code partial} or {@code back}. */
    static Told source(String name, String word) {
        return new Told(
                "source_" + word + " " + name,
                fact -> fact.path("type").asText().equals("source_" + word)
                        && fact.path("body").path("source").asText().equals(name));
    }

    private static Told of(String type, String entity) {
        return new Told(
                type + " " + entity,
                fact -> fact.path("type").asText().equals(type)
                        && (fact.path("body").path("kind").asText() + "/"
                                        + fact.path("body").path("id").asText())
                                .equals(entity));
    }

    /** The same, saying also this. */
    Told where(String path, String value) {
        return and(path + " " + value, body -> at(body, path).asText("").equals(value));
    }

    /** The same, with this among what changed, to that; empty for nothing. */
    Told to(String name, String value) {
        return and(
                name + " to " + value,
                body -> body.path("changes").has(name)
                        && body.path("changes").path(name).path("to").asText("").equals(value));
    }

    /** The same, with that attribute. */
    Told with(String attribute, String value) {
        return and(
                attribute + " " + value,
                body -> body.path("attributes").path(attribute).asText("").equals(value));
    }

    /** The same, with that tie. */
    Told tied(String type, String entity) {
        return and(type + " " + entity, body -> {
            for (var tie : body.path("relations")) {
                var to = tie.path("kind").asText() + "/" + tie.path("id").asText();
                if (tie.path("type").asText().equals(type) && to.equals(entity)) {
                    return true;
                }
            }
            return false;
        });
    }

    private Told and(String more, Predicate<JsonNode> says) {
        return new Told(words + ", " + more, fact -> is.test(fact) && says.test(fact.path("body")));
    }

    private static JsonNode at(JsonNode body, String path) {
        return body.at("/" + path.replace('.', '/'));
    }

    private static Set<String> names(JsonNode changes) {
        var names = new TreeSet<String>();
        changes.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Override
    public String toString() {
        return words;
    }
}
