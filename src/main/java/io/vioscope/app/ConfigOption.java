package io.vioscope.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that reads a configuration. */
final class ConfigOption {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "vioscope.yaml",
            description = {
                "The configuration file (default: ${DEFAULT-VALUE}).",
                "Every value in it can be overridden by an environment variable such as VIOSCOPE_HTTP_PORT."
            })
    private Path file = Path.of("vioscope.yaml");

    /** The file as it was named. */
    Path file() {
        return file;
    }
}
