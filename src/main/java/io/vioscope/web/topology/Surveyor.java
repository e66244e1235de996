package io.vioscope.web.topology;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.web.topology.Graph.Item;
import io.vioscope.web.topology.Graph.Layer;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Derived;
import io.vioscope.web.view.Seen;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what carries what in a cloud, by the ties that its sources tell. One pass over the kinds of a side. */
final class Surveyor {
    private final CloudView cloud;

    private Surveyor(CloudView cloud) {
        this.cloud = cloud;
    }

    /** One side of a cloud. */
    record Survey(Side side) implements Derived<Graph> {
        @Override
        public Set<Kind> from() {
            var kinds =
                    EnumSet.copyOf(side.layers().stream().flatMap(List::stream).toList());
            kinds.addAll(
                    switch (side) {
                        case COMPUTE -> EnumSet.of(Kind.COMPUTE_SERVICE);
                        case NETWORK -> EnumSet.of(Kind.PORT, Kind.SUBNET);
                        case STORAGE -> EnumSet.noneOf(Kind.class);
                    });
            return kinds;
        }

        @Override
        public Graph of(CloudView cloud) {
            var surveyor = new Surveyor(cloud);
            return new Graph(
                    side,
                    switch (side) {
                        case COMPUTE -> surveyor.compute();
                        case NETWORK -> surveyor.network();
                        case STORAGE -> surveyor.storage();
                    });
        }
    }

    private List<Layer> compute() {
        var top = keys(Kind.CLOUD);
        return layers(Side.COMPUTE, entity -> switch (entity.kind()) {
            case VCENTER, AVAILABILITY_ZONE -> top;
            case HYPERVISOR -> places(entity);
            case ESXI_HOST -> ends(entity, RelationType.PART_OF);
            case SERVER -> hosts(entity);
            default -> List.of();
        });
    }

    /**
     * The ESXi host that a server runs on, where that is known and in the cluster on which Nova has the server; else that
     * hypervisor: where the two differ, one of them is older.
     */
    private List<EntityKey> hosts(Entity server) {
        var hypervisor = ends(server, RelationType.HOSTED_ON);
        var host = ends(server, RelationType.RUNS_ON);
        var isInside = host.size() == 1
                && cloud.get(host.get(0))
                        .filter(seen ->
                                ends(seen.entity(), RelationType.PART_OF).equals(hypervisor))
                        .isPresent();
        return isInside ? host : hypervisor;
    }

    /** A hypervisor's vCenter, and the zones of its compute service. */
    private List<EntityKey> places(Entity hypervisor) {
        var zones = ends(hypervisor, RelationType.MANAGED_BY).stream()
                .flatMap(service -> cloud.get(service).stream())
                .flatMap(service -> ends(service.entity(), RelationType.PART_OF).stream())
                .filter(to -> to.kind() == Kind.AVAILABILITY_ZONE);
        return Stream.concat(ends(hypervisor, RelationType.REGISTERED_IN).stream(), zones)
                .toList();
    }

    /** The NSX Manager carries whatever no router and no agent does: where there is one, Neutron has no other plugin. */
    private List<Layer> network() {
        var managers = keys(Kind.NSX_MANAGER);
        var routers = routersByNetwork();
        var networks = networksByServer();
        return layers(Side.NETWORK, entity -> switch (entity.kind()) {
            case ROUTER -> orElse(ends(entity, RelationType.HOSTED_ON), managers);
            case NETWORK -> orElse(routers.get(entity.key()), managers);
            case SERVER -> orElse(networks.get(entity.key()), List.of());
            default -> List.of();
        });
    }

