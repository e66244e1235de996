package io.vioscope.source.openstack.nova;

import io.vioscope.source.http.Http;
import io.vioscope.source.openstack.api.Dialect;
import io.vioscope.source.openstack.api.Microversion;
import io.vioscope.source.openstack.api.VersionedApi;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import java.util.Map;
import java.util.regex.Pattern;

/** How Nova is spoken to. */
public final class NovaApi {
    /** From here on {@code os-hypervisors} comes in pages. */
    static final Microversion HYPERVISOR_PAGES = new Microversion(2, 33);

    /** From here on {@code os-migrations} can be asked for what changed since a time. */
    static final Microversion MIGRATION_FILTERS = new Microversion(2, 59);

    /** Up to here diagnostics are the driver's own words, which alone tell whether vCenter still has the ESXi host. */
    static final Microversion OWN_DIAGNOSTICS = new Microversion(2, 47);

    /**
     * From Queens on, which is what speaks this, servers of one second are told apart by their uuid, ascending unless asked
     * otherwise, whatever the direction (nova/compute/instance_list.py); before, by their number, in the same direction as
     * all (nova/db/sqlalchemy/api.py, {@code process_sort_params}).
     */
    static final Microversion TIES_BY_UUID = new Microversion(2, 54);

    /** The newest version known is 2.79: Train's neighbourhood, the newest that VIO 7 speaks. */
    static final Dialect DIALECT = new Dialect(
            ServiceType.COMPUTE,
            "/v2.1",
            Pattern.compile("^(.*?/v2(?:\\.[0-9]+)?)(?:/.*)?$"),
            "v2.1",
            new Microversion(2, 1),
            new Microversion(2, 79),
            NovaApi::headers);

    private NovaApi() {}

    /** Nova by that session. */
    public static VersionedApi of(Session session, Http http) {
        return new VersionedApi(DIALECT, session, http);
    }

    /** Both headers: the second is for servers before 2.27. */
    private static Map<String, String> headers(Microversion version) {
        return Map.of(
                "OpenStack-API-Version", "compute " + version, "X-OpenStack-Nova-API-Version", version.toString());
    }
}
