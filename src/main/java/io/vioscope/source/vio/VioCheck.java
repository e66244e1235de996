package io.vioscope.source.vio;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.model.DeploymentMode;
import io.vioscope.source.Look;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.Finding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Finds out, before anything runs, what the management server of a cloud tells. */
public final class VioCheck {
    private VioCheck() {}

    /** Looks once, and says what is seen; the future does not fail. */
    public static Future<List<Finding>> of(Vertx vertx, CloudConfig cloud, InstantSource clock) {
        return of(vertx, cloud, clock, HttpLimits.DEFAULT);
    }

    /** The same with other limits. */
    public static Future<List<Finding>> of(Vertx vertx, CloudConfig cloud, InstantSource clock, HttpLimits limits) {
        var access = cloud.management();
        if (access == null) {
            return Future.succeededFuture(List.of());
        }
        var management = VioSource.management(vertx, cloud, access, clock, limits);
        return management
                .look(Look.EVERYTHING, new Meter())
                .map(VioCheck::findings)
                .eventually(management::close);
    }

    private static List<Finding> findings(Management.Seen seen) {
        var what = "management server " + seen.url().getHost();
        var why = seen.why();
        var told = seen.deployment();
        if (why != null || told == null) {
            return List.of(new Finding(false, what, why == null ? "tells nothing" : why.detail()));
        }
        var api = seen.api();
        var findings = new ArrayList<Finding>();
        findings.add(new Finding(
                true,
                what,
                "speaks " + (api == null ? "neither API" : api.label()) + ", version "
                        + (seen.version().isEmpty() ? "not told" : seen.version()) + ", in "
                        + seen.trip().toMillis() + " ms"));
        findings.add(new Finding(
                true,
                what + " deployment",
                (told.status().isEmpty() ? "no status" : told.status()) + ", mode "
                        + (told.mode() == DeploymentMode.UNKNOWN
                                ? "not told"
                                : told.mode().word() + " (" + told.because() + ")")
                        + ", " + told.machines().size() + " machines, "
                        + told.services().size() + " services"));
        return findings;
    }
}
