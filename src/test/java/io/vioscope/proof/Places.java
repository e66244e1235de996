package io.vioscope.proof;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.ServiceRow;
import io.vioscope.simulator.physics.Layout;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What of the inventory stands for what a fault struck: OpenStack shows no ESXi host, but the cluster it is in. */
final class Places {
    /** Faults that strike the cloud as a whole and sit at one place all the same. */
    private static final Map<String, String> SEATS = Map.of(
            "nova-api-down", "endpoint/compute",
            "placement-down", "endpoint/placement",
            "image-service-down", "endpoint/image",
            "neutron-down", "endpoint/network",
            "identity-down", "endpoint/identity",
            "conductor-down", "service_group/nova-conductor",
            "scheduler-down", "service_group/nova-scheduler",
            "cinder-scheduler-down", "service_group/cinder-scheduler");

    private final World world;
    private final Layout layout;

    Places(World world) {
        this.world = world;
        this.layout = world.faults().physics().layout();
    }

    /** The places; none where any is right. */
    Set<EntityKey> of(String fault, EntityKey target) {
        var seat = SEATS.get(fault);
        if (seat != null) {
            return matching(entity -> entity.key().toString().startsWith(seat));
        }
        var places = new HashSet<EntityKey>(Set.of(target));
        switch (target.kind()) {
            case ESXI_HOST, HYPERVISOR, COMPUTE_SERVICE ->
                layout.clusters().stream()
                        .filter(cluster -> isOf(cluster, target))
                        .forEach(cluster -> cluster(cluster, places));
            case DATASTORE -> {
                layout.clusters().stream()
                        .filter(cluster -> isOf(cluster, target))
                        .forEach(cluster -> cluster(cluster, places));
                places.addAll(matching(e -> e.kind() == Kind.VOLUME_SERVICE));
            }
            case VCENTER -> {
                layout.clusters(target).forEach(cluster -> cluster(cluster, places));
                places.addAll(matching(e -> e.kind() == Kind.VOLUME_SERVICE));
            }
            case CONTROLLER ->
                layout.rows().stream()
                        .filter(row -> row.node().equals(target.id()))
                        .forEach(row -> row(row, places));
            case SERVICE -> {
                places.add(new EntityKey(Kind.VOLUME_SERVICE, target.id()));
                groups(places);
            }
            case SERVER -> {
                server(target, places);
                tried(places);
            }
            case FLOATING_IP -> tried(places);
            case LOAD_BALANCER -> {
                related(target, RelationType.CONNECTED_TO, places);
                if (fault.equals("nsx-edge-down")) {
                    places.addAll(matching(e -> e.kind() == Kind.EDGE_CLUSTER || isExternal(e)));
                }
            }
            case ROUTER -> related(target, RelationType.CONNECTED_TO, places);
            case ENDPOINT ->
                places.addAll(matching(e -> e.key().toString().startsWith(target.toString()) || isEntrance(target)));
            case CLOUD, MONITOR, MESSAGE_BUS, DATABASE, NSX_MANAGER -> places.clear();
            default -> {}
        }
        return places.contains(Layout.ENTRANCE) ? Set.of() : places;
    }

    /** A service that nobody stands in for is all of its group. */
    private void groups(Set<EntityKey> places) {
        Set.copyOf(places)
                .forEach(row -> related(row, RelationType.PART_OF).stream()
                        .filter(group -> matching(e -> e.related(RelationType.PART_OF)
                                                .filter(group::equals)
                                                .isPresent())
                                        .size()
                                == 1)
                        .forEach(places::add));
    }

    private static boolean isEntrance(EntityKey target) {
        return target.equals(Layout.ENTRANCE);
    }

    private static boolean isOf(Cluster cluster, EntityKey part) {
        return Layout.cluster(cluster).equals(part)
                || Layout.compute(cluster).equals(part)
                || Layout.hosts(cluster).contains(part)
                || Layout.datastores(cluster).contains(part);
    }

    private void cluster(Cluster cluster, Set<EntityKey> places) {
        places.add(Layout.cluster(cluster));
        places.add(Layout.compute(cluster));
    }

    private void row(ServiceRow row, Set<EntityKey> places) {
        places.add(row.key());
        places.addAll(matching(e -> e.kind() == Kind.AGENT
                && row.kind() == Kind.AGENT
                && e.related(RelationType.HOSTED_ON)
                        .filter(node -> node.id().equals(row.node()))
                        .isPresent()));
    }

    private void server(EntityKey server, Set<EntityKey> places) {
        related(server, RelationType.HOSTED_ON, places);
        for (var hypervisor : Set.copyOf(places)) {
            related(hypervisor, RelationType.MANAGED_BY, places);
        }
        places.addAll(matching(e -> e.kind() == Kind.PORT
                && e.related(RelationType.ATTACHED_TO).filter(server::equals).isPresent()));
    }

    /** What floating IPs of those, or of their ports, are tried by. */
    private void tried(Set<EntityKey> places) {
        for (var kind : List.of(Kind.FLOATING_IP, Kind.PROBE)) {
            places.addAll(matching(e -> e.kind() == kind
                    && e.related(RelationType.ASSOCIATED_WITH)
                            .filter(places::contains)
                            .isPresent()));
        }
    }

    private boolean isExternal(Entity entity) {
        return entity.kind() == Kind.NETWORK
                && world.faults().physics().cloud().network().networks().all().stream()
                        .anyMatch(network ->
                                network.isExternal() && network.id().toString().equals(entity.id()));
    }

    private void related(EntityKey of, RelationType type, Set<EntityKey> places) {
        related(of, type).ifPresent(places::add);
    }

    private Optional<EntityKey> related(EntityKey of, RelationType type) {
        return world.snapshot().state().inventory().get(of).flatMap(entity -> entity.related(type));
    }

    private Set<EntityKey> matching(Predicate<Entity> predicate) {
        var found = new HashSet<EntityKey>();
        for (var sources : List.of(SourceSet.ALL, SourceSet.REACH)) {
            world.snapshot(sources).state().inventory().all().stream()
                    .filter(predicate)
                    .forEach(e -> found.add(e.key()));
        }
        return found;
    }
}