    private Map<EntityKey, List<EntityKey>> routersByNetwork() {
        var routers = new HashMap<EntityKey, List<EntityKey>>();
        for (var router : cloud.rows(Kind.ROUTER)) {
            var subnets = ends(router.entity(), RelationType.ROUTES).stream()
                    .flatMap(subnet -> cloud.get(subnet).stream())
                    .flatMap(subnet -> ends(subnet.entity(), RelationType.PART_OF).stream());
            Stream.concat(ends(router.entity(), RelationType.CONNECTED_TO).stream(), subnets)
                    .distinct()
                    .forEach(network -> routers.computeIfAbsent(network, n -> new ArrayList<>())
                            .add(router.entity().key()));
        }
        return routers;
    }

    private Map<EntityKey, List<EntityKey>> networksByServer() {
        var networks = new HashMap<EntityKey, List<EntityKey>>();
        for (var port : cloud.rows(Kind.PORT)) {
            var network = port.entity().related(RelationType.CONNECTED_TO);
            var server = port.entity().related(RelationType.ATTACHED_TO);
            if (network.isPresent() && server.isPresent()) {
                networks.computeIfAbsent(server.get(), s -> new ArrayList<>(1)).add(network.get());
            }
        }
        return networks;
    }

    private List<Layer> storage() {
        var volumes = new HashMap<EntityKey, List<EntityKey>>();
        for (var volume : cloud.rows(Kind.VOLUME)) {
            ends(volume.entity(), RelationType.ATTACHED_TO)
                    .forEach(server -> volumes.computeIfAbsent(server, s -> new ArrayList<>(1))
                            .add(volume.entity().key()));
        }
        return layers(Side.STORAGE, entity -> switch (entity.kind()) {
            case VOLUME_POOL -> ends(entity, RelationType.MANAGED_BY);
            case VOLUME -> ends(entity, RelationType.HOSTED_ON);
            case SERVER -> orElse(volumes.get(entity.key()), List.of());
            default -> List.of();
        });
    }

    private List<Layer> layers(Side side, Function<Entity, List<EntityKey>> carriers) {
        var layers = new ArrayList<Layer>();
        var before = new HashSet<EntityKey>();
        for (var kinds : side.layers()) {
            var items = new ArrayList<Item>();
            for (var kind : kinds) {
                for (var row : cloud.rows(kind)) {
                    var item = new Item(row, known(carriers.apply(row.entity()), before));
                    if (side == Side.COMPUTE
                            || kind != Kind.SERVER
                            || !item.above().isEmpty()) {
                        items.add(item);
                    }
                }
            }
            layers.add(new Layer(kinds, items));
            if (layers.size() < side.layers().size()) {
                items.forEach(item -> before.add(item.key()));
            }
        }
        dropIdleAgents(layers);
        return layers;
    }

    private static List<EntityKey> known(List<EntityKey> above, Set<EntityKey> before) {
        if (above.size() == 1) {
            return before.contains(above.get(0)) ? above : List.of();
        }
        return above.isEmpty()
                ? above
                : List.copyOf(
                        new TreeSet<>(above.stream().filter(before::contains).toList()));
    }

    /** Agents that carry no router are not part of how servers are reached by routers, and there is one on every host. */
    private static void dropIdleAgents(List<Layer> layers) {
        var carriers = new HashSet<EntityKey>();
        layers.get(1).items().forEach(item -> carriers.addAll(item.above()));
        layers.get(0).items().removeIf(item -> item.key().kind() == Kind.AGENT && !carriers.contains(item.key()));
    }

    private List<EntityKey> keys(Kind kind) {
        return cloud.rows(kind).stream()
                .map(Seen::entity)
                .map(Entity::key)
                .sorted()
                .toList();
    }

    private static List<EntityKey> ends(Entity entity, RelationType type) {
        var ends = new ArrayList<EntityKey>(1);
        for (var relation : entity.relations()) {
            if (relation.type() == type) {
                ends.add(relation.to());
            }
        }
        return ends;
    }

    private static List<EntityKey> orElse(@Nullable List<EntityKey> some, List<EntityKey> other) {
        return some == null || some.isEmpty() ? other : some;
    }
}
