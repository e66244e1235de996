package io.vioscope.source.openstack.endpoint;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint that is probed.
 *
 * @param id     {@code SERVICE-TYPE/INTERFACE}; stable, since Keystone's own ids and order are not
 * @param type   the service's type in the catalog
 * @param facing the interface
 * @param region empty if it has none
 * @param url    as the catalog says
 * @param probe  what is asked: where the service tells its versions to anybody
 * @param inUse  whether the configuration is such that this endpoint of its service is the one that is used
 * @param sameAs the id of the endpoint in use that is probed at the same address; null if there is none
 */
record Target(
        String id,
        String type,
        String facing,
        String region,
        String url,
        String probe,
        boolean inUse,
        @Nullable String sameAs) {

    /** The type that stands for Horizon, which is in no catalog. */
    static final String DASHBOARD = "dashboard";

    EntityKey key() {
        return new EntityKey(Kind.ENDPOINT, id);
    }

    boolean isDashboard() {
        return type.equals(DASHBOARD);
    }

    Target used() {
        return new Target(id, type, facing, region, url, probe, true, null);
    }

    Target as(String other) {
        return new Target(id, type, facing, region, url, probe, inUse, other);
    }
}
