package io.vioscope.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.simulator.api.Account;
import io.vioscope.simulator.api.SimulatorServer;
import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.life.DemoLife;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A simulated cloud that is running: it answers HTTP and, if so asked, lives by its script. */
public final class Simulator {
    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
    private static final long LIFE_TICK_MILLIS = 200;

    private final Vertx vertx;
    private final SimulatorOptions options;
    private final SimulatedCloud cloud;
    private final SimulatorServer server;
    private final long lifeTimer;

    private Simulator(Vertx vertx, SimulatorOptions options, SimulatedCloud cloud, SimulatorServer server) {
        this.vertx = vertx;
        this.options = options;
        this.cloud = cloud;
        this.server = server;
        this.lifeTimer = options.demoLife() ? live() : -1;
    }

    /**
     * Builds the cloud and starts to serve it, on the system's clock. Fails if the address is taken; throws
     * {@link IllegalArgumentException} for options out of range.
     */
    public static Future<Simulator> start(Vertx vertx, SimulatorOptions options) {
        return start(vertx, options, InstantSource.system());
    }

    /** As {@link #start(Vertx, SimulatorOptions)}, on another clock. */
    public static Future<Simulator> start(Vertx vertx, SimulatorOptions options, InstantSource clock) {
        var timings = new Timings(options.timeFactor());
        var plan = new CloudPlan(
                options.seed(), options.size(), options.networking(), options.release(), options.mode(), timings);
        var cloud = new SimulatedCloud(clock, plan);
        var server = new SimulatorServer(
                vertx,
                cloud,
                List.of(Account.ADMIN, Account.MEMBER),
                options.tokenLifetime(),
                options.latency(),
                options.gzip());
        return server.listen(options.host(), options.port())
                .map(listening -> new Simulator(vertx, options, cloud, listening));
    }

    /** Keystone's URL, as in {@code OS_AUTH_URL}. */
    public String authUrl() {
        return "http://" + options.host() + ":" + port() + "/identity/v3";
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The user to sign in as, in the domain Default. */
    public String username() {
        return Account.ADMIN.username();
    }

    /** The user's password; no secret. */
    public String password() {
        return Account.ADMIN.password();
    }

    /** The project to sign in to, in the domain Default. */
    public String project() {
        return Account.ADMIN.project();
    }

    /** The region of the catalog. */
    public String region() {
        return "RegionOne";
    }

    /** The cloud itself, to do things to it from any thread. */
    public SimulatedCloud cloud() {
        return cloud;
    }

    /** Stops the script and the server. */
    public Future<Void> close() {
        vertx.cancelTimer(lifeTimer);
        return server.close();
    }

    private long live() {
        var life = new DemoLife(cloud, options.seed(), options.lifeSpeed());
        return vertx.setPeriodic(
                LIFE_TICK_MILLIS, tick -> life.catchUp().forEach(scene -> LOG.debug("simulated cloud: {}", scene)));
    }
}
