package io.vioscope.simulator.api.compute;

import io.vertx.core.MultiMap;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.ServerQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of {@code GET /servers} and {@code /servers/detail}.
 *
 * @param query what they ask for
 * @param limit the rows a page may have, 1 to 1,000 (Nova's max_limit)
 */
record ServerParameters(ServerQuery query, int limit) {
    static final int MAX_LIMIT = 1000;

    private static final Set<String> STATUSES =
            Arrays.stream(Lifecycle.values()).map(Lifecycle::status).collect(Collectors.toUnmodifiableSet());

    /** Why a parameter is refused; its message is Nova's. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * The parameters of a request.
     *
     * @param ownProject the project of the token, to which the answer is limited without {@code all_tenants}
     */
    static ServerParameters of(MultiMap query, String ownProject, Microversion version) throws Refused {
        var limit = limit(query.get("limit"));
        var statuses = statuses(query, version);
        var deleted = Optional.ofNullable(query.get("deleted")).map(Query::isTrue);
        return new ServerParameters(
                new ServerQuery(
                        Query.isTrue(query.get("all_tenants"))
                                ? Optional.ofNullable(query.get("project_id"))
                                : Optional.of(ownProject),
                        time(query.get("changes-since")),
                        statuses.contains("DELETED") ? Optional.of(true) : deleted,
                        statuses,
                        Optional.ofNullable(query.get("uuid")),
                        Optional.ofNullable(query.get("host")),
                        marker(query.get("marker")),
                        limit,
                        isOldestFirst(query)),
                limit);
    }

    /** Of the many orders Nova knows, the two that anybody asks for; servers of one second come by number in both. */
    private static boolean isOldestFirst(MultiMap query) {
        return "created_at".equals(query.get("sort_key")) && "asc".equals(query.get("sort_dir"));
    }

    static int limit(@Nullable String text) throws Refused {
        if (text == null) {
            return MAX_LIMIT;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new Refused("Invalid input for query parameters limit. Value: " + text + ". '" + text
                    + "' does not match '^[0-9]*$'");
        }
        var asked = Integer.parseInt(text);
        return asked == 0 ? MAX_LIMIT : Math.min(asked, MAX_LIMIT);
    }

    private static Set<String> statuses(MultiMap query, Microversion version) throws Refused {
        var asked = query.getAll("status").stream()
                .map(status -> status.toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (version.atLeast(38) && asked.stream().noneMatch(STATUSES::contains) && !asked.isEmpty()) {
            throw new Refused("Invalid status value");
        }
        return asked;
    }

    static Optional<Instant> time(@Nullable String text) throws Refused {
        if (text == null) {
            return Optional.empty();
        }
        var time = Query.time(text);
        if (time.isEmpty()) {
            throw new Refused("Invalid input for query parameters changes-since. Value: " + text + ". '" + text
                    + "' is not a 'date-time'");
        }
        return time;
    }

    static Optional<UUID> marker(@Nullable String text) throws Refused {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw new Refused("marker [" + text + "] not found");
        }
    }
}
