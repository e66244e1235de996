package io.vioscope.app.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/** What came of asking. */
sealed interface Answer {
    /**
     * It was answered.
     *
     * @param items what was asked for, in the server's order
     * @param whole whether these are all
     * @param blind the sources that were not fresh, as {@code cloud/source status}
     */
    record Items(List<JsonNode> items, boolean whole, List<String> blind) implements Answer {}

    /** It was not, for that reason: one sentence or more. */
    record Refused(String why) implements Answer {}

    /** The value of the case that it is. */
    default <T> T match(Function<Items, T> items, Function<Refused, T> refused) {
        return this instanceof Items i ? items.apply(i) : refused.apply((Refused) this);
    }
}
