package io.vioscope.source.reach;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.model.EntityKey;
import io.vioscope.source.Look;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.Finding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out, before anything runs, which of the declared addresses are reached, and which other places tell. */
public final class ReachCheck {
    private ReachCheck() {}

    /** Tries each once; the future does not fail. */
    public static Future<List<Finding>> of(Vertx vertx, CloudConfig cloud, InstantSource clock) {
        return of(vertx, cloud, clock, HttpLimits.DEFAULT, ReachSource.PING);
    }

    static Future<List<Finding>> of(
            Vertx vertx, CloudConfig cloud, InstantSource clock, HttpLimits limits, String ping) {
        if (cloud.probes().addresses().isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var reach = Reach.of(vertx, cloud, cloud.probes(), clock, limits, ping);
        return reach.look(Look.EVERYTHING, new Meter())
                .map(seen -> findings(reach, seen))
                .eventually(reach::close);
    }

    private static List<Finding> findings(Reach reach, Reach.Seen seen) {
        var findings = new ArrayList<Finding>();
        for (var address : reach.addresses()) {
            var sights = seen.sights().get(address.name());
            var here = sights == null ? Sight.notKnown("") : sights.getOrDefault(Reach.HERE, Sight.notKnown(""));
            var owner = seen.owners().get(address.name());
            findings.add(new Finding(
                    here.state() == Sight.State.REACHED,
                    "address " + address.name(),
                    address.how() + ": " + here.state().word() + " from here"
                            + (here.why().isEmpty() ? "" : ", " + here.why()) + "; "
                            + owner(owner, seen.unowned().isPresent())));
        }
        seen.silent().forEach((place, why) -> findings.add(new Finding(false, "Vioscope " + place, why.detail())));
        seen.unowned().ifPresent(why -> findings.add(new Finding(false, "owners of addresses", why.detail())));
        return findings;
    }

    private static String owner(@Nullable EntityKey owner, boolean isUnasked) {
        if (owner != null) {
            return "it is that of " + owner;
        }
        return isUnasked ? "whose it is could not be asked" : "of no floating IP and no single port";
    }
}
