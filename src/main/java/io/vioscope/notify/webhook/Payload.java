package io.vioscope.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vioscope.model.AdminState;
import io.vioscope.model.Flow;
import io.vioscope.model.Problem;
import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.CauseNotice;
import io.vioscope.notify.Notification.Change;
import io.vioscope.notify.Notification.EntityNotice;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Notification.Heartbeat;
import io.vioscope.notify.Notification.State;
import io.vioscope.notify.Notification.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notifications as JSON; {@code docs/webhooks.md} describes it. Pure. */
final class Payload {
    /** The longest text in characters: with all of it a message is shorter than the 20 kB of Standard Webhooks. */
    private static final int LONGEST = 1500;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}]+");

    private Payload() {}

    /** JSON in UTF-8. */
    static Buffer octets(JsonNode json) {
        try {
            return Buffer.buffer(JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of JSON can be written", e);
        }
    }

    /** The same for people. */
    static String pretty(Buffer json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json.getBytes()));
        } catch (IOException e) {
            throw new AssertionError("what we wrote can be read", e);
        }
    }

    /** An object that is empty yet. */
    static ObjectNode object() {
        return NODES.objectNode();
    }

    /** A text as it is sent: without control characters and not too long. */
    static String text(String text) {
        var clean = CONTROL.matcher(text).replaceAll(" ");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…";
    }

    /** What happened, in words divided by full stops. */
    static String type(Notification notification) {
        return notification.match(
                n -> "alarm." + word(n.change(), "raised", "cleared"),
                n -> "problem." + word(n.change(), "opened", "resolved"),
                n -> "entity." + word(n.event()),
                n -> "heartbeat",
                n -> "test");
    }

    private static String word(Change change, String begun, String over) {
        return change.isEnd() ? over : change == Change.NEW ? begun : "changed";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** When it was learnt. */
    static Instant at(Notification notification) {
        return notification.match(
                n -> n.heading().at(),
                n -> n.heading().at(),
                n -> n.heading().at(),
                Heartbeat::at,
                Notification.Test::at);
    }

    /**
     * What is known of it.
     *
     * @param number its number among those to the receiver; 0 for none
     */
    static ObjectNode data(Notification notification, String receiver, long number) {
        var data = object().put("receiver", receiver);
        if (number > 0) {
            data.put("number", number);
        }
        return notification.match(
                n -> alarm(data, n),
                n -> problem(data, n),
                n -> entity(data, n),
                n -> data.put("intervalSeconds", n.interval().toSeconds())
                        .put("alarms", n.alarms())
                        .put("problems", n.causes())
                        .put("withheld", n.withheld()),
                n -> data.put("text", "Somebody wants to know whether messages arrive. Nothing happened."));
    }

    private static ObjectNode heading(ObjectNode data, Heading heading) {
        return data.put("cloud", heading.cloud()).put("seq", heading.seq());
    }

    private static ObjectNode alarm(ObjectNode data, AlarmNotice n) {
        var alarm = n.alarm();
        heading(data, n.heading()).put("change", word(n.change()));
        var json = object().put("number", alarm.number())
                .put("condition", alarm.key().condition())
                .put("severity", alarm.severity().word())
                .put("text", text(alarm.text()))
                .put("eventType", n.eventType())
                .put("probableCause", n.probableCause())
                .put("raisedAt", alarm.raisedAt().toString())
                .put("problem", n.cause());
        data.set("alarm", json);
        data.set("entity", subject(n.subject()));
        return url(data, n.url());
    }

    private static ObjectNode problem(ObjectNode data, CauseNotice n) {
        var problem = n.problem();
        heading(data, n.heading()).put("change", word(n.change()));
        var json = object().put("number", problem.number())
                .put("problem", problem.key().name())
                .put("severity", problem.severity().word())
                .put("text", text(problem.text()))
                .put("advice", text(problem.advice()))
                .put("certainty", problem.verdict().certainty())
                .put("explains", problem.verdict().explains())
                .put("openedAt", problem.openedAt().toString());
        json.set("impact", impact(problem));
        data.set("problem", json);
        data.set("entity", subject(n.subject()));
        return url(data, n.url());
    }

    private static ObjectNode impact(Problem problem) {
        var json = object();
        for (var flow : Flow.values()) {
            var kinds = object();
            problem.impact().of(flow).forEach((kind, count) -> kinds.put(kind.word(), count));
            json.set(word(flow), kinds);
        }
        return json;
    }

    private static ObjectNode entity(ObjectNode data, EntityNotice n) {
        heading(data, n.heading());
        data.set("entity", subject(n.subject()));
        data.set("before", state(n.before(), n.oldHypervisor()));
        data.set("after", state(n.after(), n.hypervisor()));
        return data;
    }

    private static ObjectNode state(State state, String hypervisor) {
        return object().put("status", word(state.standing()))
                .put("word", text(state.word()))
                .put("admin", admin(state.admin()))
                .put("hypervisor", text(hypervisor));
    }

    private static String admin(@Nullable AdminState admin) {
        return admin == null ? "unknown" : admin.word();
    }

    private static ObjectNode subject(Subject subject) {
        return object().put("kind", subject.key().kind().word())
                .put("id", text(subject.key().id()))
                .put("name", text(subject.name()))
                .put("address", text(subject.address()))
                .put("project", text(subject.project()));
    }

    private static ObjectNode url(ObjectNode data, String url) {
        return url.isEmpty() ? data : data.put("url", url);
    }
}
