package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What can be done to the services of Nova and Cinder and to Neutron's agents, each named {@code binary@host}. Answers say
 * whether there is such a service. Every method may be called from any thread.
 */
public final class ControlPlane {
    private final Services services;
    private final SimulatedStorage storage;
    private final SimulatedNetwork network;
    private final Turns turns;

    ControlPlane(Services services, SimulatedStorage storage, SimulatedNetwork network, Turns turns) {
        this.services = services;
        this.storage = storage;
        this.network = network;
        this.turns = turns;
    }

    /** Stops a heartbeat; the service counts as up until service_down_time, or agent_down_time. */
    public boolean silence(String service) {
        return beat(service, (before, now) -> before.stopped(now));
    }

    /** Lets a silent service beat again, from now on. */
    public boolean unsilence(String service) {
        return beat(service, (before, now) -> new Heartbeat(now, null, before.stamp()));
    }

    private boolean beat(String service, BiFunction<Heartbeat, Instant, Heartbeat> next) {
        return now(now -> services.change(service, row -> row.beating(next.apply(row.heartbeat(), now)))
                || storage.changeService(service, row -> row.beating(next.apply(row.heartbeat(), now)))
                || network.changeAgent(service, row -> row.beating(next.apply(row.heartbeat(), now))));
    }

    /** By which clock the heartbeats of a service are stamped from now on. */
    public boolean stamp(String service, Heartbeat.Stamping stamping) {
        return beat(service, (before, now) -> before.stamped(stamping));
    }

    /** Every row of the three tables: what runs where. */
    public List<ServiceRow> rows() {
        return turns.take(now -> Stream.of(
                        services.all().stream().map(row -> ServiceRow.of(row.binary(), row.host())),
                        storage.services().stream().map(row -> ServiceRow.of(row.binary(), row.host())),
                        network.agents().stream().map(row -> ServiceRow.agent(row.binary(), row.host())))
                .flatMap(rows -> rows)
                .toList());
    }

    /** The nova-compute of a cluster, as it is now. */
    public NovaService compute(Cluster cluster) {
        return turns.take(now -> services.of(cluster));
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

    /** Enables a service as the driver does that has disabled it: the reason stays, like a scar. */
    public boolean enableWithScar(String service) {
        return now(now -> services.change(service, row -> row.enabled(true, row.disabledReason(), now)));
    }

    /** Adds a row of a service on a host that is no more: it was last heard of that long ago. */
    public void leaveBehind(String binary, String host, Duration ago) {
        turns.run(now -> services.leaveBehind(binary, host, now.minus(ago)));
    }

    /** Starts a service of Nova on a host where there was none. */
    public void start(String binary, String host) {
        turns.run(now -> services.appear(binary, host, now));
    }

    /** Deletes a row of Nova's table of services. */
    public boolean forget(String service) {
        return now(now -> services.forget(service));
    }

    /** Sets or takes back an operator's word that a nova-compute is down. */
    public boolean forceDown(String service, boolean down) {
        return now(now -> services.change(service, row -> row.forcedDown(down, now)));
    }

    private boolean now(Function<Instant, Boolean> what) {
        return turns.take(second -> what.apply(turns.now()));
    }
}
