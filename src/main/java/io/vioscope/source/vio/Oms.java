package io.vioscope.source.vio;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.vio.Deployment.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The OpenStack Management Server of VIO 3 to 5, as VMware's own client of it has it (github.com/vmware-archive/vio, {@code
 * tests/omsclient} and {@code tests/panda/panda/cluster_utils.py}): {@code GET /oms/api/clusters} gives clusters with a
 * status and node groups, which have roles and instances with a status. Roles and modes are those of VMware's templates
 * (github.com/vmware/ansible-role-vio, {@code templates/vio_cluster_spec_3_0*.json.j2}). It tells of no single services.
 */
final class Oms {
    static final String LOGIN = "/oms/j_spring_security_check";
    static final String CLUSTERS = "/oms/api/clusters";
    static final String HELLO = "/oms/api/hello";

    private static final String CONTROLLER = "Controller";

    private Oms() {}

    static Result<Deployment> deployment(JsonNode clusters, String asked) {
        if (!clusters.isArray()) {
            return Result.failed(Failures.of(Cause.WRONG_SHAPE, asked, "no list of clusters"));
        }
        var all = StreamSupport.stream(clusters.spliterator(), false)
                .filter(JsonNode::isObject)
                .toList();
        return Result.ok(
                all.size() == 1
                        ? of(all.get(0))
                        : new Deployment("", null, DeploymentMode.UNKNOWN, "", machines(all), List.of()));
    }

    private static Deployment of(JsonNode cluster) {
        var controllers = Fields.list(cluster, "nodeGroups").stream()
                .filter(group -> roles(group).contains(CONTROLLER))
                .toList();
        var count = controllers.stream().mapToInt(Oms::machineCount).sum();
        var mode = mode(controllers, count);
        var because = mode == DeploymentMode.UNKNOWN
                ? ""
                : "OMS says so: " + count + (count == 1 ? " machine is a controller" : " machines are controllers")
                        + ", with the roles " + Fields.names(roles(controllers.get(0)));
        return new Deployment(
                Fields.word(cluster, "status"), null, mode, because, machines(List.of(cluster)), List.of());
    }

    /** As VMware's templates have it: a compact deployment has its database on the one controller, others have it apart. */
    private static DeploymentMode mode(List<JsonNode> controllers, int count) {
        if (count > 1) {
            return DeploymentMode.HA;
        }
        var roles = count == 1 ? roles(controllers.get(0)) : Set.<String>of();
        if (!roles.contains("Database")) {
            return DeploymentMode.UNKNOWN;
        }
        return roles.contains("Compute") ? DeploymentMode.TINY : DeploymentMode.COMPACT;
    }

    /** A group has a list of roles or, in older versions, one. */
    private static Set<String> roles(JsonNode group) {
        var roles = new TreeSet<String>();
        group.path("roles").forEach(role -> roles.add(role.asText()));
        if (roles.isEmpty() && group.path("role").isTextual()) {
            roles.add(group.path("role").textValue());
        }
        return roles;
    }

    private static int machineCount(JsonNode group) {
        return group.path("instances").isArray()
                ? Fields.list(group, "instances").size()
                : group.path("instanceNum").asInt(0);
    }

    private static List<Machine> machines(List<JsonNode> clusters) {
        var machines = new ArrayList<Machine>();
        for (var cluster : clusters) {
            for (var group : Fields.list(cluster, "nodeGroups")) {
                Fields.list(group, "instances").stream()
                        .map(one -> new Machine(named(one, group), Fields.word(one, "status")))
                        .forEach(machines::add);
            }
        }
        return machines;
    }

    private static String named(JsonNode instance, JsonNode group) {
        var name = Fields.text(instance, "name");
        return name.isEmpty() ? "one of " + Fields.text(group, "name") : name;
    }
}
