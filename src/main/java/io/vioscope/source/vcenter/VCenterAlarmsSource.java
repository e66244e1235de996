package io.vioscope.source.vcenter;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.VCenterAccess;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.PollTimes;
import io.vioscope.source.Source;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.vcenter.AlarmReader.On;
import io.vioscope.source.vcenter.AlarmReader.Seen;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds the alarms that are on in the cloud's vCenters to the ESXi hosts, datastores, clusters, servers and vCenters at which
 * they stand. It is a source beside {@link VCenterSource}, since what one could not read must not pass for what the other saw:
 * only a whole answer of a vCenter ends its alarms.
 */
public final class VCenterAlarmsSource implements Source {
    /** Its name. */
    public static final SourceId ID = new SourceId("vcenter_alarms");

    private static final Set<Kind> ADDS =
            Set.of(Kind.ESXI_HOST, Kind.DATASTORE, Kind.HYPERVISOR, Kind.SERVER, Kind.VCENTER);

    private final List<AlarmReader> readers;
    private final PollTimes times;
    private final InstantSource clock;

    /** By vCenter those of which something was told. */
    private final Map<String, Set<EntityKey>> told = new HashMap<>();

    private VCenterAlarmsSource(List<AlarmReader> readers, InstantSource clock) {
        this.readers = readers;
        this.clock = clock;
        this.times = new PollTimes(clock);
    }

    /**
     * Of a cloud with vCenters. Asks nothing yet, and never those whose alarms are not wanted.
     *
     * @param logins shared by all that log in with the same accounts
     */
    public static VCenterAlarmsSource of(Vertx vertx, CloudConfig cloud, InstantSource clock, Logins logins) {
        return of(vertx, cloud, clock, logins, HttpLimits.DEFAULT);
    }

    /** The same alone, with other limits. */
    public static VCenterAlarmsSource of(Vertx vertx, CloudConfig cloud, InstantSource clock, HttpLimits limits) {
        return of(vertx, cloud, clock, new Logins(), limits);
    }

    static VCenterAlarmsSource of(
            Vertx vertx, CloudConfig cloud, InstantSource clock, Logins logins, HttpLimits limits) {
        return new VCenterAlarmsSource(readers(vertx, cloud, clock, logins, limits), clock);
    }

    static List<AlarmReader> readers(
            Vertx vertx, CloudConfig cloud, InstantSource clock, Logins logins, HttpLimits limits) {
        return cloud.vcenters().stream()
                .filter(VCenterAccess::alarms)
                .map(access ->
                        new AlarmReader(access, VCenterSource.http(vertx, cloud, access, clock, limits), clock, logins))
                .toList();
    }

    @Override
    public SourceId id() {
        return ID;
    }

    @Override
    public Set<Kind> covers() {
        return Set.of();
    }

    @Override
    public Set<Kind> adds() {
        return ADDS;
    }

    @Override
    public Future<Report> poll(Look look) {
        var meter = new Meter();
        var report = new ReportBuilder(ID, Set.of(), ADDS, times.next(), clock, meter);
        return Future.all(
                        readers.stream().map(reader -> reader.look(look, meter)).toList())
                .map(all -> tell(all.list(), report));
    }

    private Report tell(List<Seen> all, ReportBuilder report) {
        if (readers.isEmpty()) {
            report.note("Alarms are not read: the configuration says alarms: false. What was read before is forgotten");
        }
        all.forEach(seen -> tell(seen, report));
        if (all.stream().allMatch(seen -> seen.alarms() instanceof Result.Ok<On>)) {
            ADDS.forEach(report::toldAll);
        }
        return report.done();
    }

    private void tell(Seen seen, ReportBuilder report) {
        var uuid = seen.uuid();
        if (uuid != null && seen.alarms() instanceof Result.Ok<On> on) {
            var now = new AlarmTeller(on.value(), new Names(uuid)).told();
            var ended = new HashSet<>(told.getOrDefault(uuid, Set.of()));
            ended.removeAll(now.keySet());
            ended.forEach(key -> report.tell(key, Attributes.none()));
            now.forEach(report::tell);
            told.put(uuid, Set.copyOf(now.keySet()));
        }
        if (seen.alarms() instanceof Result.Failed<On> failed) {
            ADDS.forEach(kind -> report.missed(kind, failed.why()));
        }
    }

    @Override
    public Future<Void> close() {
        return Future.join(readers.stream().map(AlarmReader::close).toList()).mapEmpty();
    }
}
