package io.vioscope.simulator.api.volume;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Pages;
import io.vioscope.simulator.api.http.Query;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.volume.VolumeApi.Call;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Volume;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /volumes/detail} and {@code /volumes/ID}: newest first unless sorted otherwise, at most 1,000 a page (osapi_max_limit). */
final class VolumesTable {
    static final int MAX_LIMIT = 1000;
    /** A little more than the largest row, so that a page's buffer is allocated once. */
    private static final int ROW_BYTES = 1700;

    private final SimulatedCloud cloud;

    VolumesTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply detail(Call call) {
        var query = call.ctx().queryParams();
        var limit = limit(query.get("limit"));
        if (limit.isEmpty()) {
            return Reply.badRequest("Invalid input received: limit param must be an integer");
        }
        var marker = query.get("marker");
        var known = Query.uuid(marker);
        if (marker != null && known.isEmpty()) {
            return Reply.notFound("Volume " + marker + " could not be found.");
        }
        Predicate<Volume> matches =
                row -> (call.isForAll() || row.project().id().equals(call.project()))
                        && is(query.get("project_id"), row.project().id())
                        && is(query.get("status"), row.status());
        var storage = cloud.storage();
        var page = isLatestFirst(query)
                ? storage.latest(known, limit.get(), matches)
                : isOldestFirst(query)
                        ? storage.oldest(known, limit.get(), matches)
                        : storage.page(known, limit.get(), matches);
        return page.map(rows -> Reply.ok(render(call, rows, limit.get(), matches)))
                .orElseGet(() -> Reply.notFound("Volume " + marker + " could not be found."));
    }

    /** The one order, beside that of creation, in which anybody asks for rows. */
    private static boolean isLatestFirst(MultiMap query) {
        return "updated_at:desc".equals(query.get("sort"));
    }

    /** Against the order in which rows come unless asked otherwise. */
    static boolean isOldestFirst(MultiMap query) {
        return "created_at:asc".equals(query.get("sort"));
    }

    Reply show(Call call) {
        var id = call.ctx().pathParam("id");
        return Query.uuid(id)
                .flatMap(cloud.storage()::volume)
                .filter(row ->
                        call.token().isAdmin() || row.volume().project().id().equals(call.project()))
                .map(row -> Reply.ok(Json.object(ROW_BYTES, json -> {
                    json.writeFieldName("volume");
                    new VolumeJson(json, call, cloud).row(row);
                })))
                .orElseGet(() -> Reply.notFound("Volume " + id + " could not be found."));
    }

    /** Empty if it is no number; 0 is a page of nothing. */
    static Optional<Integer> limit(@Nullable String text) {
        return text == null ? Optional.of(MAX_LIMIT) : Query.number(text).map(asked -> Math.min(asked, MAX_LIMIT));
    }

    private static boolean is(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    private Buffer render(Call call, List<Volume.Attached> rows, int limit, Predicate<Volume> matches) {
        var query = call.ctx().queryParams();
        return Json.object(rows.size() * ROW_BYTES + 400, json -> {
            var renderer = new VolumeJson(json, call, cloud);
            json.writeArrayFieldStart("volumes");
            for (var row : rows) {
                renderer.row(row);
            }
            json.writeEndArray();
            if (limit > 0 && rows.size() == limit) {
                var last = rows.get(rows.size() - 1).volume().id();
                json.writeArrayFieldStart("volumes_links");
                Json.link(json, "next", Pages.appended(call.base() + "/volumes/detail", query, last));
                json.writeEndArray();
            }
            if (call.version().atLeast(45) && Query.isTrue(query.get("with_count"))) {
                json.writeNumberField("count", cloud.storage().count(matches));
            }
        });
    }
}
