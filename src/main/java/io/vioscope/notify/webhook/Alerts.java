package io.vioscope.notify.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vioscope.model.Flow;
import io.vioscope.model.Problem;
import io.vioscope.notify.Notification;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.CauseNotice;
import io.vioscope.notify.Notification.Change;
import io.vioscope.notify.Notification.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notifications as alerts of Alertmanager's API v2 (github.com/prometheus/alertmanager, docs/alerts_api.md). An alert is
 * known by its labels alone and ends at its {@code endsAt}, so that one that is on is told again and again with an end that
 * lies some minutes off, as Prometheus does: it ends by itself if nobody says any more that it is on. Remembers the labels
 * of what is on, since what has other labels is another alert. For one thread.
 */
final class Alerts {
    /** How often what is on is told again. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    /** How long what was told holds. */
    static final Duration HOLDS = AGAIN.multipliedBy(5);

    /** An alert that is always on, as long as this server runs. */
    private static final String WATCHDOG = "VioscopeWatchdog";

    private static final String TEST = "VioscopeTest";

    /** Which alarm or problem. */
    private record Id(String cloud, long number) {}

    private record Alert(@Nullable Id id, SortedMap<String, String> labels, ObjectNode rest) {
        ObjectNode json() {
            return json(labels);
        }

        ObjectNode json(SortedMap<String, String> others) {
            var json = Payload.object();
            var all = json.putObject("labels");
            others.forEach(all::put);
            json.setAll(rest);
            return json;
        }
    }

    /** For how long the labels of what is over are known. */
    private static final Duration KEPT = Duration.ofMinutes(30);

    private record Known(
            SortedMap<String, String> labels, @Nullable Instant overAt) {}

    private final Map<Id, Known> known = new HashMap<>();

    /** What is sent for those, and as a further alert that what had other labels before is over. Remembers the labels. */
    List<ObjectNode> tell(List<Notification> notifications, Instant now) {
        known.values().removeIf(k -> k.overAt() != null && k.overAt().plus(KEPT).isBefore(now));
        return notifications.stream()
                .flatMap(n -> tell(alert(n, now), n.isEnd(), now).stream())
                .toList();
    }

    /** The same, and forgets it at once. */
    List<ObjectNode> show(Notification notification, Instant now) {
        return List.of(alert(notification, now).json());
    }

    private List<ObjectNode> tell(Alert alert, boolean isEnd, Instant now) {
        if (alert.id() == null) {
            return List.of(alert.json());
        }
        var is = known.get(alert.id());
        var before = is == null ? alert.labels() : is.labels();
        if (isEnd) {
            known.put(alert.id(), new Known(before, now));
            return List.of(alert.json(before));
        }
        var all = new ArrayList<>(List.of(alert.json()));
        if (!before.equals(alert.labels())) {
            all.add(alert.json(before).put("endsAt", now.toString()));
        }
        known.put(alert.id(), new Known(alert.labels(), null));
        return all;
    }

    private static @Nullable Id id(Notification notification) {
        return notification.match(
                n -> new Id(n.heading().cloud(), n.alarm().number()),
                n -> new Id(n.heading().cloud(), n.problem().number()),
                n -> null,
                n -> null,
                n -> null);
    }

    private static Alert alert(Notification notification, Instant now) {
        return notification.match(
                n -> alarm(n, now),
                n -> problem(n, now),
                n -> {
                    throw new IllegalArgumentException("what happens once is no alert");
                },
                n -> ours(WATCHDOG, "Vioscope runs. " + n.alarms() + " alarms, " + n.causes() + " problems.", now),
                n -> ours(TEST, "Somebody wants to know whether alerts arrive. Nothing happened.", now));
    }

    private static Alert ours(String name, String summary, Instant now) {
        var labels = new TreeMap<>(Map.of("alertname", name, "severity", "none"));
        var rest = Payload.object();
        rest.putObject("annotations").put("summary", summary);
        rest.put("startsAt", now.toString())
                .put("endsAt", now.plus(name.equals(TEST) ? AGAIN : HOLDS).toString());
        return new Alert(null, labels, rest);
    }

