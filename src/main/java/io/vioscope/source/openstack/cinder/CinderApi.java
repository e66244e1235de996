package io.vioscope.source.openstack.cinder;

import io.vioscope.source.http.Http;
import io.vioscope.source.openstack.api.Dialect;
import io.vioscope.source.openstack.api.Microversion;
import io.vioscope.source.openstack.api.VersionedApi;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How Cinder is spoken to. Its document of versions is asked for at {@code /v3/}, before the project's id: the root
 * answers with 300, which is a redirect to this program (cinder/api/versions.py).
 */
public final class CinderApi {
    /**
     * The newest version known is 3.48. From 3.49 on {@code os-services} tells {@code backend_state}, for which the API
     * asks the scheduler: with that dead, the list of services would hang when it is needed most.
     */
    static final Dialect DIALECT = new Dialect(
            ServiceType.BLOCK_STORAGE,
            "/v3",
            Pattern.compile("^(.*?/v3)(?:/.*)?$"),
            "v3.0",
            new Microversion(3, 0),
            new Microversion(3, 48),
            version -> Map.of("OpenStack-API-Version", "volume " + version));

    private CinderApi() {}

    /** Cinder by that session. */
    public static VersionedApi of(Session session, Http http) {
        return new VersionedApi(DIALECT, session, http);
    }
}
