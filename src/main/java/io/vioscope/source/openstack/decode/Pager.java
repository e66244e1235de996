package io.vioscope.source.openstack.decode;

import io.vioscope.model.EntityKey;
import io.vioscope.model.ReadFailure.Cause;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says how a list goes on after a page. Pages go on from the last id seen, never along the link in the answer: its URL
 * could lead, with the token, to another host. Pure but for what it remembers of the pages before.
 */
public final class Pager {
    private final @Nullable Integer limit;
    private final int maxPages;
    private final Set<String> markers = new HashSet<>();
    private Map<EntityKey, Boolean> keys = new HashMap<>();
    private int first;
    private int pages;

    /**
     * A pager for one list.
     *
     * @param limit    the rows asked for, though a server may have a lower limit of its own; null if no limit was asked for:
     *                 then only a link leads on
     * @param maxPages a longer list is held to be endless
     */
    public Pager(@Nullable Integer limit, int maxPages) {
        this.limit = limit;
        this.maxPages = maxPages;
    }

    /** How it goes on. */
    public sealed interface Next {
        /** Another page, from after this id. */
        record Marker(String id) implements Next {}

        /** That was all. */
        record Done() implements Next {}

        /** It cannot go on. */
        record Stuck(Cause cause, String why) implements Next {}

        /** Calls the one handler that is for this case. */
        default <R> R match(Function<Marker, R> marker, Function<Done, R> done, Function<Stuck, R> stuck) {
            if (this instanceof Marker m) return marker.apply(m);
            if (this instanceof Done d) return done.apply(d);
            if (this instanceof Stuck s) return stuck.apply(s);
            throw new AssertionError("a sealed type cannot have another case");
        }
    }

    /**
     * How it goes on after that page. A page that is full by the server's measure, which is what the first page shows,
     * is followed by another question even without a link: a list is at its end only if the server says so with an
     * empty or a shorter page.
     */
    public Next after(Page page) {
        pages++;
        if (page.rows() == 0) {
            return new Next.Done();
        }
        keys = pages == 2 ? new Roomy<>(keys) : keys;
        if (!hasNew(page) && pages > 1) {
            return new Next.Stuck(Cause.PAGING_LOOP, "page " + pages + " holds nothing new");
        }
        first = pages == 1 ? page.rows() : first;
        if (!page.more() && (limit == null || (page.rows() < limit && page.rows() < first))) {
            return new Next.Done();
        }
        return onwards(page.marker());
    }

    private boolean hasNew(Page page) {
        var before = keys.size();
        page.entities().forEach(e -> keys.put(e.key(), true));
        page.unreadable().forEach(u -> keys.put(u.key(), true));
        page.gone().keySet().forEach(key -> keys.put(key, true));
        return keys.size() > before;
    }

    private Next onwards(@Nullable String marker) {
        if (marker == null) {
            return new Next.Stuck(Cause.WRONG_SHAPE, "no row has an id to go on from");
        }
        if (!markers.add(marker)) {
            return new Next.Stuck(Cause.PAGING_LOOP, "page " + pages + " ends as one before it did");
        }
        if (pages >= maxPages) {
            return new Next.Stuck(Cause.PAGING_LOOP, "no end after " + pages + " pages");
        }
        return new Next.Marker(marker);
    }
}
