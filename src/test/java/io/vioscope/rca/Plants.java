package io.vioscope.rca;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.AdminState;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Clouds of any size, without a cloud behind them. */
final class Plants {
    static final EntityKey CLOUD = new EntityKey(Kind.CLOUD, "c");
    static final EntityKey BUS = new EntityKey(Kind.MESSAGE_BUS, "message_bus");
    private static final Status OK = Status.enabled("ok", Health.OK);
    private static final int CLUSTERS_OF_A_VCENTER = 4;

    private Plants() {}

    static EntityKey key(Kind kind, int number) {
        return new EntityKey(kind, kind.word() + "-" + number);
    }

    static Entity entity(EntityKey key, Status status, Map<String, String> attributes, Relation... relations) {
        return new Entity(key, key.id(), status, Attributes.of(attributes), List.of(relations));
    }

    /** A cloud with that many servers, each with two ports and a volume, every second one with a floating IP. */
    static Inventory of(int clusters, int servers) {
        var all = new ArrayList<Entity>();
        all.add(entity(CLOUD, OK, Map.of()));
        all.add(entity(BUS, OK, Map.of()));
        all.add(entity(new EntityKey(Kind.DATABASE, "database"), OK, Map.of()));
        all.add(entity(new EntityKey(Kind.NSX_MANAGER, "nsx_manager"), OK, Map.of()));
        controllers(all);
        endpoints(all);
        for (var c = 0; c < clusters; c++) {
            cluster(c, all);
        }
        for (var p = 0; p < Math.max(2, servers / 50); p++) {
            all.add(entity(key(Kind.PROJECT, p), OK, Map.of()));
            all.add(entity(key(Kind.NETWORK, p), OK, Map.of(), tie(RelationType.OWNED_BY, Kind.PROJECT, p)));
        }
        for (var s = 0; s < servers; s++) {
            server(s, servers, clusters, Math.max(2, servers / 50), all);
        }
        var edit = Inventory.empty().edit();
        all.forEach(edit::put);
        return edit.done();
    }

    private static void controllers(List<Entity> all) {
        for (var c = 0; c < 3; c++) {
            all.add(entity(key(Kind.CONTROLLER, c), OK, Map.of()));
            for (var binary : List.of("nova-conductor", "nova-scheduler")) {
                all.add(entity(
                        new EntityKey(Kind.SERVICE, binary + "@" + c),
                        OK,
                        Map.of(),
                        tie(RelationType.HOSTED_ON, Kind.CONTROLLER, c),
                        new Relation(RelationType.PART_OF, new EntityKey(Kind.SERVICE_GROUP, binary))));
            }
            all.add(entity(
                    new EntityKey(Kind.VOLUME_SERVICE, "cinder-volume@" + c),
                    OK,
                    Map.of(),
                    tie(RelationType.HOSTED_ON, Kind.CONTROLLER, c)));
            all.add(entity(
                    key(Kind.VOLUME_POOL, c),
                    OK,
                    Map.of(),
                    new Relation(RelationType.MANAGED_BY, new EntityKey(Kind.VOLUME_SERVICE, "cinder-volume@" + c))));
        }
        all.add(entity(new EntityKey(Kind.SERVICE_GROUP, "nova-conductor"), OK, Map.of()));
        all.add(entity(new EntityKey(Kind.SERVICE_GROUP, "nova-scheduler"), OK, Map.of()));
    }

    private static void endpoints(List<Entity> all) {
        for (var type : List.of("identity", "compute", "network", "volumev3", "image", "placement")) {
            all.add(entity(
                    new EntityKey(Kind.ENDPOINT, type + "/public"),
                    Status.enabled("answers", Health.OK),
                    Map.of("in_use", "true", "service_type", type)));
        }
    }

