package io.vioscope.web.topology;

import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.inferred.Inference;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.web.view.CloudView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clouds of all kinds that are drawn, made by the engine itself. */
final class Terrain {
    private static final Set<Kind> LISTED = Stream.of(Kind.values())
            .filter(kind -> !Inference.isInferred(kind))
            .collect(Collectors.toUnmodifiableSet());

    private static final List<Health> BAD = List.of(Health.DOWN, Health.DEGRADED, Health.UNKNOWN);

    final List<Entity> entities = new ArrayList<>();

    static EntityKey key(Kind kind, String id) {
        return new EntityKey(kind, id);
    }

    static Relation tie(RelationType type, Kind kind, String id) {
        return new Relation(type, key(kind, id));
    }

    Terrain add(Kind kind, String id, Health health, Relation... ties) {
        entities.add(
                new Entity(key(kind, id), "", Status.enabled(health.name(), health), Attributes.none(), List.of(ties)));
        return this;
    }

    /** A hypervisor with its compute service in that zone, in that vCenter. */
    Terrain cluster(String id, Health health, String zone, String vcenter) {
        add(
                Kind.COMPUTE_SERVICE,
                "nova-compute@" + id,
                health,
                tie(RelationType.PART_OF, Kind.AVAILABILITY_ZONE, zone));
        return add(
                Kind.HYPERVISOR,
                id,
                health,
                tie(RelationType.MANAGED_BY, Kind.COMPUTE_SERVICE, "nova-compute@" + id),
                tie(RelationType.REGISTERED_IN, Kind.VCENTER, vcenter));
    }

    Terrain server(String id, Health health, String host, String project) {
        return add(
                Kind.SERVER,
                id,
                health,
                tie(RelationType.HOSTED_ON, Kind.HYPERVISOR, host),
                tie(RelationType.OWNED_BY, Kind.PROJECT, project));
    }

    /** An ESXi host of that cluster. */
    Terrain esx(String id, Health health, String cluster) {
        return add(Kind.ESXI_HOST, id, health, tie(RelationType.PART_OF, Kind.HYPERVISOR, cluster));
    }

    /** A server that vCenter has on that ESXi host, and Nova on that cluster. */
    Terrain server(String id, Health health, String cluster, String project, String esx) {
        return add(
                Kind.SERVER,
                id,
                health,
                tie(RelationType.HOSTED_ON, Kind.HYPERVISOR, cluster),
                tie(RelationType.RUNS_ON, Kind.ESXI_HOST, esx),
                tie(RelationType.OWNED_BY, Kind.PROJECT, project));
    }

    /** As it is seen once its one source has listed all of it. */
    CloudView view() {
        var report = new Report(
                Worlds.NOVA,
                Worlds.START,
                Duration.ofMillis(40),
                new Report.Cost(2, 912),
                LISTED,
                new Completeness.Complete(),
                entities,
                List.of(),
                Set.of());
        var next = Worlds.ENGINE
                .step(Snapshot.unknown("vio"), new Input.Reported(report), Worlds.START.plusSeconds(1))
                .next();
        return new CloudView(next, List.of(Worlds.NOVA));
    }

    /** A cloud of any shape and size. */
    static Terrain random(long seed) {
        var random = new Random(seed);
        var all = new Terrain();
        var zones = many(random, all, Kind.AVAILABILITY_ZONE, 1 + random.nextInt(5));
        var hosts = 1 + size(random, 400);
        for (var i = 0; i < hosts; i++) {
            all.cluster("c" + i, health(random), "availability_zone" + random.nextInt(zones), "v" + random.nextInt(4));
        }
        var projects = many(random, all, Kind.PROJECT, 1 + size(random, 100));
        var esx = random.nextBoolean() ? 0 : 1 + size(random, 900);
        for (var i = 0; i < esx; i++) {
            all.esx("e" + i, health(random), "c" + random.nextInt(hosts));
        }
        var servers = size(random, 2500);
        for (var i = 0; i < servers; i++) {
            var cluster = "c" + random.nextInt(hosts + 2);
            var project = "project" + random.nextInt(projects);
            if (esx > 0 && random.nextInt(4) > 0) {
                all.server("s" + i, health(random), cluster, project, "e" + random.nextInt(esx + 2));
            } else {
                all.server("s" + i, health(random), cluster, project);
            }
        }
        networks(random, all, servers);
        volumes(random, all, servers);
        return all;
    }

    private static void networks(Random random, Terrain all, int servers) {
        var agents = many(random, all, Kind.AGENT, 1 + size(random, 80));
        var networks = many(random, all, Kind.NETWORK, 1 + size(random, 300));
        for (var i = 0; i < networks; i++) {
            var network = tie(RelationType.PART_OF, Kind.NETWORK, "network" + i);
            all.add(Kind.SUBNET, "subnet" + i, Health.UNKNOWN, network);
        }
        for (var i = size(random, 200); i > 0; i--) {
            all.add(
                    Kind.ROUTER,
                    "r" + i,
                    health(random),
                    tie(RelationType.HOSTED_ON, Kind.AGENT, "agent" + random.nextInt(agents)),
                    tie(RelationType.CONNECTED_TO, Kind.NETWORK, "network0"),
                    tie(RelationType.ROUTES, Kind.SUBNET, "subnet" + random.nextInt(networks)));
        }
        for (var i = 0; i < servers; i++) {
            all.add(
                    Kind.PORT,
                    "p" + i,
                    health(random),
                    tie(RelationType.CONNECTED_TO, Kind.NETWORK, "network" + random.nextInt(networks)),
                    tie(RelationType.ATTACHED_TO, Kind.SERVER, "s" + random.nextInt(servers)));
        }
    }

    private static void volumes(Random random, Terrain all, int servers) {
        var services = many(random, all, Kind.VOLUME_SERVICE, 1 + random.nextInt(5));
        var pools = 1 + size(random, 150);
        for (var i = 0; i < pools; i++) {
            var service =
                    tie(RelationType.MANAGED_BY, Kind.VOLUME_SERVICE, "volume_service" + random.nextInt(services));
            all.add(Kind.VOLUME_POOL, "pool" + i, health(random), service);
        }
        for (var i = size(random, 1500); i > 0; i--) {
            all.add(
                    Kind.VOLUME,
                    "vol" + i,
                    health(random),
                    tie(RelationType.HOSTED_ON, Kind.VOLUME_POOL, "pool" + random.nextInt(pools)),
                    tie(RelationType.ATTACHED_TO, Kind.SERVER, "s" + random.nextInt(servers + 1)));
        }
    }

    private static int many(Random random, Terrain all, Kind kind, int count) {
        for (var i = 0; i < count; i++) {
            all.add(kind, kind.word() + i, health(random));
        }
        return count;
    }

    /** Often few, sometimes as many as that. */
    private static int size(Random random, int most) {
        return random.nextInt(1 + (random.nextBoolean() ? most : most / 20));
    }

    private static Health health(Random random) {
        return random.nextInt(4) > 0 ? Health.OK : BAD.get(random.nextInt(BAD.size()));
    }
}
