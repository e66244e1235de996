package io.vioscope.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code audit}. */
@Command(
        name = "audit",
        description =
                "Look whether the chain of who did what is whole, and say where it is broken; also beside a running"
                        + " server.")
final class AuditCommand implements Callable<Integer> {
    private final Commands commands;
    private final Configured configured;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--list", description = "Print each event too, in columns.")
    private boolean list;

    @Option(
            names = "--expect",
            paramLabel = "NUMBER:HASH",
            description =
                    "What was printed before and noted elsewhere: only so it shows if the whole chain was made anew or"
                            + " its end cut off.")
    private String expected = "";

    @Mixin
    private ConfigOption config = new ConfigOption();

    AuditCommand(Commands commands, Configured configured) {
        this.commands = commands;
        this.configured = configured;
    }

    @Override
    public Integer call() {
        if (!expected.isEmpty() && !expected.matches("[1-9]\\d{0,17}:[0-9a-f]{64}")) {
            throw new ParameterException(
                    spec.commandLine(), "'" + expected + "' is no number and hash; right is what this command printed");
        }
        var parts = expected.isEmpty() ? new String[] {"0", ""} : expected.split(":", 2);
        var order = new AuditOrder(list, Long.parseLong(parts[0]), parts[1]);
        return configured.run(config.file(), right -> commands.audit(right, order));
    }
}
