package io.vioscope.simulator.fault;

import static io.vioscope.simulator.fault.Effect.deed;
import static io.vioscope.simulator.fault.FaultType.action;
import static io.vioscope.simulator.fault.FaultType.fault;
import static io.vioscope.simulator.fault.FaultType.noise;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.physics.Guests.Power;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What happens to single servers. */
final class ServerFaults {
    private static final Duration FIGHT = Duration.ofSeconds(620);

    static final List<FaultType> ALL = List.of(
            fault(
                    "vm-crashed",
                    Sort.SERVER,
                    "A virtual machine is off and nobody has asked for it",
                    deed(ServerFaults::turnOff, ServerFaults::start)),
            action(
                    "vm-guest-shutdown",
                    Sort.SERVER,
                    "A user has shut the guest system down",
                    deed(ServerFaults::turnOff, ServerFaults::start)),
            fault("vm-guest-hang", Sort.SERVER, "The guest system hangs", Effect.trouble(Trouble.HUNG)),
            action(
                    "vm-stopped-by-api",
                    Sort.SERVER,
                    "A user has stopped a server",
                    deed((strike, server) -> strike.cloud().stop(strike.id()), ServerFaults::start)),
            fault(
                    "vm-missing-in-vcenter",
                    Sort.SERVER,
                    "A virtual machine was deleted in vCenter behind Nova's back",
                    deed((strike, server) -> set(strike, Power.MISSING), (strike, server) -> set(strike, Power.ON))),
            fault(
                    "vm-inaccessible",
                    Sort.SERVER,
                    "vCenter cannot access a virtual machine",
                    Effect.trouble(Trouble.DISCONNECTED)),
            fault(
                    "vm-power-fight",
                    Sort.STOPPED_SERVER,
                    "Somebody starts in vCenter again and again what Nova holds to be stopped",
                    ServerFaults::fight),
            fault(
                    "vm-no-valid-host",
                    Sort.CLOUD,
                    "A build finds no host",
                    deed((strike, cloud) -> build(strike, "No valid host was found. ", Duration.ofMillis(600)))),
            fault(
                    "vm-spawn-failed",
                    Sort.CLOUD,
                    "A build fails on its host",
                    deed((strike, cloud) -> build(
                            strike,
                            "Exceeded maximum number of retries. Exhausted all hosts available for retrying build failures",
                            Duration.ofSeconds(3)))),
            fault(
                    "vm-error-other",
                    Sort.SERVER,
                    "A server is in error after a failed operation",
                    deed(
                            (strike, server) -> strike.cloud()
                                    .fail(
                                            strike.id(),
                                            "Failed to attach volume: the disk is locked by another machine"),
                            (strike, server) -> strike.cloud().recover(strike.id()))),
            fault(
                    "vm-stuck-task",
                    Sort.SERVER,
                    "What is being done to a server does not end",
                    deed(
                            (strike, server) -> put(strike, Lifecycle.UPLOADING_IMAGE),
                            (strike, server) -> put(strike, Lifecycle.ACTIVE))),
            fault(
                    "vm-local-delete-leftover",
                    Sort.SERVER,
                    "A server was deleted while its nova-compute was down, and is left in vCenter",
                    ServerFaults::deleteBehind),
            fault(
                    "evacuation-failed",
                    Sort.SERVER,
                    "Somebody tries to evacuate a server, which the VMware driver cannot do",
                    deed(
                            (strike, server) -> strike.cloud().evacuate(strike.id()),
                            (strike, server) -> strike.cloud().recover(strike.id()))),
            fault(
                    "live-migration-failed",
                    Sort.SERVER,
                    "A live migration fails",
                    deed((strike, server) -> strike.cloud().failMigration(strike.id()))),
            noise(
                    "resize-unconfirmed",
                    Sort.SERVER,
                    "A resize waits for its user's word",
                    deed(
                            (strike, server) -> strike.cloud().coldMigrate(strike.id()),
                            (strike, server) -> strike.cloud().confirmResize(strike.id()))));

    private ServerFaults() {}

    private static VirtualMachine row(Strike strike) {
        return strike.cloud().discoveries().find(strike.id()).orElseThrow();
    }

    private static void set(Strike strike, Power power) {
        strike.physics().guests().set(row(strike).birth().number(), power);
    }

    private static void turnOff(Strike strike, EntityKey server) {
        set(strike, Power.OFF);
    }

    private static void start(Strike strike, EntityKey server) {
        if (row(strike).state() == Lifecycle.ACTIVE) {
            set(strike, Power.ON);
        } else {
            strike.cloud().start(strike.id());
        }
    }

    private static void put(Strike strike, Lifecycle state) {
        strike.cloud().turns().run(now -> strike.cloud().discoveries().put(row(strike), state, now));
    }

    private static Runnable fight(Strike strike) {
        var over = new boolean[1];
        startAgain(strike, over);
        return () -> over[0] = true;
    }

    private static void startAgain(Strike strike, boolean[] over) {
        if (!over[0]) {
            set(strike, Power.ON);
            strike.cloud().turns().later(FIGHT, at -> startAgain(strike, over));
        }
    }

    private static void build(Strike strike, String message, Duration after) {
        var id = strike.cloud().boot();
        strike.cloud().turns().later(after, at -> strike.cloud().fail(id, message));
    }

    private static Runnable deleteBehind(Strike strike) {
        var compute = Layout.compute(Objects.requireNonNull(row(strike).cluster()));
        strike.physics().begin(compute, Trouble.DOWN);
        strike.cloud().turns().later(Duration.ofSeconds(90), at -> {
            if (strike.physics().has(compute, Trouble.DOWN)) {
                strike.cloud().delete(strike.id());
            }
        });
        return () -> strike.physics().end(compute, Trouble.DOWN);
    }
}
