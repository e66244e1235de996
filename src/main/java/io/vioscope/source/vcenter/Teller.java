package io.vioscope.source.vcenter;

import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.xml.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells in a report what one vCenter showed: hosts and datastores, and what it adds to Nova's hypervisors and servers. */
final class Teller {
    private final Objects objects;
    private final Names names;
    private final ReportBuilder report;

    Teller(Objects objects, Names names, ReportBuilder report) {
        this.objects = objects;
        this.names = names;
        this.report = report;
    }

    void tell() {
        objects.each(
                Wanted.HOST,
                (ref, host) -> names.key(Kind.ESXI_HOST, ref)
                        .ifPresent(key -> report.add(HostDecoder.of(key, host, objects, names))));
        var users = users();
        objects.each(
                Wanted.DATASTORE,
                (ref, store) -> names.key(Kind.DATASTORE, ref)
                        .ifPresent(key ->
                                report.add(DatastoreDecoder.of(key, store, users.getOrDefault(ref, Set.of()), names))));
        clusters();
        objects.each(
                Wanted.MACHINE,
                (ref, machine) -> Names.server(machine)
                        .filter(key -> !machine.text("config.template").equals("true"))
                        .ifPresent(key -> machine(key, ref, machine)));
    }

    /** By datastore the clusters that may use it. */
    private Map<Ref, Set<EntityKey>> users() {
        var users = new HashMap<Ref, Set<EntityKey>>();
        objects.each(
                Wanted.CLUSTER,
                (ref, cluster) -> names.key(Kind.HYPERVISOR, ref)
                        .ifPresent(key -> cluster.refs("datastore")
                                .forEach(store -> users.computeIfAbsent(store, s -> new TreeSet<>())
                                        .add(key))));
        return users;
    }

    private void clusters() {
        var hosts = new HashMap<Ref, int[]>();
        objects.each(
                Wanted.HOST,
                (ref, host) -> host.ref("parent").ifPresent(parent -> {
                    var counts = hosts.computeIfAbsent(parent, p -> new int[2]);
                    counts[0]++;
                    counts[1] += HostDecoder.isUsable(host) ? 1 : 0;
                }));
        objects.each(
                Wanted.CLUSTER,
                (ref, cluster) -> names.key(Kind.HYPERVISOR, ref)
                        .ifPresent(key -> report.tell(key, cluster(cluster, hosts.getOrDefault(ref, new int[2])))));
    }

    private static Attributes cluster(Objects.Properties cluster, int[] hosts) {
        return Said.of(
                "vcenter.name", Texts.storable(cluster.text("name")),
                "vcenter.hosts", Integer.toString(hosts[0]),
                "vcenter.hosts_usable", Integer.toString(hosts[1]),
                "vcenter.ha", cluster.text("configuration.dasConfig.enabled"),
                "vcenter.drs", cluster.text("configuration.drsConfig.enabled"));
    }

    private void machine(EntityKey server, Ref ref, Objects.Properties machine) {
        var host = machine.ref("runtime.host");
        report.tell(
                server,
                Said.of(
                        "vcenter.vm", Texts.storable(ref.id()),
                        "vcenter.host",
                                host.map(h -> Texts.storable(objects.of(h).text("name")))
                                        .orElse(""),
                        "vcenter.power", Texts.storable(machine.text("runtime.powerState")),
                        "vcenter.connection", Texts.storable(machine.text("runtime.connectionState")),
                        "vcenter.heartbeat", Texts.storable(machine.text("guestHeartbeatStatus"))));
        report.ties(server, ties(host, machine.refs("datastore")));
    }

    private List<Relation> ties(Optional<Ref> host, List<Ref> stores) {
        var ties = new ArrayList<Relation>();
        host.flatMap(ref -> names.key(Kind.ESXI_HOST, ref))
                .ifPresent(key -> ties.add(new Relation(RelationType.RUNS_ON, key)));
        stores.forEach(ref ->
                names.key(Kind.DATASTORE, ref).ifPresent(key -> ties.add(new Relation(RelationType.STORED_ON, key))));
        return ties;
    }
}
