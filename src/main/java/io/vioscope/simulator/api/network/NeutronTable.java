package io.vioscope.simulator.api.network;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Pages;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.api.http.Web;
import io.vioscope.simulator.api.network.NetworkApi.Call;
import io.vioscope.simulator.cloud.Port;
import io.vioscope.simulator.cloud.SimulatedNetwork;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One of Neutron's collections by its parameters: {@code fields}, {@code limit}, {@code marker}, {@code page_reverse},
 * {@code changed_since}, {@code sort_key=id} and filters by value. Without a limit everything comes at once
 * (pagination_max_limit is -1), and rows come by id.
 */
final class NeutronTable<T> {
    /** A little more than the largest row, so that a page's buffer is allocated once. */
    private static final int ROW_BYTES = 1150;

    private static final Set<String> NO_FILTER =
            Set.of("fields", "limit", "marker", "page_reverse", "changed_since", "sort_key", "sort_dir");

    private final Rows<T> rows;
    private final SimulatedNetwork network;

    NeutronTable(Rows<T> rows, SimulatedNetwork network) {
        this.rows = rows;
        this.network = network;
    }

    Reply show(Call call) {
        var id = call.ctx().pathParam("id");
        return Query.uuid(id)
                .flatMap(rows.shelf()::find)
                .filter(row -> call.token().isAdmin() || rows.isVisible(row, call.project()))
                .map(row -> Reply.ok(Json.object(
                        ROW_BYTES, json -> Json.field(json, rows.name(), body -> write(body, row, call)))))
                .orElseGet(() -> Neutron.notFound(rows, id));
    }

    Reply list(Call call) {
        var query = call.ctx().queryParams();
        var limit = limit(query.get("limit"));
        var asked = query.get("changed_since");
        var since = asked == null ? Optional.of(Instant.MIN) : Query.time(asked);
        if (limit < 0) {
            var message =
                    "Bad limit request: Limit must be an integer 0 or greater and not '" + query.get("limit") + "'.";
            return Neutron.error(400, "BadRequest", message);
        }
        if (since.isEmpty()) {
            var message = "Invalid input for operation: The input " + asked
                    + " must be in the following format: YYYY-MM-DDTHH:MM:SSZ.";
            return Neutron.error(400, "InvalidInput", message);
        }
        Predicate<T> matches = filter(query, call);
        var recent = matches.and(row -> !rows.stamp(row).updated().isBefore(since.get()));
        return page(call, limit, recent);
    }

    private Reply page(Call call, int limit, Predicate<T> matches) {
        var query = call.ctx().queryParams();
        var reverse = Query.isTrue(query.get("page_reverse"));
        var marker = limit == 0 ? null : query.get("marker");
        return read(marker, limit, reverse, matches, query)
                .map(found -> Reply.ok(render(call, found, limit, reverse)))
                .orElseGet(() -> Neutron.notFound(rows, String.valueOf(marker)));
    }

    /** Empty if the marker is not known. What names its rows, or a server whose ports are wanted, needs no search. */
    private Optional<List<T>> read(
            @Nullable String marker, int limit, boolean reverse, Predicate<T> matches, MultiMap query) {
        var named = named(query);
        if (marker == null && named.isPresent()) {
            return Optional.of(named.get().stream().filter(matches).toList());
        }
        var after = Query.uuid(marker);
        return marker != null && after.isEmpty()
                ? Optional.empty()
                : sorted(after, limit == 0 ? Integer.MAX_VALUE : limit, reverse, matches, query);
    }

    /** By id, ascending unless asked otherwise; no other order is known. */
    private Optional<List<T>> sorted(
            Optional<UUID> after, int limit, boolean reverse, Predicate<T> matches, MultiMap query) {
        var descending = "id".equals(query.get("sort_key")) && "desc".equals(query.get("sort_dir"));
        return rows.shelf().page(after, limit, reverse != descending, matches).map(found -> {
            var page = new ArrayList<>(found);
            if (descending) {
                Collections.reverse(page);
            }
            return page;
        });
    }

    private Optional<List<T>> named(MultiMap query) {
        if (query.contains("id")) {
            return Optional.of(query.getAll("id").stream()
                    .distinct()
                    .flatMap(id -> Query.uuid(id).flatMap(rows.shelf()::find).stream())
                    .toList());
        }
        if (rows.name().equals("port") && query.contains("device_id")) {
            var ports = query.getAll("device_id").stream()
                    .flatMap(id -> Query.uuid(id).stream())
                    .flatMap(id -> network.portsOf(id).stream())
                    .map(Port::id)
                    .toList();
            return ports.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ports.stream()
                            .flatMap(id -> rows.shelf().find(id).stream())
                            .toList());
        }
        return Optional.empty();
    }

    private Predicate<T> filter(MultiMap query, Call call) {
        var filters = new HashMap<String, Set<String>>();
        for (var name : query.names()) {
            if (!NO_FILTER.contains(name) && !name.equals("id")) {
                filters.put(name, new HashSet<>(query.getAll(name)));
            }
        }
        Predicate<T> visible = call.token().isAdmin() ? row -> true : row -> rows.isVisible(row, call.project());
        return filters.isEmpty()
                ? visible
                : visible.and(row -> filters.entrySet().stream().allMatch(filter -> {
                    var value = rows.value(row, filter.getKey());
                    return value == null
                            || filter.getValue().stream().anyMatch(wanted -> wanted.equalsIgnoreCase(value));
                }));
    }

    private Buffer render(Call call, List<T> found, int limit, boolean reverse) {
        var query = call.ctx().queryParams();
        var times = new Times();
        return Json.object((int) Math.min(1 << 30, (long) found.size() * ROW_BYTES + 600), json -> {
            var fields = new Fields(json, query.getAll("fields"));
            json.writeArrayFieldStart(rows.name() + "s");
            for (var row : found) {
                json.writeStartObject();
                rows.write(fields, row, call.token().isAdmin(), times);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (limit > 0 && !found.isEmpty()) {
                links(json, call, found, found.size() < limit, reverse);
            }
        });
    }

    /** Neutron links onwards unless a page going that way was not full, even if nothing follows. */
    private void links(JsonGenerator json, Call call, List<T> found, boolean isShort, boolean reverse)
            throws IOException {
        var url = Web.root(call.ctx()) + call.ctx().request().path();
        json.writeArrayFieldStart(rows.name() + "s_links");
        if (!isShort || reverse) {
            Json.link(
                    json, "next", Pages.appended(url, call.ctx().queryParams(), rows.id(found.get(found.size() - 1))));
        }
        if (!isShort || !reverse) {
            var first = Pages.appended(url, call.ctx().queryParams(), rows.id(found.get(0)));
            Json.link(json, "previous", first + "&page_reverse=True");
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, T row, Call call) throws IOException {
        var fields = new Fields(json, call.ctx().queryParams().getAll("fields"));
        rows.write(fields, row, call.token().isAdmin(), new Times());
    }

    /** 0 for none, -1 for what is no limit. */
    private static int limit(@Nullable String text) {
        return text == null ? 0 : Query.number(text).orElse(-1);
    }
}
