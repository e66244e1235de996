package io.vioscope.app;

import io.vioscope.app.log.Masks;
import io.vioscope.config.ConfigLoader;
import io.vioscope.config.yaml.Surroundings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: what may be asked, and what is said where it is asked wrongly. */
public final class Cli {
    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        EXIT_CODES.put(" " + ExitCode.OK, "done, or stopped as asked");
        EXIT_CODES.put(" " + ExitCode.FAILED, "failed while running, or a check found something wrong");
        EXIT_CODES.put(" " + ExitCode.USAGE, "wrong usage");
        EXIT_CODES.put(String.valueOf(ExitCode.DATA), "a recording that is broken, or none");
        EXIT_CODES.put(String.valueOf(ExitCode.CONFIG), "wrong configuration");
    }

    private final CommandLine line;

    /** Runs these commands, reads configurations in these surroundings and speaks to these writers. */
    public Cli(Commands commands, Surroundings surroundings, PrintWriter out, PrintWriter err, Help.Ansi colours) {
        var configured = new Configured(new ConfigLoader(surroundings, Masks::hide), err);
        line = new CommandLine(new Root())
                .addSubcommand(new DemoCommand(commands))
                .addSubcommand(new ServeCommand(commands, configured))
                .addSubcommand(new CheckCommand(commands, configured))
                .addSubcommand(new UserCommand(commands, configured))
                .addSubcommand(new AuditCommand(commands, configured))
                .addSubcommand(new SimulateCommand(commands))
                .addSubcommand(new ReplayCommand(commands))
                .addSubcommand(new QueryCommand(commands))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setColorScheme(Help.defaultColorScheme(colours))
                .setParameterExceptionHandler(Cli::wrongUsage)
                .setExecutionExceptionHandler(Cli::bug);
        describe(line);
    }

    /** Runs the command of these arguments; answers a code of {@link ExitCode}. */
    public int run(String... args) {
        return line.execute(args);
    }

    private static void describe(CommandLine command) {
        var spec = command.getCommandSpec();
        if (!spec.helpCommand()) spec.addOption(help());
        spec.usageMessage()
                .descriptionHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .sortOptions(false)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES);
        command.getSubcommands().values().forEach(Cli::describe);
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help and exit.")
                .build();
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        var command = e.getCommandLine();
        var err = command.getErr();
        err.println("vioscope: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCode.USAGE;
    }

    /** Everything the world can do is an outcome, so an exception is our mistake; its trace is for who asks for it. */
    private static int bug(Exception e, CommandLine command, ParseResult parsed) {
        LOG.debug("a bug", e);
        command.getErr()
                .println("vioscope: stopped by a bug: " + Masks.masked(e.toString())
                        + "; VIOSCOPE_LOG_LEVEL=DEBUG says where");
        command.getErr().flush();
        return ExitCode.FAILED;
    }
}