    private static void cluster(int c, List<Entity> all) {
        var vcenter = c / CLUSTERS_OF_A_VCENTER;
        if (c % CLUSTERS_OF_A_VCENTER == 0) {
            all.add(entity(key(Kind.VCENTER, vcenter), OK, Map.of()));
        }
        all.add(entity(key(Kind.COMPUTE_SERVICE, c), OK, Map.of("forced_down", "false")));
        all.add(entity(
                key(Kind.HYPERVISOR, c),
                OK,
                Map.of("local_gb", "1000"),
                tie(RelationType.MANAGED_BY, Kind.COMPUTE_SERVICE, c),
                tie(RelationType.REGISTERED_IN, Kind.VCENTER, vcenter)));
    }

    private static void server(int s, int servers, int clusters, int projects, List<Entity> all) {
        var project = tie(RelationType.OWNED_BY, Kind.PROJECT, s % projects);
        all.add(entity(
                key(Kind.SERVER, s),
                Status.enabled("ACTIVE", Health.OK),
                Map.of("vm_state", "active", "power_state", "RUNNING"),
                tie(RelationType.HOSTED_ON, Kind.HYPERVISOR, s % clusters),
                project));
        port(s, s, projects, project, all);
        port(servers + s, s, projects, project, all);
        all.add(entity(
                key(Kind.VOLUME, s),
                Status.enabled("in-use", Health.OK),
                Map.of(),
                tie(RelationType.HOSTED_ON, Kind.VOLUME_POOL, s % 3),
                tie(RelationType.ATTACHED_TO, Kind.SERVER, s),
                project));
        if (s % 2 == 0) {
            all.add(entity(
                    key(Kind.FLOATING_IP, s),
                    Status.enabled("ACTIVE", Health.UNKNOWN),
                    Map.of(),
                    tie(RelationType.ASSOCIATED_WITH, Kind.PORT, s),
                    project));
        }
    }

    private static void port(int p, int server, int projects, Relation project, List<Entity> all) {
        all.add(entity(
                key(Kind.PORT, p),
                Status.enabled("ACTIVE", Health.UNKNOWN),
                Map.of(),
                tie(RelationType.ATTACHED_TO, Kind.SERVER, server),
                tie(RelationType.CONNECTED_TO, Kind.NETWORK, server % projects),
                project));
    }

    /** The problems that are open in a cloud that is seen for the first time, by their names in the delivered model. */
    static List<String> named(Inventory cloud) {
        var now = Instant.parse("2026-11-27T08:00:00Z");
        var diagnosis = Diagnosis.of(CausalFiles.delivered(), cloud, Readings.none(), Set.of());
        var facts = diagnosis.facts(Problems.none(), Map.of(), 1, now, key -> Optional.empty());
        return Problems.none().apply(facts, now).open().keySet().stream()
                .map(ProblemKey::name)
                .toList();
    }

    static Relation tie(RelationType type, Kind kind, int number) {
        return new Relation(type, key(kind, number));
    }

    /** What is wrong with an entity of that kind, in a way that its API would tell. */
    static Entity broken(Entity entity) {
        return switch (entity.kind()) {
            case SERVER ->
                attribute(
                        entity.withStatus(new Status("SHUTOFF", Health.DOWN, AdminState.DISABLED)),
                        "nova.stopped_by",
                        "nobody");
            case VOLUME -> entity.withStatus(Status.enabled("error", Health.DOWN));
            case PORT -> entity.withStatus(Status.enabled("ERROR", Health.DOWN));
            case ENDPOINT -> entity.withStatus(Status.enabled("status 503", Health.DOWN));
            case HYPERVISOR -> attribute(entity, "inferred.capacity_missing_percent", "25");
            default -> entity.withStatus(Status.enabled("down", Health.DOWN));
        };
    }

    /** A compute service that its driver has disabled. */
    static Entity autoDisabled(Entity service) {
        return attribute(
                service.withStatus(Status.disabled("up", Health.OK)), "disabled_reason", "set by vmwareapi host_state");
    }

    static Entity attribute(Entity entity, String name, String value) {
        return entity.withAttributes(entity.attributes().plus(Attributes.of(Map.of(name, value))));
    }
}
