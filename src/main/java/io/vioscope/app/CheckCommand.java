package io.vioscope.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line of {@code check}. */
@Command(
        name = "check",
        description =
                "Check a configuration and start nothing: whether every value is right and every API answers, what the"
                        + " credentials may and may not see, and what becomes of a test that each receiver is sent.")
final class CheckCommand implements Callable<Integer> {
    private final Commands commands;
    private final Configured configured;

    @Mixin
    private ConfigOption config = new ConfigOption();

    CheckCommand(Commands commands, Configured configured) {
        this.commands = commands;
        this.configured = configured;
    }

    @Override
    public Integer call() {
        return configured.run(config.file(), commands::check);
    }
}
