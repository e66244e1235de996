package io.vioscope.source.nsx.v;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.NsxAccess;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.Finding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Finds out, before anything runs, what an NSX for vSphere lets itself be asked. */
public final class NsxVCheck {
    private NsxVCheck() {}

    /** Looks once, and says what is seen; the future does not fail. */
    public static Future<List<Finding>> of(
            Vertx vertx, CloudConfig cloud, NsxAccess access, InstantSource clock, HttpLimits limits) {
        var nsx = NsxVSource.nsx(vertx, cloud, access, clock, limits);
        return nsx.look(new Meter()).map(seen -> findings(seen, access)).eventually(nsx::close);
    }

    private static List<Finding> findings(NsxV.Seen seen, NsxAccess access) {
        var what = "NSX Manager " + seen.url().getHost();
        var why = seen.why();
        if (why != null) {
            return List.of(new Finding(false, what, why.detail()));
        }
        var manager = Manager.of(seen);
        var version = manager.get("nsx.version");
        var findings = new ArrayList<Finding>();
        findings.add(new Finding(
                "answers".equals(manager.get("nsx.state")),
                what,
                "NSX for vSphere, version " + (version == null ? "not told" : version) + ", " + manager.get("nsx.state")
                        + ", in " + seen.trip().toMillis() + " ms"));
        findings.add(inventory(what + " inventory", seen.lists(), access));
        seen.lists().failures().forEach((part, failed) -> findings.add(new Finding(false, what, failed.detail())));
        return findings;
    }

    private static Finding inventory(String what, NsxV.Lists lists, NsxAccess access) {
        var joined = Hosts.told(lists, access.vcenter()).keySet().stream()
                .map(EntityKey::kind)
                .filter(Kind.ESXI_HOST::equals)
                .count();
        var edges = lists.of(Part.EDGES).stream().filter(Edges::isRead).toList();
        var routers =
                edges.stream().flatMap(edge -> Edges.router(edge).stream()).count();
        var hosts = Hosts.ids(lists).size();
        return new Finding(
                hosts == 0 || access.vcenter() != null,
                what,
                edges.size() + " edge gateways, " + routers + " of which are one router's; " + hosts
                        + " prepared hosts, "
                        + joined + " of which can be joined with vCenter's"
                        + (access.vcenter() == null ? ", as no vcenter is given" : ""));
    }
}
