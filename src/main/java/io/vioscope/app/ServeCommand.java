package io.vioscope.app;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of {@code serve}. */
@Command(name = "serve", description = "Watch the clouds of a configuration. Ctrl-C or SIGTERM ends it.")
final class ServeCommand implements Callable<Integer> {
    private final Commands commands;
    private final Configured configured;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--http-port",
            paramLabel = "N",
            converter = Numbers.Port.class,
            description = "Port of the pages, in place of the configuration's; 0 takes a free one.")
    private @Nullable Integer httpPort;

    @Mixin
    private RecordOptions record = new RecordOptions();

    ServeCommand(Commands commands, Configured configured) {
        this.commands = commands;
        this.configured = configured;
    }

    @Override
    public Integer call() {
        var port = httpPort;
        return configured.run(
                config.file(), c -> commands.serve(port == null ? c : c.withHttpPort(port), record.asked()));
    }
}
