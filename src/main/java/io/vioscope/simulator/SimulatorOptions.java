package io.vioscope.simulator;

import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.CloudSize;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.Release;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.story.Scenario;
import java.time.Duration;

/**
 * How a simulated cloud is asked to run.
 *
 * @param address       where it listens
 * @param plan          what it is made from
 * @param tokenLifetime after which a token is refused with 401; Keystone's default is an hour
 * @param scenario      what happens by itself
 * @param latency       by which every answer is delayed
 * @param gzip          whether answers are compressed for clients that accept it
 */
public record SimulatorOptions(
        Address address, CloudPlan plan, Duration tokenLifetime, Scenario scenario, Duration latency, boolean gzip) {

    /**
     * Where it listens; 0 takes a free port.
     *
     * @param host  the address of the APIs
     * @param port  of the APIs, 0 to 65535
     * @param admin of the door to break things by, which is always on a loopback address
     */
    public record Address(String host, int port, int admin) {}

    /** 60 quiet servers on 4 clusters on a free loopback port, in real time. */
    public static final SimulatorOptions DEFAULT = new SimulatorOptions(
            new Address("127.0.0.1", 0, 0),
            CloudPlan.DEFAULT,
            Duration.ofHours(1),
            Scenario.QUIET,
            Duration.ZERO,
            false);

    /** Listens elsewhere. */
    public SimulatorOptions withAddress(String host, int port) {
        return with(new Address(host, port, address.admin));
    }

    /** Another port for the door. */
    public SimulatorOptions withAdminPort(int port) {
        return with(new Address(address.host, address.port, port));
    }

    private SimulatorOptions with(Address other) {
        return new SimulatorOptions(other, plan, tokenLifetime, scenario, latency, gzip);
    }

    /** Another cloud. */
    public SimulatorOptions with(CloudPlan other) {
        return new SimulatorOptions(address, other, tokenLifetime, scenario, latency, gzip);
    }

    /** Another size, with the usual amount of everything for so many servers. */
    public SimulatorOptions withSize(int servers, int clusters) {
        return with(plan.withSize(CloudSize.of(servers, clusters)));
    }

    /** Another size. */
    public SimulatorOptions withSize(CloudSize other) {
        return with(plan.withSize(other));
    }

    /** Something else that does Neutron's work. */
    public SimulatorOptions withNetworking(Networking other) {
        return with(plan.withNetworking(other));
    }

    /** Another OpenStack. */
    public SimulatorOptions withRelease(Release other) {
        return with(plan.withRelease(other));
    }

    /** Another layout of the control plane. */
    public SimulatorOptions withMode(DeploymentMode other) {
        return with(plan.withMode(other));
    }

    /** Another cloud of the same size. */
    public SimulatorOptions withSeed(long other) {
        return with(plan.withSeed(other));
    }

    /** A faster or slower cloud: 6 = what takes a minute in a real cloud takes ten seconds; above 0. */
    public SimulatorOptions withTimeFactor(double factor) {
        return with(plan.withTimings(new Timings(factor)));
    }

    /** The same with floating IPs that this machine can serve and try. */
    public SimulatorOptions local() {
        return with(plan.local());
    }

    /** Tokens that live shorter or longer. */
    public SimulatorOptions withTokenLifetime(Duration other) {
        return new SimulatorOptions(address, plan, other, scenario, latency, gzip);
    }

    /** Something else that happens by itself. */
    public SimulatorOptions withScenario(Scenario other) {
        return new SimulatorOptions(address, plan, tokenLifetime, other, latency, gzip);
    }

    /** Slower answers. */
    public SimulatorOptions withLatency(Duration other) {
        return new SimulatorOptions(address, plan, tokenLifetime, scenario, other, gzip);
    }

    /** With or without compression. */
    public SimulatorOptions withGzip(boolean other) {
        return new SimulatorOptions(address, plan, tokenLifetime, scenario, latency, other);
    }
}
