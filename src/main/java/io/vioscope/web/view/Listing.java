package io.vioscope.web.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A page that lists what passes a filter in its address. */
public enum Listing {
    /** What is held to be the cause. */
    PROBLEMS("q"),
    /** What there is. */
    ENTITIES("q", "sort"),
    /** What was. */
    HISTORY("range", "from", "to"),
    /** What can be wrong. */
    RULES("kind", "q");

    private final List<String> parameters;

    Listing(String... parameters) {
        this.parameters = List.of(parameters);
    }

    /** The word for it in addresses, in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it is. */
    public String path() {
        return "/" + word();
    }

    /** The parameters that say what it lists, and how. */
    public List<String> parameters() {
        return parameters;
    }

    /** The page of that word. */
    public static Optional<Listing> of(String word) {
        return Stream.of(values()).filter(page -> page.word().equals(word)).findFirst();
    }

    /** Of a query, what says what is listed: without places in the list, moments of the past and what is empty. */
    public Map<String, String> listed(Map<String, String> query) {
        var listed = new TreeMap<String, String>();
        parameters.stream()
                .filter(name -> !query.getOrDefault(name, "").isBlank())
                .forEach(name -> listed.put(name, query.get(name)));
        return listed;
    }
}
