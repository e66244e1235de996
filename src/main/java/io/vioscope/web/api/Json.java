package io.vioscope.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shapes of the JSON that leaves here, and how they become answers. Enumerations are open: readers ignore words they do not know. */
public final class Json {
    private static final String PROBLEM = "application/problem+json";

    private Json() {}

    private static final ObjectMapper MAPPER =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    /**
     * A list.
     *
     * @param items     the page
     * @param next      what to give as {@code cursor} (or {@code after}) for the next page; null on the last
     * @param seq       the number of the last fact in what was read; null where several clouds were read, see freshness
     * @param asOf      when the oldest of the engines that were read last moved, RFC 3339; null before any did
     * @param freshness how fresh each source was
     */
    public record Page(
            List<?> items,
            @Nullable Object next,
            @Nullable Long seq,
            @Nullable String asOf,
            List<Freshness> freshness) {}

    /** How fresh a source was; times RFC 3339, seq that of its cloud. */
    public record Freshness(
            String cloud,
            String source,
            String status,
            @Nullable String lastComplete,
            long seq) {}

    /** The word, health and administrative state that a source gave. */
    public record Told(String status, String health, String admin) {}

    /** A tie; direction is {@code forward} where the entity holds it. */
    public record Tie(
            String type,
            String direction,
            String kind,
            String id,
            @Nullable String name) {}

    /**
     * An entity.
     *
     * @param health    effective: ok, degraded, down, off (down on purpose) or unknown (whatever is not current)
     * @param current   whether lastKnown is what the last report said
     * @param lastKnown what was last said
     * @param seenAt    when it was last seen; null if not since the start
     */
    public record EntityJson(
            String cloud,
            String kind,
            String id,
            String name,
            String health,
            boolean current,
            Told lastKnown,
            @Nullable String seenAt,
            Map<String, String> attributes,
            List<Tie> relations) {}

    /**
     * An alarm that is on; explainedBy is the number of the announced problem that explains it, if one does, maintenance that of
     * the maintenance window for which people are not told of it.
     */
    public record AlarmJson(
            String cloud,
            long number,
            String condition,
            String severity,
            String text,
            String raisedAt,
            String kind,
            String id,
            @Nullable String name,
            boolean current,
            @Nullable Long explainedBy,
            @Nullable Long maintenance) {}

    /** Why something was not read. */
    public record Why(String cause, String detail) {}

    /**
     * A source; times RFC 3339, allListed when all of what it covers was last listed, and not only what changed; took in seconds, bytes and requests of the last report; adds are kinds of other sources to which it adds attributes. Its status is fresh, partial,
     * stale, never, paused, or absent where the cloud does not offer what it looks at.
     */
    public record SourceJson(
            String cloud,
            String source,
            String status,
            @Nullable String since,
            @Nullable String lastReport,
            @Nullable String lastComplete,
            @Nullable Double took,
            @Nullable Integer requests,
            @Nullable Long bytes,
            List<String> kinds,
            List<String> adds,
            long reports,
            long failures,
            Map<String, Why> unseen,
            @Nullable Long clockSkew,
            Map<String, Double> latency,
            @Nullable String allListed,
            @Nullable BudgetJson budget,
            List<String> notes) {}

    /** The calls of all sources of a cloud together; waited in seconds. */
    public record BudgetJson(int perMinute, int taken, double waited) {}

    /** A recorded fact; body depends on type. */
    public record FactJson(
            String cloud,
            long seq,
            String at,
            String type,
            @JsonRawValue String body) {
        /** The fact of that row. */
        static FactJson of(FactRow row) {
            return new FactJson(row.cloud(), row.seq(), Texts.rfc3339(row.at()), row.type(), row.bodyJson());
        }
    }

    /** A recorded fact as one line of text. */
    public static String fact(FactRow row) {
        return write(FactJson.of(row));
    }

    /**
     * When a server came or went: noticed by our clock, began and ended by Nova's where a migration tells them; otherwise
     * it was between the poll before and that which noticed it.
     */
    public record MomentJson(
            String noticed,
            @Nullable String began,
            @Nullable String ended) {}

    /** A migration as Nova keeps it. */
    public record MigrationJson(String id, String type, String status, String startedAt, String updatedAt) {}

    /** What was asked of a server, by owner, operator or nobody. */
    public record AskedJson(
            String verb, String by, @Nullable String userId, String requestId) {}

