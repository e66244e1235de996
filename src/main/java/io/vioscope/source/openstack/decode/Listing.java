package io.vioscope.source.openstack.decode;

import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.ReadFailure;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has come of a list so far. Filled page by page by {@link ListReader}. */
public final class Listing {
    private Map<EntityKey, Entity> entities = new LinkedHashMap<>();
    private final Map<EntityKey, Report.Unreadable> unreadable = new LinkedHashMap<>();
    private final Map<EntityKey, Instant> gone = new HashMap<>();
    private @Nullable ReadFailure incomplete;
    private @Nullable Instant firstDate;
    private @Nullable Instant lastDate;
    private int pages;

    /** A list of which nothing was read. */
    public static Listing failed(ReadFailure why) {
        var listing = new Listing();
        listing.incomplete = why;
        return listing;
    }

    /** What came of two lists that together show all; of what is in both, by the second. */
    public static Listing both(Listing first, Listing second) {
        var all = new Listing();
        for (var one : List.of(first, second)) {
            all.entities.putAll(one.entities);
            all.unreadable.putAll(one.unreadable);
            all.gone.putAll(one.gone);
            if (one.incomplete != null) {
                all.cutShort(one.incomplete);
            }
        }
        all.firstDate = first.firstDate;
        all.lastDate = second.lastDate;
        return all;
    }

    void add(Page page, @Nullable Instant date) {
        entities = ++pages == 2 ? new Roomy<>(entities) : entities;
        page.entities().forEach(e -> entities.put(e.key(), e));
        page.unreadable().forEach(u -> unreadable.put(u.key(), u));
        gone.putAll(page.gone());
        if (page.broken() != null) {
            cutShort(page.broken());
        }
        firstDate = firstDate == null ? date : firstDate;
        lastDate = date == null || (lastDate != null && lastDate.isAfter(date)) ? lastDate : date;
    }

    void cutShort(ReadFailure why) {
        incomplete = incomplete == null ? why : incomplete;
    }

    /** The entities, each once; of a row that came on two pages the later. */
    public Map<EntityKey, Entity> entities() {
        return entities;
    }

    /** What exists but could not be read. */
    public Map<EntityKey, Report.Unreadable> unreadable() {
        return unreadable;
    }

    /** What is said to be deleted, and when it was by the server's clock. */
    public Map<EntityKey, Instant> gone() {
        return gone;
    }

    /** Why this is not all; null if it is. */
    public @Nullable ReadFailure incomplete() {
        return incomplete;
    }

    /** The server's clock at the first page; null if it does not say. */
    public @Nullable Instant firstDate() {
        return firstDate;
    }

    /** The server's clock at the page that was written last; null if it does not say. */
    public @Nullable Instant lastDate() {
        return lastDate;
    }

    /** Whether nothing at all came of it. */
    public boolean isEmpty() {
        return entities.isEmpty() && unreadable.isEmpty() && gone.isEmpty();
    }
}
