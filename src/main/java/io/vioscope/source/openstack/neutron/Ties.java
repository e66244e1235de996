package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Listing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ties of entities of one list that another list tells. */
final class Ties {
    static final String HA_INTERFACE = "network:ha_router_replicated_interface";

    /** The ports by which a router reaches a subnet (ROUTER_INTERFACE_OWNERS of neutron_lib/constants.py). */
    private static final Set<String> INTERFACES =
            Set.of("network:router_interface", "network:router_interface_distributed", HA_INTERFACE);

    private final Map<EntityKey, List<Relation>> further = new HashMap<>();

    /** Takes in which subnets routers reach, as their ports tell. */
    void routes(Collection<Entity> ports) {
        for (var port : ports) {
            var subnets = port.attributes().get(PortDecoder.SUBNETS);
            var router = port.related(RelationType.ATTACHED_TO);
            var owner = port.attributes().get(PortDecoder.DEVICE_OWNER);
            if (router.isPresent() && subnets != null && owner != null && INTERFACES.contains(owner)) {
                for (var subnet : subnets.split(", ")) {
                    add(router.get(), RelationType.ROUTES, Kind.SUBNET, subnet);
                }
            }
        }
    }

    /** Takes in what an agent carries. */
    void carries(EntityKey agent, RelationType type, Collection<Entity> carried) {
        carried.forEach(entity -> add(entity.key(), type, Kind.AGENT, agent.id()));
    }

    private void add(EntityKey from, RelationType type, Kind kind, String id) {
        if (EntityKey.isValidId(id)) {
            further.computeIfAbsent(from, key -> new ArrayList<>()).add(new Relation(type, new EntityKey(kind, id)));
        }
    }

    /** Adds them to the entities of a list. */
    void addTo(Listing list) {
        list.entities().replaceAll((key, entity) -> with(entity, further.getOrDefault(key, List.of())));
    }

    private static Entity with(Entity entity, List<Relation> more) {
        if (more.isEmpty()) {
            return entity;
        }
        var all = new ArrayList<>(entity.relations());
        all.addAll(more);
        return new Entity(entity.key(), entity.name(), entity.status(), entity.attributes(), all);
    }
}
