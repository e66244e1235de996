package io.vioscope.web.view;

import io.vioscope.maintenance.Order;
import io.vioscope.model.EntityKey;
import io.vioscope.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A maintenance window as a form or a program asks for it, or what is wrong with what they ask. */
public final class WindowRequest {
    /** The names of all that can be asked for; the times as RFC 3339 has them, minutes from the beginning on. */
    public static final Set<String> FIELDS = Set.of("cloud", "entity", "from", "until", "minutes", "reason", "by");

    private static final long MOST_MINUTES = 1_000_000;

    private final Map<String, String> fields;
    private final Map<String, String> errors = new TreeMap<>();

    private WindowRequest(Map<String, String> fields) {
        this.fields = fields;
    }

    /**
     * What is asked for.
     *
     * @param cloud  where
     * @param order  what the cloud's engine is to do
     * @param errors what is wrong, by field; the others are empty then
     */
    public record Read(Optional<String> cloud, Optional<Order> order, Map<String, String> errors) {}

    /**
     * Reads the fields.
     *
     * @param nobody who set it if that is not said
     */
    public static Read read(World world, Map<String, String> fields, Instant now, String nobody) {
        return new WindowRequest(fields).read(world, now, nobody);
    }

    private Read read(World world, Instant now, String nobody) {
        fields.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> errors.put(name, Words.of("maintenance.there-is-no-such-field")));
        var cloud = cloud(world);
        var scope = scope();
        var from = text("from").isEmpty() ? now : time("from").orElse(now);
        var until = until(from);
        if (!errors.isEmpty()) {
            return new Read(Optional.empty(), Optional.empty(), errors);
        }
        var by = text("by").isBlank() ? nobody : text("by");
        return new Read(
                cloud,
                Optional.of(new Order.Set(scope.orElseThrow(), from, until.orElseThrow(), by, text("reason"))),
                errors);
    }

    private String text(String field) {
        return fields.getOrDefault(field, "");
    }

    private Optional<String> cloud(World world) {
        var names = world.clouds().stream().map(CloudView::name).toList();
        var found = names.stream()
                .filter(name -> text("cloud").isEmpty() ? names.size() == 1 : name.equals(text("cloud")))
                .findFirst();
        if (found.isEmpty()) {
            errors.put("cloud", Words.of("maintenance.right-would-be-one-of", String.join(", ", names)));
        }
        return found;
    }

    private Optional<EntityKey> scope() {
        try {
            return Optional.of(EntityKey.parse(text("entity").strip()));
        } catch (IllegalArgumentException wrong) {
            errors.put("entity", Words.of("maintenance.right-would-be-kind-and"));
            return Optional.empty();
        }
    }

    private Optional<Instant> time(String field) {
        var time = Texts.time(text(field));
        if (time.isEmpty()) {
            errors.put(field, Words.of("maintenance.right-would-be-time-as"));
        }
        return time;
    }

    private Optional<Instant> until(Instant from) {
        if (!text("until").isEmpty()) {
            return time("until");
        }
        if (text("minutes").matches("[0-9]{1,7}")) {
            var minutes = Long.parseLong(text("minutes"));
            if (minutes > 0 && minutes <= MOST_MINUTES) {
                return Optional.of(from.plus(Duration.ofMinutes(minutes)));
            }
        }
        errors.put("minutes", Words.of("maintenance.right-would-be-whole-number"));
        return Optional.empty();
    }
}
