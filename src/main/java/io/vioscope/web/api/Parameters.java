package io.vioscope.web.api;

import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Part;
import io.vioscope.web.view.Sequence;
import io.vioscope.web.view.Sorted;
import io.vioscope.web.view.Texts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the parameters of one request, and gathers what is wrong with them that no contract can know. */
public final class Parameters {
    private static final String RIGHT_CURSOR =
            "right would be the value of next from an answer to the same filter, cloud and sort";

    private final Ask ask;
    private final Map<String, String> errors = new HashMap<>();

    /** Those of a request, which keep to the contract. */
    public Parameters(Ask ask) {
        this.ask = ask;
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
        return (int) number("limit", standard);
    }

    /** A whole number; the contract has its bounds. */
    public long number(String name, long standard) {
        var text = ask.query().getOrDefault(name, "");
        return text.isEmpty() ? standard : Long.parseLong(text);
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

    /** How a list is sorted. */
    <B extends Enum<B>> Sorted<B> sort(B usual) {
        return Sorted.parse(ask.query().getOrDefault("sort", ""), usual);
    }

    /** That list of the clouds that are asked about, narrowed and sorted so. */
    Sequence sequence(String list, String filter, Sorted<?> sort) {
        return new Sequence(list, filter + "\n" + ask.query().getOrDefault("cloud", ""), sort.toString());
    }

    /** The place where a list goes on, if a cursor is given. */
    Optional<String> place(Sequence of) {
        var cursor = ask.query().getOrDefault("cursor", "");
        var isOfAnotherSort = !cursor.isEmpty() && Part.fit(of, cursor) == Sequence.Fit.OTHER_SORT;
        return one(
                "cursor",
                text -> Part.place(of, text),
                isOfAnotherSort ? "it is of this list in another order; " + RIGHT_CURSOR : RIGHT_CURSOR);
    }

    /** A time, if one is given. */
    Optional<Instant> time(String name) {
        return Texts.time(ask.query().getOrDefault(name, ""));
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
