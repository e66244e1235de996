package io.vioscope.app;

import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.story.Scenario;
import io.vioscope.simulator.story.ScenarioReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of {@code demo}. */
@Command(name = "demo", description = "Run everything on a simulated cloud: nothing to configure. Ctrl-C ends it.")
final class DemoCommand implements Callable<Integer> {
    private final Commands commands;

    @Option(
            names = "--http-port",
            paramLabel = "N",
            defaultValue = "8080",
            converter = Numbers.Port.class,
            description = "Port of the pages; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(
            names = "--servers",
            paramLabel = "N",
            defaultValue = "500",
            converter = Numbers.Servers.class,
            description = "Virtual machines at the start, up to 1000000 (default: ${DEFAULT-VALUE}).")
    private int servers;

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
            names = "--scenario",
            paramLabel = "FILE",
            converter = ScenarioOption.class,
            description =
                    "What happens by itself, and when, as YAML (default: half an hour of a busy cloud in five minutes,"
                            + " again and again).")
    private @Nullable Scenario scenario;

    @Option(
            names = "--admin-port",
            paramLabel = "N",
            defaultValue = "8081",
            converter = Numbers.Port.class,
            description = "Port of the page to break things by; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int adminPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the database is kept (default: a directory that is deleted at the end).")
    private @Nullable Path data;

    @Mixin
    private RecordOptions record = new RecordOptions();

    DemoCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Integer call() {
        return commands.demo(new DemoOptions(httpPort, servers, mode, seed, adminPort, life(), data, record.asked()));
    }

    private Scenario life() {
        return scenario == null ? ScenarioReader.demo() : scenario;
    }
}
