package io.vioscope.simulator.fault;

import static io.vioscope.simulator.fault.Effect.deed;
import static io.vioscope.simulator.fault.Effect.trouble;
import static io.vioscope.simulator.fault.FaultType.action;
import static io.vioscope.simulator.fault.FaultType.fault;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.Project;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens to projects, and the room they have. */
final class ProjectFaults {
    private static final Duration DETACHED = Duration.ofSeconds(20);

    static final List<FaultType> ALL = List.of(
            fault("quota-exhausted", Sort.PROJECT, "A project has reached its quota", trouble(Trouble.FULL)),
            fault(
                    "capacity-exhausted",
                    Sort.CLOUD,
                    "Nothing has room for another server",
                    trouble(Trouble.FULL).and(deed(ProjectFaults::tryToBuild))),
            fault(
                    "project-deleted-leftover",
                    Sort.PROJECT,
                    "A project was deleted and what it owned is still there",
                    deed(
                            (strike, project) -> strike.cloud().projects().delete(project.id()),
                            (strike, project) -> strike.cloud().projects().restore(project.id()))),
            action(
                    "project-mass-delete",
                    Sort.PROJECT,
                    "A user deletes all servers of a project, its volumes, floating IPs and routers",
                    deed(ProjectFaults::deleteAll)));

    private ProjectFaults() {}

    private static void tryToBuild(Strike strike, EntityKey cloud) {
        for (var i = 0; i < 5; i++) {
            strike.cloud()
                    .turns()
                    .later(Duration.ofSeconds(15L * i), at -> strike.cloud().boot());
        }
    }

    private static void deleteAll(Strike strike, EntityKey project) {
        var cloud = strike.cloud();
        cloud.discoveries().alive().stream()
                .filter(vm -> isOf(project, vm.birth().project()))
                .map(vm -> vm.birth().id())
                .toList()
                .forEach(cloud::delete);
        var network = cloud.network();
        network.floatingIps().all().stream()
                .filter(ip -> isOf(project, ip.project()))
                .forEach(ip -> network.delete(ip.id()));
        network.routers().all().stream()
                .filter(router -> isOf(project, router.project()))
                .forEach(router -> network.delete(router.id()));
        cloud.turns().later(DETACHED, at -> deleteVolumes(strike, project));
    }

    private static void deleteVolumes(Strike strike, EntityKey project) {
        var storage = strike.cloud().storage();
        storage.page(Optional.empty(), Integer.MAX_VALUE, volume -> isOf(project, volume.project()))
                .orElseThrow()
                .forEach(row -> storage.delete(row.volume().id()));
    }

    private static boolean isOf(EntityKey key, Project project) {
        return project.id().equals(key.id());
    }
}
