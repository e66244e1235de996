package io.vioscope.app;

import io.vioscope.config.yaml.Surroundings;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine.Help.Ansi;

/** Where the process starts. */
public final class Main {
    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String... args) {
        var charset = Charset.defaultCharset();
        var out = new PrintWriter(System.out, true, charset);
        var err = new PrintWriter(System.err, true, charset);
        var cli = new Cli(new Switchboard(out, err), Surroundings.ofThisProcess(), out, err, Ansi.AUTO);
        System.exit(cli.run(args));
    }
}
