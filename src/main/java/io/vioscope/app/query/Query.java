package io.vioscope.app.query;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of a running server.
 *
 * @param server     where it is, such as {@code http://127.0.0.1:8080}
 * @param collection what is asked for, the part of the path behind {@code /api/v1/}, such as {@code problems}
 * @param parameters narrow it, as the JSON interface has them
 * @param token      what shows who asks; null for nobody
 * @param most       how many items are read at most
 * @param columns    which fields a table has, {@code a.b} for one within another; empty for the usual ones
 * @param json       whether items are printed as JSON, one a line, instead of as a table
 */
public record Query(
        URI server,
        String collection,
        Map<String, String> parameters,
        @Nullable String token,
        int most,
        List<String> columns,
        boolean json) {
    public Query {
        parameters = Map.copyOf(parameters);
        columns = List.copyOf(columns);
    }

    /** Without the token, which is nobody else's business. */
    @Override
    public String toString() {
        return "Query[" + server + " " + collection + " " + parameters + "]";
    }
}
