package io.vioscope.source.openstack.cinder;

import io.vertx.core.Future;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.Look;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Continuity;
import io.vioscope.source.openstack.decode.ListReader;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.Reverse;
import io.vioscope.source.openstack.decode.RowDecoder;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the volumes, or the snapshots: all, or those that changed last, sorted by {@code updated_at} (the filter by that
 * time came with 3.60, which no VIO up to 7 speaks). Deleted rows are in neither list, so what was last seen on its way
 * out is asked for by its id.
 */
final class Owned {
    /** What is leaving is asked for each poll, but no more than these at a time. */
    private static final int MAX_ASKED = 20;

    private final Http http;
    private final Kind kind;
    private final RowDecoder decoder;
    private final String path;
    private final int page;
    private final Continuity continuity;
    // Cinder's own order is created_at:desc; ids, which decide between equals, follow the direction of the first key
    // (cinder/api/common.py, get_sort_params; cinder/db/api.py, process_sort_params).
    private final Reverse oldestFirst = new Reverse("sort=created_at:asc");
    private final Set<EntityKey> leaving = new LinkedHashSet<>();

    /**
     * One of the two.
     *
     * @param path of the list with details, without a query
     * @param page rows of one page
     */
    Owned(Http http, Kind kind, RowDecoder decoder, String path, int page) {
        this.http = http;
        this.kind = kind;
        this.decoder = decoder;
        this.path = path;
        this.page = page;
        this.continuity = new Continuity(page);
    }

    /**
     * What was read.
     *
     * @param whole whether all were asked for
     * @param gone  what is said to be deleted
     */
    record Read(Kind kind, Listing list, boolean whole, Set<EntityKey> gone) {}

    /** @param get gets a path below Cinder's address */
    Future<Read> read(Look look, Function<String, Future<Result<Answer>>> get) {
        var since = continuity.since(look);
        return since.isEmpty()
                ? all(get)
                : ListReader.newest(http, decoder, get, all() + "&sort=updated_at:desc", page, since.get())
                        .map(list -> {
                            continuity.changes(list);
                            return list;
                        })
                        .compose(list -> continuity.isRefused(list) ? all(get) : left(list, false, get));
    }

    private String all() {
        return path + "?all_tenants=1";
    }

    private Future<Read> all(Function<String, Future<Result<Answer>>> get) {
        return ListReader.pages(http, decoder, get, all(), page, oldestFirst)
                .map(list -> {
                    continuity.all(list);
                    return list;
                })
                .compose(list -> left(list, true, get));
    }

    private Future<Read> left(Listing list, boolean whole, Function<String, Future<Result<Answer>>> get) {
        return left(list, get).map(gone -> new Read(kind, list, whole, gone));
    }

    private Future<Set<EntityKey>> left(Listing list, Function<String, Future<Result<Answer>>> get) {
        return http.offLoop(() -> remember(list)).compose(asked -> left(asked, get));
    }

    /** Takes in what is on its way out, and says what was and is not listed any more. */
    private List<EntityKey> remember(Listing list) {
        var asked = leaving.stream()
                .filter(key -> !list.entities().containsKey(key))
                .limit(MAX_ASKED)
                .toList();
        list.entities().values().forEach(this::remember);
        return asked;
    }

    private Future<Set<EntityKey>> left(List<EntityKey> asked, Function<String, Future<Result<Answer>>> get) {
        var gone = new HashSet<EntityKey>();
        Future<Void> done = Future.succeededFuture();
        for (var key : asked) {
            done = done.compose(v -> get.apply(path.replace("/detail", "/") + key.id()))
                    .map(result -> result.match(stillThere -> null, why -> {
                        if (why.cause() == Cause.NOT_FOUND) {
                            gone.add(key);
                        }
                        return null;
                    }));
        }
        return done.map(v -> {
            leaving.removeAll(gone);
            return gone;
        });
    }

    private void remember(Entity entity) {
        if (entity.status().word().equals("deleting")) {
            leaving.add(entity.key());
        } else {
            leaving.remove(entity.key());
        }
    }
}
