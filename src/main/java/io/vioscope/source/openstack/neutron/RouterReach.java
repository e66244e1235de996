package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which subnets a router reaches: the list of routers does not say it, that of their ports does. */
final class RouterReach {
    private final Map<EntityKey, TreeSet<EntityKey>> subnets = new HashMap<>();

    RouterReach(Collection<Entity> ports) {
        for (var port : ports) {
            port.related(RelationType.ATTACHED_TO)
                    .filter(device -> device.kind() == Kind.ROUTER)
                    .filter(device ->
                            !"network:router_gateway".equals(port.attributes().get("device_owner")))
                    .ifPresent(router -> port.relations().stream()
                            .filter(r -> r.type() == RelationType.PART_OF)
                            .map(Relation::to)
                            .forEach(subnet -> subnets.computeIfAbsent(router, key -> new TreeSet<>())
                                    .add(subnet)));
        }
    }

    /** The router with its ties to subnets; anything else as it is. */
    Entity on(Entity entity) {
        var reached = subnets.get(entity.key());
        return reached == null ? entity : entity.withRelations(RelationType.ROUTES, List.copyOf(reached));
    }
}