    /** A stay of a server; without host while it had none, without until if it is still there. */
    public record StayJson(
            @Nullable String host,
            @Nullable MomentJson from,
            String how,
            @Nullable MigrationJson migration,
            @Nullable String status,
            @Nullable AskedJson asked,
            @Nullable MomentJson until,
            @Nullable String gone) {}

    /** A time in which a server was not seen; without until if it has not been since. */
    public record GapJson(String from, @Nullable String until, String why, String detail) {}

    /**
     * Where a server was. To a question for one time, the answer is recorded, gone or moving, or why it is not known; and
     * only the stays and the gap that hold then are told.
     */
    public record PlacementJson(
            String cloud,
            String kind,
            String id,
            String name,
            @Nullable String at,
            @Nullable String answer,
            @Nullable String text,
            @Nullable String seenAt,
            List<StayJson> stays,
            List<GapJson> gaps) {}

    /** RFC 9457, but for trace, which {@link #traced} adds. */
    public record Problem(
            String type,
            String title,
            int status,
            String detail,
            @Nullable List<ParameterError> errors) {}

    /** What is wrong with a parameter; pointer is where it stands in the body (RFC 6901, as a fragment), if it does. */
    public record ParameterError(String parameter, @Nullable String pointer, String detail) {}

    /** An answer of JSON. */
    public static Reply reply(int status, Object body) {
        return Reply.of(status, "application/json", write(body));
    }

    /** An answer of a problem. */
    public static Reply problem(int status, String slug, String title, String detail) {
        return problem(new Problem("urn:vioscope:problem:" + slug, title, status, detail, null));
    }

    /** An answer that says which parameters are wrong, and what would be right. */
    public static Reply badRequest(Map<String, String> errors) {
        return bad(errors.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new ParameterError(e.getKey(), null, e.getValue()))
                .toList());
    }

    /** An answer that says which fields of a body, an object, are wrong: by what RFC 6901 has behind the first slash; the empty field is all of it. */
    public static Reply badBody(Map<String, String> errors) {
        return bad(errors.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new ParameterError(
                        e.getKey().isEmpty() ? "body" : e.getKey(), pointer(e.getKey()), e.getValue()))
                .toList());
    }

    /** An answer that says which parameters, and which fields of the body, are wrong. */
    public static Reply bad(Map<String, String> parameters, Map<String, String> fields) {
        var errors = new ArrayList<ParameterError>();
        new TreeMap<>(parameters).forEach((name, why) -> errors.add(new ParameterError(name, null, why)));
        new TreeMap<>(fields)
                .forEach((name, why) ->
                        errors.add(new ParameterError(name.isEmpty() ? "body" : name, pointer(name), why)));
        return bad(errors);
    }

    /** The number of a problem stands in the address and not in the body. */
    private static @Nullable String pointer(String field) {
        if (field.equals("number")) {
            return null;
        }
        return field.isEmpty()
                ? "#"
                : "#/" + Stream.of(field.split("/", -1)).map(Texts::encode).collect(Collectors.joining("/"));
    }

    private static Reply bad(List<ParameterError> list) {
        var detail = list.size() == 1 ? "One parameter is wrong: " : list.size() + " parameters are wrong: ";
        var names =
                String.join(", ", list.stream().map(ParameterError::parameter).toList());
        return problem(
                new Problem("urn:vioscope:problem:bad-parameter", "Bad parameter", 400, detail + names + ".", list));
    }

    private static Reply problem(Problem problem) {
        return Reply.of(problem.status(), PROBLEM, write(problem));
    }

    /** A problem with the id by which it is found in the log and among the traces; any other answer as it is. */
    public static Reply traced(Reply reply, String trace) {
        if (!isProblem(reply)) {
            return reply;
        }
        try {
            var body = (ObjectNode) MAPPER.readTree(reply.body().getBytes());
            return reply.with(Buffer.buffer(write(body.put("trace", trace))));
        } catch (IOException ourOwnProblemsAreJson) {
            throw new IllegalStateException(ourOwnProblemsAreJson);
        }
    }

    /** Whether an answer is a problem. */
    public static boolean isProblem(Reply reply) {
        return reply.type().equals(PROBLEM);
    }

    private static String write(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException ourOwnRecordsCanBeWritten) {
            throw new IllegalStateException(ourOwnRecordsCanBeWritten);
        }
    }
}
