package io.vioscope.web.view;

import io.vioscope.model.Closure;
import io.vioscope.rca.Act;
import io.vioscope.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what is to be done about a problem out of the fields of a form or of a JSON object. */
public final class ActRequest {
    private static final long MOST_MINUTES = 43_200;

    /** The word for a snooze that ends with the problem. */
    public static final String RESOLVED = "resolved";

    private final Map<String, String> fields;
    private final Instant now;
    private final Map<String, String> errors = new TreeMap<>();

    private ActRequest(Map<String, String> fields, Instant now) {
        this.fields = Map.copyOf(fields);
        this.now = now;
    }

    /** What can be done. */
    public enum Verb {
        ASSIGN(Set.of("owner")),
        SNOOZE(Set.of("minutes", "until")),
        WAKE(Set.of()),
        NOTE(Set.of()),
        CLOSE(Set.of("reason", "of")),
        UNCLOSE(Set.of());

        private final Set<String> fields;

        Verb(Set<String> fields) {
            this.fields = fields;
        }

        /** The word in addresses of forms. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What it needs beside who does it and what they add. */
        public Set<String> fields() {
            return fields;
        }
    }

    /**
     * What was read: either what to do, or what is wrong by field.
     *
     * @param act    what to do; empty where something is wrong
     * @param errors what is wrong, and what would be right
     */
    public record Read(Optional<Act> act, Map<String, String> errors) {}

    /**
     * Reads the fields; those that the verb does not need are passed over.
     *
     * @param now from when minutes are counted
     */
    public static Read read(Verb verb, Map<String, String> fields, Instant now) {
        var request = new ActRequest(fields, now);
        var act = request.act(verb);
        return new Read(request.errors.isEmpty() ? act : Optional.empty(), request.errors);
    }

    private Optional<Act> act(Verb verb) {
        return switch (verb) {
            case ASSIGN -> Optional.of(new Act.Assign(text("owner")));
            case SNOOZE -> snooze();
            case WAKE -> Optional.of(new Act.Wake());
            case NOTE -> Optional.of(new Act.Note());
            case CLOSE -> close();
            case UNCLOSE -> Optional.of(new Act.Unclose());
        };
    }

    private String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /** A time comes before minutes, as a form has both. */
    private Optional<Act> snooze() {
        var until = text("until");
        if (until.isEmpty()) {
            return text("minutes").equals(RESOLVED)
                    ? Optional.of(new Act.Snooze(null))
                    : minutes().map(m -> new Act.Snooze(now.plus(Duration.ofMinutes(m))));
        }
        if (until.equals(RESOLVED)) {
            return Optional.of(new Act.Snooze(null));
        }
        var time = Texts.formTime(until);
        if (time.isEmpty()) {
            errors.put("until", Words.of("problem.right-would-be-time-as", RESOLVED));
        }
        return time.map(Act.Snooze::new);
    }

    private Optional<Long> minutes() {
        var minutes = text("minutes").matches("[0-9]{1,7}") ? Long.parseLong(text("minutes")) : 0;
        if (minutes < 1 || minutes > MOST_MINUTES) {
            errors.put("minutes", Words.of("problem.right-would-be-whole-number", MOST_MINUTES));
            return Optional.empty();
        }
        return Optional.of(minutes);
    }

    private Optional<Act> close() {
        var reason = Closure.Reason.of(text("reason"));
        if (reason.isEmpty()) {
            var words = Arrays.stream(Closure.Reason.values())
                    .map(Closure.Reason::word)
                    .collect(Collectors.joining(", "));
            errors.put("reason", Words.of("problem.right-would-be-one-of", words));
        }
        var of = text("of").isEmpty() ? Optional.<Long>empty() : ProblemLife.number(text("of"));
        if (of.isEmpty() && !text("of").isEmpty()) {
            errors.put("of", Words.of("problem.right-would-be-number-of"));
        }
        return reason.map(r -> new Act.Close(r, of.orElse(null)));
    }
}
