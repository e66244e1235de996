package io.vioscope.source.openstack.nova;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.source.Look;
import io.vioscope.source.openstack.api.Microversion;
import io.vioscope.source.openstack.decode.Continuity;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.Reverse;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the servers: all of them and what was deleted, or what changed, deletions among it. Nova counts as a change what
 * it writes into the row of an instance ({@code updated_at}); addresses and the availability zone are elsewhere.
 */
final class Servers {
    /** The attributes that can change without a change of the server's row. */
    static final Set<String> NOT_TOLD = Set.of("addresses", "availability_zone");

    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);
    static final String PATH = "/servers/detail?all_tenants=1";

    private final Continuity continuity;
    private final Reverse reverse = new Reverse("sort_key=created_at&sort_dir=asc&sort_key=uuid&sort_dir=desc");
    private final Reverse beforeQueens = new Reverse("sort_key=created_at&sort_dir=asc");
    private @Nullable Instant deletionsFrom;

    /** @param page rows of one page */
    Servers(int page) {
        this.continuity = new Continuity(page);
    }

    /**
     * What was read.
     *
     * @param whole whether all were asked for
     * @param gone  what is said to be deleted
     */
    record Read(Listing list, boolean whole, Set<EntityKey> gone) {}

    /** Reads the pages of a list of servers, in Nova's own order (newest first) and, where one is given, its reverse. */
    interface Pages {
        Future<Listing> read(String path, @Nullable Reverse reverse);
    }

    /** From when on, by Nova's clock, deletions are not known; empty where no list was read to its end yet. */
    Optional<Instant> deletionsFrom() {
        return Optional.ofNullable(deletionsFrom);
    }

    /** How Nova is asked for the exact reverse of its own order, which is by {@code created_at}, descending. */
    Reverse oldestFirst(Microversion newest) {
        return newest.has(NovaApi.TIES_BY_UUID) ? reverse : beforeQueens;
    }

    Future<Read> read(Look look, Reverse oldestFirst, Pages pages) {
        var since = continuity.since(look);
        return since.isEmpty()
                ? all(oldestFirst, pages)
                : pages.read(PATH + "&changes-since=" + since.get(), null)
                        .compose(list -> continuity.isRefused(list)
                                ? all(oldestFirst, pages)
                                : Future.succeededFuture(changes(list)));
    }

    private Read changes(Listing list) {
        continuity.changes(list);
        deletionsFrom = continuity.from().orElse(deletionsFrom);
        var gone = gone(list, list);
        list.gone().clear();
        return new Read(list, false, gone);
    }

    private Future<Read> all(Reverse oldestFirst, Pages pages) {
        return pages.read(PATH, oldestFirst).compose(list -> {
            continuity.all(list);
            return deletions(list, pages).map(gone -> new Read(list, true, gone));
        });
    }

    /**
     * Asks what was deleted since the last list, by Nova's clock. Only makes deletions known sooner: if it fails, absence
     * from two lists tells, and the next poll asks from the same time on.
     */
    private Future<Set<EntityKey>> deletions(Listing live, Pages pages) {
        var from = deletionsFrom;
        var next = live.incomplete() == null ? continuity.from() : Optional.<Instant>empty();
        if (next.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        if (from == null) {
            deletionsFrom = next.get();
            return Future.succeededFuture(Set.of());
        }
        return pages.read(PATH + "&deleted=true&changes-since=" + from, null).map(deleted -> {
            if (deleted.incomplete() == null) {
                deletionsFrom = next.get();
            } else {
                LOG.debug("the list of deleted servers was not read: {}", deleted.incomplete());
            }
            return gone(live, deleted);
        });
    }

    /**
     * What is gone. A server may be in both lists: deleted after its page of the live list was read, or, rarely, the
     * leftover in another cell of one that lives (a resize across cells). So the live list wins, unless the deletion, by
     * Nova's own clock, is not older than the list. Rows that are not DELETED (soft-deleted servers are among these) say
     * nothing here.
     */
    private static Set<EntityKey> gone(Listing live, Listing deleted) {
        var read = live.lastDate();
        return deleted.gone().entrySet().stream()
                .filter(e -> (!live.entities().containsKey(e.getKey())
                                && !live.unreadable().containsKey(e.getKey()))
                        || (read != null && !e.getValue().isBefore(read)))
                .map(e -> e.getKey())
                .collect(Collectors.toSet());
    }
}
