package io.vioscope.app;

import io.vioscope.app.query.Query;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of {@code query}. */
@Command(
        name = "query",
        description = "Ask a running server: problems, alarms, entities, sources, receivers, facts,"
                + " maintenance-windows, rules, receipts. What cannot be seen now is said on the error output.")
final class QueryCommand implements Callable<Integer> {
    private final Commands commands;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "WHAT", description = "A collection of the JSON interface, such as problems.")
    private String what = "";

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "Narrows it, such as \"q=kind:server health:down\".")
    private Map<String, String> parameters = new TreeMap<>();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the server is (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--token-file", paramLabel = "FILE", description = "A file with the token that shows who asks.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "1000",
            description = "Read no more items than that (default: ${DEFAULT-VALUE}).")
    private int most = 1000;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "The fields of the table; a.b is b within a (default: the usual ones).")
    private List<String> columns = List.of();

    @Option(names = "--json", description = "Print JSON, an object a line.")
    private boolean json;

    QueryCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Integer call() {
        if (!what.matches("[a-z][a-z0-9/_.-]*") || what.contains("..")) {
            throw wrong("'" + what + "' is no collection; right is such as problems");
        }
        if (most < 1) {
            throw wrong("'" + most + "' is no limit; right is 1 or more");
        }
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw wrong("'" + url + "' is no address of a server; right is such as http://127.0.0.1:8080");
        }
        return commands.query(new Query(url, what, parameters, token(), most, columns, json));
    }

    private @Nullable String token() {
        try {
            return tokenFile == null ? null : Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw wrong("the token cannot be read from " + tokenFile + ": " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
