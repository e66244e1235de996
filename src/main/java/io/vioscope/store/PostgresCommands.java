package io.vioscope.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs PostgreSQL's programs. They refuse to run as root, so that root puts another program before them: {@code unshare
 * -U} where the kernel lets it (it hides that we are root and keeps our access to files), else {@code setpriv} (which
 * takes on the account {@code nobody}, who must then be able to reach the directory).
 */
final class PostgresCommands {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresCommands.class);
    private static final String NOBODY = "65534";

    private final Path directory;
    private final Path binaries;
    private final List<String> before;

    private PostgresCommands(Path directory, Path binaries, List<String> before) {
        this.directory = directory;
        this.binaries = binaries;
        this.before = before;
    }

    static PostgresCommands of(Path directory, Path binaries) throws IOException {
        if (!isRoot(directory)) {
            return new PostgresCommands(directory, binaries, List.of());
        }
        if (works("unshare", "-U", "true")) {
            return new PostgresCommands(directory, binaries, List.of("unshare", "-U"));
        }
        var setpriv = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (works(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "test",
                "-x",
                directory.toString())) {
            var commands = new PostgresCommands(directory, binaries, setpriv);
            commands.own(directory);
            return commands;
        }
        throw new DatabaseUnavailable(
                "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' to an account that reaches "
                        + directory + " works here: run as another user, or give database.uri",
                null);
    }

    private static boolean isRoot(Path directory) throws IOException {
        return directory.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static boolean works(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets PostgreSQL's account read and write a file or folder, where that is not ours. */
    void own(Path path) throws IOException {
        if (before.contains("setpriv") && !works("chown", "-R", NOBODY + ":" + NOBODY, path.toString())) {
            throw new IOException("cannot give " + path + " to the account that runs PostgreSQL");
        }
    }

    /** Runs it to its end. Throws {@link IOException} with what it said if it fails. */
    void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(before);
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        // Into a file, not a pipe: the server inherits it and would keep a pipe open for as long as it lives.
        var said = directory.resolve("last-command").toFile();
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + " ended with " + process.exitValue() + ": "
                        + Files.readString(said.toPath(), StandardCharsets.UTF_8)
                                .strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
    }

    /** Runs what may fail without harm, such as stopping a server that is not there. */
    void tryRun(String program, String... arguments) {
        try {
            run(program, arguments);
        } catch (IOException e) {
            LOG.debug("{}", e.getMessage());
        }
    }
}
