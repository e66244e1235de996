package io.vioscope.simulator.fault;

import static io.vioscope.simulator.fault.Effect.deed;
import static io.vioscope.simulator.fault.Effect.trouble;
import static io.vioscope.simulator.fault.FaultType.monitor;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.plant.Trouble;
import java.util.List;

/** What is wrong with the monitor or with what it is told. */
final class MonitorFaults {
    static final List<FaultType> ALL = List.of(
            monitor(
                    "monitor-network-lost",
                    Sort.MONITOR,
                    "The monitor has lost its own network",
                    trouble(Trouble.UNREACHABLE)),
            monitor(
                    "monitor-token-expired",
                    Sort.MONITOR,
                    "The monitor's token expires in the middle of a poll",
                    deed(MonitorFaults::expireTokens)),
            monitor(
                    "monitor-credential-revoked",
                    Sort.MONITOR,
                    "The monitor's account is locked",
                    trouble(Trouble.LOGIN_REJECTED)),
            monitor(
                    "monitor-role-removed",
                    Sort.MONITOR,
                    "The monitor's account has lost its role: it sees one project, and nobody says so",
                    deed(MonitorFaults::expireTokens, MonitorFaults::expireTokens)
                            .and(trouble(Trouble.DEMOTED))),
            monitor(
                    "api-partial-answer",
                    Sort.API,
                    "An API tells a part of what there is",
                    trouble(Trouble.PARTIAL_ANSWERS)),
            monitor("api-slow", Sort.API, "An API takes long to answer", trouble(Trouble.SLOW)),
            monitor(
                    "clock-skew-monitor",
                    Sort.MONITOR,
                    "The monitor's own clock is wrong",
                    trouble(Trouble.CLOCK_OFF)));

    private MonitorFaults() {}

    private static void expireTokens(Strike strike, EntityKey monitor) {
        strike.physics().weather().expireTokens();
    }
}
