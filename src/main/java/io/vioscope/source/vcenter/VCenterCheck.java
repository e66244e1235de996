package io.vioscope.source.vcenter;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.source.Look;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.Finding;
import io.vioscope.source.vcenter.VCenter.Seen;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds out, before anything runs, what the vCenters of a cloud let themselves be asked. */
public final class VCenterCheck {
    private VCenterCheck() {}

    /** Looks at each of them once, logs out again, and says what is seen; the future does not fail. */
    public static Future<List<Finding>> of(Vertx vertx, CloudConfig cloud, InstantSource clock) {
        return of(vertx, cloud, clock, HttpLimits.DEFAULT);
    }

    /** The same with other limits. */
    public static Future<List<Finding>> of(Vertx vertx, CloudConfig cloud, InstantSource clock, HttpLimits limits) {
        var findings = new ArrayList<Finding>();
        var logins = new Logins();
        Future<Void> all = Future.succeededFuture();
        for (var vcenter : VCenterSource.vcenters(vertx, cloud, clock, logins, limits)) {
            all = all.compose(before -> vcenter.look(Look.EVERYTHING, Duration.ZERO, new Meter()))
                    .map(seen -> findings.addAll(findings(seen)))
                    .eventually(vcenter::close)
                    .mapEmpty();
        }
        for (var reader : VCenterAlarmsSource.readers(vertx, cloud, clock, logins, limits)) {
            all = all.compose(before -> alarms(reader, findings)).eventually(reader::close);
        }
        return all.map(done -> List.copyOf(findings));
    }

    private static List<Finding> findings(Seen seen) {
        var what = "vCenter " + seen.access().url().getHost();
        var about = seen.about();
        var who = about == null ? "" : "version " + about.version() + ", instance " + about.uuid() + ", ";
        var pace = "answers in " + seen.trip().toMillis() + " ms";
        return seen.objects()
                .match(
                        objects -> List.of(
                                new Finding(seen.trip().compareTo(Standing.SLOW) <= 0, what, who + pace),
                                seen(what + " inventory", objects)),
                        why -> List.of(new Finding(false, what, why.detail())));
    }

    /** Looks for alarms where the vCenter let itself be asked: a password that was refused is not tried once more. */
    private static Future<Void> alarms(AlarmReader reader, List<Finding> findings) {
        var vcenter = "vCenter " + reader.host();
        if (findings.stream().anyMatch(finding -> finding.what().equals(vcenter) && !finding.ok())) {
            return Future.succeededFuture();
        }
        var what = vcenter + " alarms";
        return reader.look(Look.EVERYTHING, new Meter())
                .map(seen -> findings.add(seen.alarms()
                        .match(
                                on -> new Finding(true, what, on.all().size() + " alarms are on"),
                                why -> new Finding(false, what, why.detail()))))
                .mapEmpty();
    }

    private static Finding seen(String what, Objects objects) {
        var servers = new AtomicInteger();
        objects.each(
                Wanted.MACHINE, (ref, machine) -> Names.server(machine).ifPresent(key -> servers.incrementAndGet()));
        var clusters = objects.count(Wanted.CLUSTER);
        var detail = clusters + " clusters, " + objects.count(Wanted.HOST) + " ESXi hosts, "
                + objects.count(Wanted.DATASTORE) + " datastores, " + objects.count(Wanted.MACHINE)
                + " virtual machines can be seen, " + servers + " of which may be servers";
        return clusters > 0
                ? new Finding(true, what, detail)
                : new Finding(false, what, detail + "; without clusters nothing can be joined with Nova's hypervisors");
    }
}
