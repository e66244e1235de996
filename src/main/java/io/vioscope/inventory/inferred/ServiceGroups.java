package io.vioscope.inventory.inferred;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.AdminState;
import io.vioscope.model.Attributes;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import java.util.List;
import java.util.Map;

/**
 * Services that can stand in for each other: the same binary on several hosts. Words are those of Smarts'
 * ControllerServiceCluster: ReducedRedundancy while enough are left, AtRisk with fewer than the deployment mode asks for,
 * AllComponentsDown.
 */
final class ServiceGroups {
    private ServiceGroups() {}

    static List<Entity> of(DeploymentMode mode, Inventory inventory) {
        return Members.by(
                        RelationType.PART_OF,
                        Kind.SERVICE_GROUP,
                        inventory,
                        Kind.SERVICE,
                        Kind.VOLUME_SERVICE,
                        Kind.AGENT)
                .entrySet()
                .stream()
                .map(e -> new Entity(
                        e.getKey(), e.getKey().id(), status(mode, e.getValue()), attributes(e.getValue()), List.of()))
                .toList();
    }

    private static Attributes attributes(List<Entity> members) {
        return Attributes.of(Map.of("members", members.size() + "", "working", count(members, Health.OK) + ""));
    }

    private static long count(List<Entity> members, Health health) {
        return members.stream().filter(m -> m.status().health() == health).count();
    }

    /** Those taken out of work on purpose do not count as lost. */
    static Status status(DeploymentMode mode, List<Entity> members) {
        var meant = members.stream()
                .filter(m -> m.status().admin() == AdminState.ENABLED)
                .toList();
        var working = count(meant, Health.OK);
        var lost = count(meant, Health.DOWN);
        if (meant.isEmpty()) {
            return Status.disabled("Disabled", Health.UNKNOWN);
        }
        if (working == 0) {
            return lost == meant.size()
                    ? Status.enabled("AllComponentsDown", Health.DOWN)
                    : Status.enabled("Unknown", Health.UNKNOWN);
        }
        if (lost == 0 || (mode.copies() == 1 && mode != DeploymentMode.UNKNOWN)) {
            return Status.enabled("Normal", Health.OK);
        }
        return Status.enabled(working < mode.copies() ? "AtRisk" : "ReducedRedundancy", Health.DEGRADED);
    }
}
