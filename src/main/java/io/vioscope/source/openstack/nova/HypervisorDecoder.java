package io.vioscope.source.openstack.nova;

import io.vioscope.inventory.Claims;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.ServiceStates;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import io.vioscope.source.openstack.decode.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows of {@code GET /os-hypervisors/detail}; in VIO one row is one vSphere cluster. The numbers of what is used are no
 * attributes, as they move with every server: they are {@link Claims}, and not real use. Nova counts what is set aside for the
 * hypervisor among them (nova/compute/resource_tracker.py, {@code _update_usage_from_instances}).
 */
final class HypervisorDecoder implements RowDecoder {
    /**
     * {@code <managed object id of the cluster>.<instance UUID of the vCenter>}, as nova/virt/vmwareapi/driver.py names
     * its one node.
     */
    private static final Pattern CLUSTER =
            Pattern.compile("domain-[A-Za-z]?[0-9]+\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT, JsonType.NUMBER),
            Shape.field("hypervisor_hostname", JsonType.TEXT),
            Shape.field("state", JsonType.TEXT),
            Shape.field("status", JsonType.TEXT),
            Shape.field("hypervisor_type", JsonType.TEXT),
            Shape.field("hypervisor_version", JsonType.NUMBER, JsonType.TEXT),
            Shape.field("host_ip", JsonType.TEXT),
            Shape.field("vcpus", JsonType.NUMBER),
            Shape.field("memory_mb", JsonType.NUMBER),
            Shape.field("local_gb", JsonType.NUMBER),
            Shape.field("vcpus_used", JsonType.NUMBER),
            Shape.field("memory_mb_used", JsonType.NUMBER),
            Shape.field("local_gb_used", JsonType.NUMBER),
            Shape.object(
                    "service",
                    Set.of(),
                    Shape.field("host", JsonType.TEXT),
                    Shape.field("disabled_reason", JsonType.TEXT)));

    private final Map<EntityKey, Claims> claims = new ConcurrentHashMap<>();

    /** What servers claim of the hypervisors that were decoded so far, of those whose rows tell it. */
    Map<EntityKey, Claims> claims() {
        return Map.copyOf(claims);
    }

    @Override
    public String list() {
        return "hypervisors";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Decoded decode(Row row, Interner interner) {
        var hostname = row.text("hypervisor_hostname");
        if (!Texts.isId(hostname)) {
            return new Decoded.Nameless("a hypervisor without a readable hypervisor_hostname");
        }
        var key = new EntityKey(Kind.HYPERVISOR, hostname);
        var wrong = row.wrong();
        if (wrong != null || row.text("state").isEmpty()) {
            return Decoded.wrongShape(key, wrong == null ? "no state" : wrong);
        }
        var service = "nova-compute@" + row.text("service.host");
        if (!row.text("service.host").isEmpty() && !Texts.isId(service)) {
            return Decoded.wrongShape(key, "service.host cannot be part of an id");
        }
        claim(key, row);
        var status = ServiceStates.of(row.text("state"), row.text("status"));
        return new Decoded.Seen(new Entity(key, hostname, status, attributes(row), ties(hostname, row, service)));
    }

    /** From 2.88 on Nova tells nothing of that. */
    private void claim(EntityKey key, Row row) {
        var used = Stream.of("vcpus_used", "memory_mb_used", "local_gb_used")
                .map(row::text)
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::valueOf)
                .toList();
        if (used.size() == 3) {
            claims.put(key, new Claims(used.get(0), used.get(1), used.get(2)));
        }
    }

    private static List<Relation> ties(String hostname, Row row, String service) {
        var ties = new ArrayList<Relation>();
        if (!row.text("service.host").isEmpty()) {
            ties.add(new Relation(RelationType.MANAGED_BY, new EntityKey(Kind.COMPUTE_SERVICE, service)));
        }
        var cluster = CLUSTER.matcher(hostname);
        if (cluster.matches()) {
            ties.add(new Relation(RelationType.REGISTERED_IN, new EntityKey(Kind.VCENTER, cluster.group(1))));
        }
        return ties;
    }

    private static Attributes attributes(Row row) {
        return Said.of(
                "nova_id", row.get("id"),
                "type", row.get("hypervisor_type"),
                "version", row.get("hypervisor_version"),
                "host_ip", row.get("host_ip"),
                "vcpus", row.get("vcpus"),
                "memory_mb", row.get("memory_mb"),
                "local_gb", row.get("local_gb"),
                "service_host", row.get("service.host"),
                "disabled_reason", row.get("service.disabled_reason"));
    }
}
