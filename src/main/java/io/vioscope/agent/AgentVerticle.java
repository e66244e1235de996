package io.vioscope.agent;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vioscope.agent.table.Live.Told;
import io.vioscope.agent.table.Who;
import io.vioscope.bus.Bus;
import io.vioscope.config.AgentConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Lets managers read by SNMP. Deploy it with {@link #OPTIONS}, before the engines. */
public final class AgentVerticle extends VerticleBase {
    /** On a worker: opening and closing the socket may block. */
    public static final DeploymentOptions OPTIONS = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);

    private final AgentConfig config;
    private final Who who;
    private final Counts counts = new Counts();
    private final List<String> clouds;
    private final ToIntFunction<String> cloudIndex;
    private final Supplier<Future<Told>> told;
    private final InstantSource clock;
    private @Nullable Agent agent;

    /**
     * Starts silent.
     *
     * @param clouds     the names of the clouds
     * @param cloudIndex the number the database keeps for a cloud, from 1
     * @param told       asks what receivers were told
     */
    public AgentVerticle(
            AgentConfig config,
            Who who,
            List<String> clouds,
            ToIntFunction<String> cloudIndex,
            Supplier<Future<Told>> told,
            InstantSource clock) {
        this.config = config;
        this.who = who;
        this.clock = clock;
        this.clouds = List.copyOf(clouds);
        this.cloudIndex = cloudIndex;
        this.told = told;
    }

    @Override
    public Future<?> start() throws IOException {
        var live = new Clocked(who.startedAt(), counts, told, clock);
        var newest = new Newest(who.orNamed(hostName()), clouds, cloudIndex, live, clock);
        var open = open(newest);
        agent = open;
        vertx.setPeriodic(Walks.REST.toMillis(), timer -> open.tidy());
        return Bus.of(vertx).listen(Bus.SNAPSHOTS, newest::put);
    }

    private Agent open(Newest newest) throws IOException {
        try {
            return Agent.open(config, who.engine(), counts, newest, clock);
        } catch (IOException e) {
            var where = config.host() + " port " + config.port();
            throw new IOException("the SNMP agent cannot listen on " + where + ": " + e.getMessage(), e);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }

    /** The port it listens on; 0 before it started. */
    public int actualPort() {
        return agent == null ? 0 : agent.port();
    }

    @Override
    public Future<?> stop() throws IOException {
        if (agent != null) agent.close();
        return Future.succeededFuture();
    }
}
