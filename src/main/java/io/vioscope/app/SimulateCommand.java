package io.vioscope.app;

import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.CloudSize;
import io.vioscope.simulator.cloud.Deployment;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.Release;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.story.Scenario;
import io.vioscope.simulator.story.ScenarioReader;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code simulate}. */
@Command(
        name = "simulate",
        description = "Run the simulated cloud alone, for another program to look at. Ctrl-C ends it.")
final class SimulateCommand implements Callable<Integer> {
    private final Commands commands;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "5000",
            converter = Numbers.Port.class,
            description = "Port of all APIs; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--servers",
            paramLabel = "N",
            defaultValue = "300",
            converter = Numbers.Servers.class,
            description = "Virtual machines at the start, up to 1000000 (default: ${DEFAULT-VALUE}).")
    private int servers;

    @Option(
            names = "--clusters",
            paramLabel = "N",
            converter = Numbers.Clusters.class,
            description = "vSphere clusters, each one Nova hypervisor, 1 to 1000 (default: 4; tiny: 1, and no more).")
    private @Nullable Integer clusters;

    @Option(
            names = "--projects",
            paramLabel = "N",
            description = "Projects that own things, up to 10000 (default: by --servers).")
    private @Nullable Integer projects;

    @Option(
            names = "--networks",
            paramLabel = "N",
            description = "Networks, at least one a project, up to 100000 (default: by --servers).")
    private @Nullable Integer networks;

    @Option(
            names = "--routers",
            paramLabel = "N",
            description = "Routers, no more than networks (default: one for two networks).")
    private @Nullable Integer routers;

    @Option(
            names = "--volumes",
            paramLabel = "N",
            description = "Volumes, up to 1000000 (default: as many as servers).")
    private @Nullable Integer volumes;

    @Option(
            names = "--ports-per-server",
            paramLabel = "N",
            description = "Virtual interfaces of every server, 1 to 8 (default: 2).")
    private @Nullable Integer ports;

    @Option(
            names = "--networking",
            paramLabel = "PLUGIN",
            defaultValue = "NSX_P",
            description = "What does Neutron's work: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Networking networking = Networking.NSX_P;

    @Option(
            names = "--release",
            paramLabel = "RELEASE",
            defaultValue = "TRAIN",
            description = "Which OpenStack it is, and so what its APIs tell: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}, as in VIO 7).")
    private Release release = Release.TRAIN;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "ha",
            converter = ModeOption.class,
            description =
                    "How the control plane is laid out: ha, compact, tiny or kubernetes (default: ${DEFAULT-VALUE}).")
    private DeploymentMode mode = DeploymentMode.HA;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Equal seeds make equal clouds (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many times faster than a real cloud things go: heartbeats, builds, faults"
                    + " (default: ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            converter = ScenarioOption.class,
            description =
                    "What happens by itself, and when, as YAML (default: half an hour of a busy cloud, again and again).")
    private @Nullable Scenario scenario;

    @Option(names = "--no-life", description = "Nothing happens by itself: no server comes or goes, no fault strikes.")
    private boolean lifeless;

    @Option(
            names = "--admin-port",
            paramLabel = "N",
            defaultValue = "0",
            converter = Numbers.Port.class,
            description =
                    "Port of the page and the API to break things by; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int adminPort;

    SimulateCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Integer call() {
        return commands.simulate(new SimulateOptions(port, adminPort, plan(), life()));
    }

    private Scenario life() {
        if (lifeless) {
            return Scenario.QUIET;
        }
        return scenario == null ? ScenarioReader.demo() : scenario;
    }

    private CloudPlan plan() {
        try {
            return new CloudPlan(seed, size(), networking, release, mode, new Timings(speed), false);
        } catch (IllegalArgumentException impossible) {
            throw new ParameterException(spec.commandLine(), String.valueOf(impossible.getMessage()));
        }
    }

    private CloudSize size() {
        var count = clusters == null ? Deployment.usualClusters(mode) : clusters;
        Deployment.require(mode, count);
        var size = CloudSize.of(servers, count);
        size = with(size, projects, CloudSize::withProjects);
        size = with(size, networks, CloudSize::withNetworks);
        size = with(size, routers, CloudSize::withRouters);
        size = with(size, volumes, CloudSize::withVolumes);
        return with(size, ports, CloudSize::withPortsPerServer);
    }

    private static CloudSize with(
            CloudSize size, @Nullable Integer asked, BiFunction<CloudSize, Integer, CloudSize> change) {
        return asked == null ? size : change.apply(size, asked);
    }
}
