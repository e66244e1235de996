package io.vioscope.web.api;

import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Texts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the parameters of one request and gathers what is wrong with them. */
public final class Parameters {
    static final int MAX_LIMIT = 1000;

    private final Ask ask;
    private final Map<String, String> errors = new HashMap<>();

    /** Those of a request; any that is not known is wrong. */
    public Parameters(Ask ask, Set<String> known) {
        this.ask = ask;
        ask.query().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> errors.put(
                        name,
                        known.isEmpty()
                                ? "there is no such parameter, nor any other"
                                : "there is no such parameter; there are "
                                        + String.join(
                                                ", ", known.stream().sorted().toList())));
    }

    /** What is wrong, by parameter; empty if all is right. */
    public Map<String, String> errors() {
        return errors;
    }

    /** More that is wrong, by parameter. */
    public void wrong(Map<String, String> more) {
        errors.putAll(more);
    }

    /** How many are wanted. */
    int limit(int standard) {
        return (int) number("limit", standard, 1, MAX_LIMIT);
    }

    /** A whole number within bounds. */
    public long number(String name, long standard, long min, long max) {
        var text = ask.query().getOrDefault(name, "");
        if (text.isEmpty()) {
            return standard;
        }
        if (text.matches("[0-9]{1,18}")) {
            var number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        errors.put(name, "right would be a whole number from " + min + " to " + max);
        return standard;
    }

    /** Whatever the text means, if it is given. */
    <T> Optional<T> one(String name, Function<String, Optional<T>> meaning, String right) {
        var text = ask.query().getOrDefault(name, "");
        var value = text.isEmpty() ? Optional.<T>empty() : meaning.apply(text);
        if (value.isEmpty() && !text.isEmpty()) {
            errors.put(name, right);
        }
        return value;
    }

    /** Something that has to be given. */
    void required(String name, String right) {
        if (ask.query().getOrDefault(name, "").isBlank()) {
            errors.put(name, right);
        }
    }

    /** A time, if one is given. */
    Optional<Instant> time(String name) {
        var text = ask.query().getOrDefault(name, "");
        var time = Texts.time(text);
        if (time.isEmpty() && !text.isEmpty()) {
            errors.put(name, "right would be a time as RFC 3339 has it, such as 2026-11-25T03:12:00Z");
        }
        return time;
    }

    /** The clouds that are asked about: the one named, or all. */
    List<CloudView> clouds() {
        var name = ask.query().getOrDefault("cloud", "");
        var clouds = ask.world().clouds().stream()
                .filter(c -> name.isEmpty() || c.name().equals(name))
                .toList();
        if (clouds.isEmpty() && !name.isEmpty()) {
            errors.put("cloud", "no cloud of that name is watched; right would be " + names());
        }
        return clouds;
    }

    /** The one cloud that is asked about; several of them are an error. */
    public List<CloudView> oneCloud() {
        var clouds = clouds();
        if (clouds.size() > 1) {
            errors.put("cloud", "several clouds are watched, so one must be named: " + names());
        }
        return clouds;
    }

    private String names() {
        return String.join(
                ", ", ask.world().clouds().stream().map(CloudView::name).toList());
    }
}
