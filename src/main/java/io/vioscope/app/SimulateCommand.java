package io.vioscope.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code simulate}. */
@Command(
        name = "simulate",
        description = "Run the simulated cloud alone, for another program to look at. Ctrl-C ends it.")
final class SimulateCommand implements Callable<Integer> {
    private final Commands commands;

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
            defaultValue = "4",
            converter = Numbers.Clusters.class,
            description = "vSphere clusters, each one Nova hypervisor, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int clusters;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Equal seeds make equal clouds (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--no-life", description = "Nothing happens by itself: no server comes or goes, no fault strikes.")
    private boolean lifeless;

    SimulateCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Integer call() {
        return commands.simulate(new SimulateOptions(port, servers, clusters, seed, !lifeless));
    }
}
