package io.vioscope.source.openstack.nova;

import io.vioscope.model.EntityKey;
import io.vioscope.source.Look;
import io.vioscope.source.openstack.decode.Listing;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether all of Nova's cells seem to answer. What changed in a cell whose database is down is passed over in silence
 * when only changes are asked for, while the list of all servers shows stubs of it. But the list of services, which is
 * short and read each time, lacks that cell's services too (API guide, "Handling Down Cells").
 */
final class Cells {
    private Set<EntityKey> services = Set.of();
    private boolean wasWhole;

    /**
     * How far servers must be looked at: at all of them unless every service that was listed before is listed again, and
     * was the last time too, so that nothing is missed that happened while a cell was away.
     */
    Look look(Look wanted, Listing now) {
        var whole = now.incomplete() == null
                && now.unreadable().isEmpty()
                && now.entities().keySet().containsAll(services);
        if (now.incomplete() == null) {
            services = new HashSet<>(now.entities().keySet());
            services.addAll(now.unreadable().keySet());
        }
        var steady = whole && wasWhole;
        wasWhole = whole;
        return steady ? wanted : Look.EVERYTHING;
    }
}