    private static Alert alarm(AlarmNotice n, Instant now) {
        var alarm = n.alarm();
        var labels = labels("alarm", n.heading().cloud(), n.subject());
        labels.put("alertname", alarm.key().condition());
        labels.put("severity", alarm.severity().word());
        var notes = Payload.object().put("summary", Payload.text(alarm.text()));
        if (n.cause() != null) {
            notes.put("description", "Problem " + n.cause() + " explains it.").put("problem", "" + n.cause());
        }
        note(notes, n.change(), alarm.number(), n.subject());
        var rest = times(alarm.raisedAt(), n.change().isEnd() ? n.heading().at() : now.plus(HOLDS), n.url());
        rest.set("annotations", notes);
        return new Alert(id(n), clean(labels), rest);
    }

    private static Alert problem(CauseNotice n, Instant now) {
        var problem = n.problem();
        var labels = labels("problem", n.heading().cloud(), n.subject());
        labels.put("alertname", problem.key().name());
        labels.put("severity", problem.severity().word());
        var notes = Payload.object()
                .put("summary", Payload.text(problem.text()))
                .put("description", description(problem))
                .put("advice", Payload.text(problem.advice()))
                .put("certainty", "" + problem.verdict().certainty());
        note(notes, n.change(), problem.number(), n.subject());
        var rest = times(problem.openedAt(), n.change().isEnd() ? n.heading().at() : now.plus(HOLDS), n.url());
        rest.set("annotations", notes);
        return new Alert(id(n), clean(labels), rest);
    }

    private static SortedMap<String, String> labels(String what, String cloud, Subject subject) {
        var labels = new TreeMap<String, String>();
        labels.put("vioscope", what);
        labels.put("cloud", cloud);
        labels.put("entity_kind", subject.key().kind().word());
        labels.put("entity_id", subject.key().id());
        labels.put("entity", subject.name());
        labels.put("project", subject.project());
        return labels;
    }

    /** An empty label is no label to Alertmanager. */
    private static SortedMap<String, String> clean(SortedMap<String, String> labels) {
        labels.replaceAll((name, value) -> Payload.text(value));
        labels.values().removeIf(String::isEmpty);
        return labels;
    }

    private static void note(ObjectNode notes, Change change, long number, Subject subject) {
        notes.put("number", "" + number);
        if (!subject.address().isEmpty()) {
            notes.put("address", Payload.text(subject.address()));
        }
        switch (change) {
            case NEW, CHANGED, ENDED -> {}
            case OTHER_CAUSE ->
                notes.put("ended", "Something else explains better what is seen: it was no root cause.");
            case ENTITY_DELETED -> notes.put("ended", "What had it is gone.");
        }
    }

    private static ObjectNode times(Instant from, Instant until, String url) {
        var rest = Payload.object()
                .put("startsAt", from.toString())
                .put("endsAt", (until.isBefore(from) ? from : until).toString());
        return url.isEmpty() ? rest : rest.put("generatorURL", url);
    }

    private static String description(Problem problem) {
        var words = new ArrayList<String>();
        words.add(problem.verdict().certainty() + " per cent sure.");
        suffering(problem, Flow.SERVICE, "do not work", words);
        suffering(problem, Flow.MANAGEMENT, "cannot be changed", words);
        suffering(problem, Flow.KNOWLEDGE, "cannot be seen", words);
        return String.join(" ", words);
    }

    private static void suffering(Problem problem, Flow flow, String how, List<String> words) {
        var kinds = problem.impact().of(flow);
        if (!kinds.isEmpty()) {
            words.add(kinds.entrySet().stream()
                            .map(e -> e.getValue() + " × " + e.getKey().label())
                            .collect(Collectors.joining(", "))
                    + " " + how + ".");
        }
    }
}
