package io.vioscope.simulator.fault;

import static io.vioscope.simulator.fault.Effect.deed;
import static io.vioscope.simulator.fault.Effect.trouble;
import static io.vioscope.simulator.fault.FaultType.action;
import static io.vioscope.simulator.fault.FaultType.fault;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.List;

/** What happens to projects, and the room they have. */
final class ProjectFaults {
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
                    "A user deletes all servers of a project",
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
        strike.cloud().discoveries().alive().stream()
                .filter(vm -> vm.birth().project().id().equals(project.id()))
                .map(vm -> vm.birth().id())
                .toList()
                .forEach(strike.cloud()::delete);
    }
}
