package io.vioscope.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself; without a subcommand it is wrong usage. */
@Command(
        name = "vioscope",
        description = "A server manager for VMware Integrated OpenStack: what is wrong, why, and who suffers.",
        versionProvider = Root.Version.class,
        subcommands = HelpCommand.class)
final class Root implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    private boolean version;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "A command is missing" + (version ? "." : ""));
    }

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"vioscope " + Build.running().version(), "Java ${java.version}, ${os.name} ${os.arch}"
            };
        }
    }
}
