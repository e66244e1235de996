package io.vioscope.source;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import java.util.Set;

/** A pair of eyes on one outside API of one cloud. Used from one Vert.x context; one poll at a time. */
public interface Source {
    /** Its name within the cloud. */
    SourceId id();

    /** The kinds of entity it is asked to see; every report covers exactly these. */
    Set<Kind> covers();

    /** The kinds of entity that other sources see and to which it adds attributes of its own. */
    default Set<Kind> adds() {
        return Set.of();
    }

    /** Looks at everything once, as {@link #poll(Look)} does. */
    default Future<Report> poll() {
        return poll(Look.EVERYTHING);
    }

    /**
     * Looks once. The future does not fail: whatever the outside world does is in the report. Reports of one source have
     * strictly later times, even if the clock goes back.
     *
     * @param look how far; the report says of which kinds it tells changes only
     */
    Future<Report> poll(Look look);

    /** The kinds of entity of which it can look at single ones, as things are now. */
    default Set<Kind> glances() {
        return Set.of();
    }

    /**
     * Looks at single things alone, of {@link #glances}. Everything was looked at before. As {@link #poll(Look)} otherwise; the
     * report says that it is a glance.
     *
     * @param at one at least
     */
    default Future<Report> glance(Set<EntityKey> at) {
        throw new UnsupportedOperationException(id() + " cannot look at single things");
    }

    /**
     * Somebody asks for a look now, and the next poll begins at once: what the source puts off until people have mended
     * something is to be tried again.
     */
    default void urge() {}

    /** Lets go of connections. No poll may follow. */
    Future<Void> close();
}
