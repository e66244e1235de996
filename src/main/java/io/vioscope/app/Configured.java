package io.vioscope.app;

import io.vioscope.app.log.LogManner;
import io.vioscope.config.ConfigLoader;
import io.vioscope.config.ConfigOutcome;
import io.vioscope.config.ServerConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/** Runs what needs a configuration, or says everything that is wrong with it. */
final class Configured {
    private final ConfigLoader loader;
    private final PrintWriter err;

    Configured(ConfigLoader loader, PrintWriter err) {
        this.loader = loader;
        this.err = err;
    }

    /** The exit code of the command, or {@link ExitCode#CONFIG} with the mistakes printed, one a line. */
    int run(Path file, ToIntFunction<ServerConfig> command) {
        return loader.load(file).match(right -> run(right.config(), command), this::refuse);
    }

    private static int run(ServerConfig config, ToIntFunction<ServerConfig> command) {
        LogManner.use(config.log());
        return command.applyAsInt(config);
    }

    private int refuse(ConfigOutcome.Wrong wrong) {
        wrong.mistakes().forEach(err::println);
        int count = wrong.mistakes().size();
        err.println("vioscope: not started: the configuration has " + count + (count == 1 ? " mistake" : " mistakes"));
        err.flush();
        return ExitCode.CONFIG;
    }
}
