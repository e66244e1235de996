package io.vioscope.simulator;

import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.cloud.CloudSize;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.Release;
import java.time.Duration;

/**
 * How a simulated cloud is asked to run.
 *
 * @param host          the address to listen on
 * @param port          0 to 65535; 0 takes a free one
 * @param size          how much there is of everything at the start
 * @param networking    what does Neutron's work
 * @param release       which OpenStack it is
 * @param mode          how the control plane is laid out
 * @param seed          the same seed always makes the same cloud
 * @param tokenLifetime after which a token is refused with 401; Keystone's default is an hour
 * @param demoLife      whether things happen by themselves, by the demonstration's script
 * @param lifeSpeed     1 = something every 5 to 10 seconds; above 0
 * @param timeFactor    how much faster than a real cloud things take their course: heartbeats (10 s),
 *                      service_down_time (60 s), builds, migrations; above 0
 * @param latency       by which every answer is delayed
 * @param gzip          whether answers are compressed for clients that accept it
 */
public record SimulatorOptions(
        String host,
        int port,
        CloudSize size,
        Networking networking,
        Release release,
        DeploymentMode mode,
        long seed,
        Duration tokenLifetime,
        boolean demoLife,
        double lifeSpeed,
        double timeFactor,
        Duration latency,
        boolean gzip) {
    /** 60 quiet servers on 4 clusters on a free loopback port, in real time. */
    public static final SimulatorOptions DEFAULT = new SimulatorOptions(
            "127.0.0.1",
            0,
            CloudSize.of(60, 4),
            Networking.NSX_P,
            Release.TRAIN,
            DeploymentMode.HA,
            1,
            Duration.ofHours(1),
            false,
            1,
            1,
            Duration.ZERO,
            false);

    /** As {@link #DEFAULT}, with the demonstration's life, six times as fast as a real cloud. */
    public static final SimulatorOptions DEMO = DEFAULT.withDemoLife(true).withTimeFactor(6);

    /** Listens elsewhere. */
    public SimulatorOptions withAddress(String newHost, int newPort) {
        return new SimulatorOptions(
                newHost,
                newPort,
                size,
                networking,
                release, mode,
                seed,
                tokenLifetime,
                demoLife,
                lifeSpeed,
                timeFactor,
                latency,
                gzip);
    }

    /** Another size, with the usual amount of everything for so many servers. */
    public SimulatorOptions withSize(int servers, int clusters) {
        return withSize(CloudSize.of(servers, clusters));
    }

    /** Something else that does Neutron's work. */
    public SimulatorOptions withNetworking(Networking other) {
        return new SimulatorOptions(
                host, port, size, other, release, mode, seed, tokenLifetime, demoLife, lifeSpeed, timeFactor, latency, gzip);
    }

    /** Another layout of the control plane. */
    public SimulatorOptions withMode(DeploymentMode other) {
        return new SimulatorOptions(
                host,
                port,
                size,
                networking,
                other,
                seed,
                tokenLifetime,
                demoLife,
                lifeSpeed,
                timeFactor,
                latency,
                gzip);
    }

    /** Another size. */
    public SimulatorOptions withSize(CloudSize newSize) {
        return new SimulatorOptions(
                host,
                port,
                newSize,
                networking,
                release, mode,
                seed,
                tokenLifetime,
                demoLife,
                lifeSpeed,
                timeFactor,
                latency,
                gzip);
    }

    /** Another OpenStack. */
    public SimulatorOptions withRelease(Release other) {
        return new SimulatorOptions(
                host,
                port,
                size,
                networking,
                other,
                release, mode,
                seed,
                tokenLifetime,
                demoLife,
                lifeSpeed,
                timeFactor,
                latency,
                gzip);
    }

    /** Another cloud of the same size. */
    public SimulatorOptions withSeed(long newSeed) {
        return new SimulatorOptions(
                host,
                port,
                size,
                networking,
                release, mode,
                newSeed,
                tokenLifetime,
                demoLife,
                lifeSpeed,
                timeFactor,
                latency,
                gzip);
    }

    /** Tokens that live shorter or longer. */
    public SimulatorOptions withTokenLifetime(Duration lifetime) {
        return new SimulatorOptions(
                host, port, size, networking, release, mode, seed, lifetime, demoLife, lifeSpeed, timeFactor, latency, gzip);
    }

    /** With or without the demonstration's life. */
    public SimulatorOptions withDemoLife(boolean life) {
        return new SimulatorOptions(
                host, port, size, networking, release, mode, seed, tokenLifetime, life, lifeSpeed, timeFactor, latency, gzip);
    }

    /** A faster or slower script. */
    public SimulatorOptions withLifeSpeed(double speed) {
        return new SimulatorOptions(
                host, port, size, networking, release, mode, seed, tokenLifetime, demoLife, speed, timeFactor, latency, gzip);
    }

    /** A faster or slower cloud. */
    public SimulatorOptions withTimeFactor(double factor) {
        return new SimulatorOptions(
                host, port, size, networking, release, mode, seed, tokenLifetime, demoLife, lifeSpeed, factor, latency, gzip);
    }

    /** Slower answers. */
    public SimulatorOptions withLatency(Duration delay) {
        return new SimulatorOptions(
                host, port, size, networking, release, mode, seed, tokenLifetime, demoLife, lifeSpeed, timeFactor, delay, gzip);
    }

    /** With or without compression. */
    public SimulatorOptions withGzip(boolean compressed) {
        return new SimulatorOptions(
                host,
                port,
                size,
                networking,
                release, mode,
                seed,
                tokenLifetime,
                demoLife,
                lifeSpeed,
                timeFactor,
                latency,
                compressed);
    }
}
