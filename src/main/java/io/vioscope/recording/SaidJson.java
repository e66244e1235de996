package io.vioscope.recording;

import static io.vioscope.json.ModelReader.text;
import static io.vioscope.json.ModelReader.time;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.json.ModelWriter;
import io.vioscope.json.ProblemReader;
import io.vioscope.json.ProblemWriter;
import io.vioscope.model.Judgement;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Remark;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.Problems;
import io.vioscope.rca.learn.Learned;
import io.vioscope.rca.learn.Lesson;
import io.vioscope.recording.hide.Redaction;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What operators said of problems, and what came of that, as JSON, both ways. */
final class SaidJson {
    private static final String FORGET = "forget";
    private static final String ADVISE = "advise";

    private SaidJson() {}

    /** The fields of an order. */
    static void order(JsonGenerator json, Line.Said line, Redaction redaction) throws IOException {
        json.writeStringField("at", line.at().toString());
        var order = line.order();
        json.writeStringField("what", what(order));
        if (order.number() != 0) {
            json.writeNumberField("number", order.number());
        }
        json.writeStringField("by", redaction.words(order.by()));
        json.writeStringField("note", redaction.words(order.note()));
        if (order.version() != null) {
            json.writeNumberField("version", order.version());
        }
        if (order instanceof ProblemOrder.Handle handle) {
            ActJson.write(json, handle, redaction);
        } else if (order instanceof ProblemOrder.Advise advise) {
            json.writeStringField("problem", advise.problem());
        }
    }

    private static String what(ProblemOrder order) {
        return order.match(
                a -> "acknowledge",
                u -> "unacknowledge",
                j -> j.answer().word(),
                f -> FORGET,
                h -> ActJson.word(h.act()),
                a -> a.stands() ? ADVISE : "unadvise");
    }

    static Line.Said order(JsonNode json) {
        var number = json.path("number").asLong();
        var by = text(json, "by");
        var note = text(json, "note");
        var order = switch (text(json, "what")) {
            case "acknowledge" -> new ProblemOrder.Acknowledge(number, by, note, ActJson.version(json));
            case "unacknowledge" -> new ProblemOrder.Unacknowledge(number, by, note, ActJson.version(json));
            case ADVISE -> new ProblemOrder.Advise(text(json, "problem"), true, by, note);
            case "unadvise" -> new ProblemOrder.Advise(text(json, "problem"), false, by, note);
            case FORGET -> new ProblemOrder.Forget(by, note);
            default -> handle(json, number, by, note);
        };
        return new Line.Said(time(json, "at"), order);
    }

    private static ProblemOrder handle(JsonNode json, long number, String by, String note) {
        return Judgement.Answer.of(text(json, "what"))
                .<ProblemOrder>map(answer -> new ProblemOrder.Judge(number, answer, by, note, ActJson.version(json)))
                .orElseGet(() -> new ProblemOrder.Handle(number, ActJson.read(json), by, note, ActJson.version(json)));
    }

    /** The fields of a problem that is over, and of its end. */
    static void ended(JsonGenerator json, Problems.Ended ended) throws IOException {
        ModelWriter.key(json, ended.problem().key().entity());
        ProblemWriter.problem(json, ended.problem());
        json.writeStringField("ended", ended.at().toString());
        json.writeStringField("why", ModelWriter.word(ended.why()));
        if (ended.into() != null) {
            json.writeNumberField("into", ended.into());
        }
    }

    /** A problem that was open, or one that was over. */
    static Line problem(JsonNode json) {
        var problem = ProblemReader.problem(json);
        return json.has("ended")
                ? new Line.ProblemOver(new Problems.Ended(
                        problem,
                        time(json, "ended"),
                        ProblemFact.Ending.valueOf(text(json, "why").toUpperCase(Locale.ROOT)),
                        json.has("into") ? json.path("into").asLong() : null))
                : new Line.ProblemOpen(problem);
    }

    /** The fields of what was learned. */
    static void learned(JsonGenerator json, Learned learned, Redaction redaction) throws IOException {
        json.writeObjectFieldStart("advice");
        for (var advice : learned.advice().entrySet()) {
            var said = advice.getValue();
            json.writeObjectFieldStart(advice.getKey());
            ProblemWriter.remark(json, new Remark(redaction.words(said.by()), redaction.words(said.note()), said.at()));
            json.writeEndObject();
        }
        json.writeEndObject();
        lessons(json, "used", learned.used().values());
        lessons(json, "waiting", learned.waiting().values());
        var since = learned.waitingSince();
        if (since != null) {
            json.writeStringField("waitingSince", since.toString());
        }
    }

    private static void lessons(JsonGenerator json, String field, Collection<Lesson> lessons) throws IOException {
        json.writeArrayFieldStart(field);
        for (var lesson : lessons) {
            json.writeStartObject();
            json.writeNumberField("number", lesson.number());
            json.writeStringField("problem", lesson.problem());
            var answer = lesson.answer();
            if (answer != null) {
                json.writeStringField("answer", answer.word());
            }
            json.writeObjectFieldStart("shows");
            for (var share : new TreeMap<>(lesson.shows()).entrySet()) {
                json.writeNumberField(share.getKey(), share.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static Line.LearnedWas learned(JsonNode json) {
        return new Line.LearnedWas(Learned.of(
                        lessons(json.path("used")),
                        lessons(json.path("waiting")),
                        json.has("waitingSince") ? time(json, "waitingSince") : null)
                .advised(advice(json.path("advice"))));
    }

    private static Map<String, Remark> advice(JsonNode json) {
        var advice = new TreeMap<String, Remark>();
        json.properties().forEach(e -> advice.put(e.getKey(), ProblemReader.remark(e.getValue())));
        return advice;
    }

    private static List<Lesson> lessons(JsonNode array) {
        return array.valueStream()
                .map(json -> new Lesson(
                        json.path("number").asLong(),
                        text(json, "problem"),
                        json.has("answer")
                                ? Judgement.Answer.of(text(json, "answer")).orElseThrow()
                                : null,
                        shows(json.path("shows"))))
                .toList();
    }

    private static Map<String, Double> shows(JsonNode json) {
        var shares = new TreeMap<String, Double>();
        json.properties().forEach(e -> shares.put(e.getKey(), e.getValue().asDouble()));
        return shares;
    }
}
