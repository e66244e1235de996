package io.vioscope.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vioscope.model.Fact;
import io.vioscope.model.Judgement;
import io.vioscope.model.ProblemFact;
import io.vioscope.rca.learn.Learned;
import io.vioscope.rca.learn.Lesson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a commit teaches, and reading back what was learned. */
final class LessonRow {
    static final String RESET = "DELETE FROM lesson WHERE cloud_id = $1";
    static final String TAKE_UP = "UPDATE lesson SET used = true WHERE cloud_id = $1";

    /** What an operator says counts at once and takes the place of whatever the problem taught before. */
    static final String JUDGED = insert(true)
            + " ON CONFLICT (cloud_id, number) DO UPDATE SET answer = excluded.answer, shows = excluded.shows, used = true";

    /** What has taught once does not do so at each of its ends. */
    static final String ENDED = insert(false) + " ON CONFLICT (cloud_id, number) DO NOTHING";

    static final String FORGET_OLDEST = "DELETE FROM lesson WHERE cloud_id = $1 AND used AND number NOT IN"
            + " (SELECT number FROM lesson WHERE cloud_id = $1 AND used ORDER BY number DESC LIMIT " + Learned.KEPT
            + ")";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LessonRow() {}

    private static String insert(boolean used) {
        return "INSERT INTO lesson (cloud_id, learned_at, used, number, name, answer, shows)"
                + " SELECT $1, $2, " + used + ", l.number, l.name, l.answer, l.shows::jsonb"
                + " FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) AS l(number, name, answer, shows)";
    }

    static List<Lesson> judged(List<Fact> facts) {
        return facts.stream()
                .filter(ProblemFact.Judged.class::isInstance)
                .map(fact -> ((ProblemFact.Judged) fact).problem())
                .map(problem ->
                        Lesson.of(problem, Objects.requireNonNull(problem.life().judged())))
                .toList();
    }

    static List<Lesson> ended(List<Fact> facts) {
        return facts.stream()
                .filter(ProblemFact.Resolved.class::isInstance)
                .flatMap(fact -> Lesson.of((ProblemFact.Resolved) fact).stream())
                .toList();
    }

    /** The columns of {@link #JUDGED} and {@link #ENDED}. */
    static Columns<Lesson> columns() {
        return new Columns<Lesson>()
                .number(Lesson::number)
                .text(Lesson::problem)
                .text(LessonRow::answer)
                .text(LessonRow::shows);
    }

    private static @Nullable String answer(Lesson lesson) {
        return lesson.answer() == null ? null : lesson.answer().word();
    }

    private static String shows(Lesson lesson) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(lesson.shows()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers cannot fail to become JSON", e);
        }
    }

    /** All that was learned in a cloud. */
    static Future<Learned> load(SqlConnection connection, int cloud) {
        return connection
                .preparedQuery(
                        "SELECT number, name, answer, shows::text, used, learned_at FROM lesson WHERE cloud_id = $1")
                .execute(Tuple.of(cloud))
                .map(rows -> {
                    var used = new ArrayList<Lesson>();
                    var waiting = new ArrayList<Lesson>();
                    var since = Optional.<Instant>empty();
                    for (var row : rows) {
                        (row.getBoolean(4) ? used : waiting).add(lesson(row));
                        var at = row.getOffsetDateTime(5).toInstant();
                        since = row.getBoolean(4) || since.filter(at::isAfter).isPresent() ? since : Optional.of(at);
                    }
                    return Learned.of(used, waiting, since.orElse(null));
                });
    }

    private static Lesson lesson(Row row) {
        var answer = row.getString(2);
        return new Lesson(
                row.getLong(0),
                row.getString(1),
                answer == null ? null : Judgement.Answer.of(answer).orElseThrow(),
                shows(row.getString(3)));
    }

    private static Map<String, Double> shows(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Double>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recorded lesson is none: " + json, e);
        }
    }
}
