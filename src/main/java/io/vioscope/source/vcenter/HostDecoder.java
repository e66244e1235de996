package io.vioscope.source.vcenter;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.xml.Ref;
import java.util.ArrayList;
import java.util.List;

/** Makes entities of ESXi hosts. */
final class HostDecoder {
    private static final long GIB = 1L << 30;

    private HostDecoder() {}

    static Entity of(EntityKey key, Objects.Properties host, Objects all, Names names) {
        var cluster = host.ref("parent").filter(parent -> parent.type().equals(Wanted.CLUSTER));
        var attributes = Said.of(
                "connection", host.text("runtime.connectionState"),
                "power", host.text("runtime.powerState"),
                "maintenance", host.text("runtime.inMaintenanceMode"),
                "version", host.text("summary.config.product.version"),
                "vcpus", host.text("summary.hardware.numCpuThreads"),
                "memory_gb",
                        host.number("summary.hardware.memorySize")
                                .map(bytes -> Long.toString(Math.round((double) bytes / GIB)))
                                .orElse(""),
                "cluster",
                        cluster.map(c -> Texts.storable(all.of(c).text("name"))).orElse(""));
        var name = Texts.storable(host.text("name"));
        return new Entity(
                key,
                name.isEmpty() ? key.id() : name,
                status(host),
                attributes,
                ties(cluster.stream().toList(), names));
    }

    private static List<Relation> ties(List<Ref> clusters, Names names) {
        var ties = new ArrayList<Relation>();
        ties.add(new Relation(RelationType.REGISTERED_IN, names.vcenter()));
        clusters.forEach(cluster -> names.key(Kind.HYPERVISOR, cluster)
                .ifPresent(key -> ties.add(new Relation(RelationType.PART_OF, key))));
        return ties;
    }

    /**
     * What the words of vCenter mean ({@code HostSystemConnectionState}, {@code HostSystemPowerState}): a host that is
     * disconnected was so by a person, and what runs on it goes on; one that does not respond may be down or may only be
     * cut off from vCenter, and is down for whoever manages it.
     */
    static Status status(Objects.Properties host) {
        var connection = host.text("runtime.connectionState");
        var power = host.text("runtime.powerState");
        var connected = connection.equals("connected");
        if (host.text("runtime.inMaintenanceMode").equals("true")) {
            return Status.disabled("maintenance", connected ? Health.OK : Health.UNKNOWN);
        }
        if (power.equals("standBy")) {
            return Status.disabled("standby", Health.UNKNOWN);
        }
        return switch (connection) {
            case "connected" ->
                power.equals("poweredOff")
                        ? Status.enabled("powered off", Health.DOWN)
                        : Status.enabled("connected", Health.OK);
            case "notResponding" -> Status.enabled("not responding", Health.DOWN);
            case "disconnected" -> Status.disabled("disconnected", Health.UNKNOWN);
            default -> Status.enabled(connection.isEmpty() ? "not told" : Texts.storable(connection), Health.UNKNOWN);
        };
    }

    /** Whether the cluster may use it, and Nova counts it (nova/virt/vmwareapi/vm_util.py, get_stats_from_cluster). */
    static boolean isUsable(Objects.Properties host) {
        return status(host).equals(Status.enabled("connected", Health.OK));
    }
}
