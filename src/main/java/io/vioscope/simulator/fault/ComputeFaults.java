package io.vioscope.simulator.fault;

import static io.vioscope.simulator.fault.Effect.deed;
import static io.vioscope.simulator.fault.Effect.trouble;
import static io.vioscope.simulator.fault.Effect.troubles;
import static io.vioscope.simulator.fault.FaultType.fault;
import static io.vioscope.simulator.fault.FaultType.noise;
import static io.vioscope.simulator.fault.FaultType.planned;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.ServiceRow;
import io.vioscope.simulator.physics.ComputeDriver;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.List;

/** What breaks in Nova's services and the machines they run on. */
final class ComputeFaults {
    private static final String OLD_HOST = "controller-retired";
    private static final Duration LONG_AGO = Duration.ofDays(9);

    static final List<FaultType> ALL = List.of(
            fault(
                    "compute-process-down",
                    Sort.COMPUTE_SERVICE,
                    "The nova-compute of a cluster is dead",
                    trouble(Trouble.DOWN)),
            fault(
                    "compute-node-down",
                    Sort.COMPUTE_NODE,
                    "The machine that a nova-compute runs on is down",
                    trouble(Trouble.DOWN)),
            fault(
                    "compute-hung",
                    Sort.COMPUTE_SERVICE,
                    "A nova-compute is heard of and does nothing",
                    trouble(Trouble.HUNG)),
            fault(
                    "compute-stale-auto-disable",
                    Sort.COMPUTE_SERVICE,
                    "A nova-compute that had disabled itself was restarted, and nobody enables it again",
                    deed(
                            (strike, compute) ->
                                    strike.cloud().controlPlane().disable(compute.id(), ComputeDriver.REASON),
                            ComputeFaults::enable)),
            planned(
                    "compute-admin-disabled",
                    Sort.COMPUTE_SERVICE,
                    "An operator has disabled a nova-compute for planned work",
                    deed(
                            (strike, compute) -> strike.cloud()
                                    .controlPlane()
                                    .disable(compute.id(), "CHG0042: firmware update of the blade chassis"),
                            ComputeFaults::enable)),
            planned(
                    "compute-forced-down",
                    Sort.COMPUTE_SERVICE,
                    "An operator has said that a nova-compute is down",
                    deed(
                            (strike, compute) -> strike.cloud().controlPlane().forceDown(compute.id(), true),
                            (strike, compute) -> strike.cloud().controlPlane().forceDown(compute.id(), false))),
            fault("conductor-down", Sort.CLOUD, "All nova-conductors are dead", all("nova-conductor")),
            fault("scheduler-down", Sort.CLOUD, "All nova-schedulers are dead", all("nova-scheduler")),
            fault(
                    "nova-api-down",
                    Sort.CLOUD,
                    "nova-api is dead on all controllers",
                    trouble(Layout.api("compute"), Trouble.DOWN)),
            fault(
                    "placement-down",
                    Sort.CLOUD,
                    "Placement is dead on all controllers",
                    trouble(Layout.api("placement"), Trouble.DOWN)),
            fault("controller-node-down", Sort.CONTROLLER, "A controller is down", trouble(Trouble.DOWN)),
            fault(
                    "controller-service-down",
                    Sort.CONTROL_SERVICE,
                    "One service on one controller is dead",
                    trouble(Trouble.DOWN)),
            noise(
                    "service-row-stale",
                    Sort.CLOUD,
                    "The row of a service stays behind, whose host is no more",
                    deed(
                            (strike, cloud) ->
                                    strike.cloud().controlPlane().leaveBehind("nova-conductor", OLD_HOST, LONG_AGO),
                            (strike, cloud) -> strike.cloud().controlPlane().forget("nova-conductor@" + OLD_HOST))),
            fault(
                    "control-plane-vm-down",
                    Sort.CLOUD,
                    "The whole control plane is down, as when there is only one machine",
                    troubles(
                            strike -> strike.physics().layout().controllers().stream()
                                    .map(Layout::node)
                                    .toList(),
                            Trouble.DOWN)));

    private ComputeFaults() {}

    /** All rows of that binary are dead. */
    static Effect all(String binary) {
        return troubles(
                strike -> strike.physics().layout().rows(binary).stream()
                        .map(ServiceRow::key)
                        .toList(),
                Trouble.DOWN);
    }

    private static void enable(Strike strike, EntityKey compute) {
        strike.cloud().controlPlane().enable(compute.id());
    }
}
