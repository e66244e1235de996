package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What can be done to the services of Nova and Cinder and to Neutron's agents, each named {@code binary@host}. Answers say
 * whether there is such a service. Every method may be called from any thread.
 */
public final class ControlPlane {
    private final Services services;
    private final SimulatedStorage storage;
    private final SimulatedNetwork network;
    private final Turns turns;
    private final InstantSource clock;

    ControlPlane(
            Services services, SimulatedStorage storage, SimulatedNetwork network, Turns turns, InstantSource clock) {
        this.services = services;
        this.storage = storage;
        this.network = network;
        this.turns = turns;
        this.clock = clock;
    }

    /** Stops a heartbeat; the service counts as up until service_down_time, or agent_down_time. */
    public boolean silence(String service) {
        return beat(service, (before, now) -> before.stopped(now));
    }

    /** Lets a silent service beat again, from now on. */
    public boolean unsilence(String service) {
        return beat(service, (before, now) -> new Heartbeat(now, null));
    }

    private boolean beat(String service, BiFunction<Heartbeat, Instant, Heartbeat> next) {
        return now(now -> services.change(service, row -> row.beating(next.apply(row.heartbeat(), now)))
                || storage.changeService(service, row -> row.beating(next.apply(row.heartbeat(), now)))
                || network.changeAgent(service, row -> row.beating(next.apply(row.heartbeat(), now))));
    }

    /** Disables a service, as an operator does before planned work. */
    public boolean disable(String service, String reason) {
        return now(now -> services.change(service, row -> row.enabled(false, reason, now))
                || storage.changeService(service, row -> row.enabled(false, reason, now)));
    }

    /** Enables a service. */
    public boolean enable(String service) {
        return now(now -> services.change(service, row -> row.enabled(true, null, now))
                || storage.changeService(service, row -> row.enabled(true, null, now)));
    }

    /** Sets or takes back an operator's word that a nova-compute is down. */
    public boolean forceDown(String service, boolean down) {
        return now(now -> services.change(service, row -> row.forcedDown(down, now)));
    }

    private boolean now(Function<Instant, Boolean> what) {
        return turns.take(second -> what.apply(clock.instant()));
    }
}
