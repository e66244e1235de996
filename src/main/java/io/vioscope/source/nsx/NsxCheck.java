package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.NsxAccess;
import io.vioscope.model.Kind;
import io.vioscope.source.Look;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.nsx.v.NsxVCheck;
import io.vioscope.source.openstack.Finding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds out, before anything runs, what the NSX Managers of a cloud let themselves be asked. */
public final class NsxCheck {
    private NsxCheck() {}

    /** Looks once, logs out again, and says what is seen; the future does not fail. */
    public static Future<List<Finding>> of(Vertx vertx, CloudConfig cloud, InstantSource clock) {
        return of(vertx, cloud, clock, HttpLimits.DEFAULT);
    }

    /** The same with other limits. */
    public static Future<List<Finding>> of(Vertx vertx, CloudConfig cloud, InstantSource clock, HttpLimits limits) {
        var access = cloud.nsx();
        if (access == null) {
            return Future.succeededFuture(List.of());
        }
        if (access.api() == NsxAccess.Api.NSX_V) {
            return NsxVCheck.of(vertx, cloud, access, clock, limits);
        }
        var nsx = NsxSource.nsx(vertx, cloud, access, clock, limits);
        return nsx.look(Look.EVERYTHING, new Meter())
                .map(seen -> Stream.concat(
                                OwnCertificate.finding(access, clock.instant()).stream(), findings(seen).stream())
                        .toList())
                .eventually(nsx::close);
    }

    private static List<Finding> findings(Nsx.Seen seen) {
        var what = "NSX Manager " + seen.url().getHost();
        var why = seen.why();
        if (why != null) {
            return List.of(new Finding(false, what, why.detail()));
        }
        var findings = new ArrayList<Finding>();
        var state = Standing.of(seen).get("nsx.state");
        findings.add(new Finding(
                "answers".equals(state),
                what,
                "version " + (seen.version().isEmpty() ? "not told" : seen.version()) + ", " + state + ", in "
                        + seen.trip().toMillis() + " ms"));
        seen.silent().forEach(host -> findings.add(new Finding(false, "NSX Manager " + host, "does not answer")));
        findings.add(seen(what + " inventory", seen.lists()));
        seen.lists().failures().forEach((part, failed) -> findings.add(new Finding(false, what, failed.detail())));
        return findings;
    }

    private static Finding seen(String what, Nsx.Lists lists) {
        var hosts = new TransportNodes(lists)
                .told().keySet().stream()
                        .filter(key -> key.kind() == Kind.ESXI_HOST)
                        .count();
        var routers =
                lists.of(Part.GATEWAYS).stream().filter(NsxCheck::isOfNeutron).count();
        return new Finding(
                true,
                what,
                lists.of(Part.EDGE_CLUSTERS).size() + " edge clusters, "
                        + lists.of(Part.NODES).size() + " transport nodes, " + hosts
                        + " of which are ESXi hosts of a known vCenter; "
                        + lists.of(Part.GATEWAYS).size() + " tier-1 gateways, " + routers + " of which are Neutron's; "
                        + lists.uplinks().size() + " tier-0 gateways");
    }

    private static boolean isOfNeutron(JsonNode gateway) {
        return Tags.of(gateway, Routers.TAG).isPresent();
    }
}
