package io.vioscope.source.openstack.placement;

import io.vioscope.source.http.Http;
import io.vioscope.source.openstack.api.Dialect;
import io.vioscope.source.openstack.api.Microversion;
import io.vioscope.source.openstack.api.VersionedApi;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How Placement is spoken to. Its address has no version; its document of versions is at the root, whose one version it
 * calls {@code v1.0} whatever the newest microversion is (placement/handlers/root.py).
 */
public final class PlacementApi {
    /** From here on providers can be asked for by their traits. */
    static final Microversion TRAITS = new Microversion(1, 18);

    /** The newest version known is 1.39: Zed's, the newest recorded. */
    static final Dialect DIALECT = new Dialect(
            ServiceType.PLACEMENT,
            "",
            Pattern.compile("^(.*)$"),
            "v1.0",
            new Microversion(1, 0),
            new Microversion(1, 39),
            version -> Map.of("OpenStack-API-Version", "placement " + version));

    private PlacementApi() {}

    /** Placement by that session. */
    public static VersionedApi of(Session session, Http http) {
        return new VersionedApi(DIALECT, session, http);
    }
}
