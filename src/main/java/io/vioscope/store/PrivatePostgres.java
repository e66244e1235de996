package io.vioscope.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL of our own: unpacked from the class path, its data kept in a directory, listening on loopback only,
 * with a random password that stands in a file only its owner can read. Everything here blocks.
 */
final class PrivatePostgres implements AutoCloseable {
    private static final String USER = "vioscope";

    private final Path directory;
    private final PostgresCommands commands;
    private final FileChannel lockFile;
    private final int port;
    private final boolean durable;
    private final String password;
    private boolean isClosed;

    private PrivatePostgres(
            Path directory,
            PostgresCommands commands,
            FileChannel lockFile,
            int port,
            boolean durable,
            String password) {
        this.directory = directory;
        this.commands = commands;
        this.lockFile = lockFile;
        this.port = port;
        this.durable = durable;
        this.password = password;
    }

    /**
     * Starts it; makes its data directory at the first time. A server that a killed process left behind is stopped first.
     *
     * @param durable whether a commit waits for the disk; without, it is only as safe as the machine's power
     * @throws DatabaseUnavailable saying what is in the way: the directory is in use, cannot be written, or the account
     *     cannot run PostgreSQL
     */
    static PrivatePostgres start(Path wanted, boolean durable) {
        var directory = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
            var lock = lock(directory);
            try {
                return start(directory, lock, durable);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable("the embedded PostgreSQL in " + directory + " does not start: " + e, e);
        }
    }

    private static PrivatePostgres start(Path directory, FileChannel lock, boolean durable) throws IOException {
        var binaries = PostgresBinaries.unpack(directory);
        var commands = PostgresCommands.of(directory, binaries);
        stopLeftover(directory, commands);
        var secret = directory.resolve("secret");
        if (!Files.exists(data(directory))) {
            initialise(directory, commands, secret, durable);
        }
        var port = freePort();
        launch(directory, commands, port, durable);
        return new PrivatePostgres(
                directory,
                commands,
                lock,
                port,
                durable,
                Files.readString(secret).strip());
    }

    private static void launch(Path directory, PostgresCommands commands, int port, boolean durable)
            throws IOException {
        commands.run(
                "pg_ctl",
                "-D",
                data(directory).toString(),
                "-l",
                directory.resolve("log").toString(),
                "-o",
                String.join(" ", options(port, durable)),
                "-w",
                "-t",
                "90",
                "start");
    }

    /**
     * Starts it again, on its port, if its postmaster was killed. Whether it was. The file that names the dead one stays:
     * by it PostgreSQL sees whether children of that one still write.
     */
    synchronized boolean revive() throws IOException {
        if (isClosed || isRunning(directory)) {
            return false;
        }
        launch(directory, commands, port, durable);
        return true;
    }

    private static boolean isRunning(Path directory) throws IOException {
        var file = data(directory).resolve("postmaster.pid");
        return Files.exists(file)
                && isPostgres(
                        Files.readString(file).lines().findFirst().orElse("").strip());
    }

    /**
     * A killed process leaves its server behind; a machine that died leaves only the file that names it, and the number
     * may since be another process's, which {@code pg_ctl stop} would signal all the same.
     */
    private static void stopLeftover(Path directory, PostgresCommands commands) throws IOException {
        if (isRunning(directory)) {
            commands.tryRun("pg_ctl", "-D", data(directory).toString(), "-m", "fast", "-w", "stop");
        } else {
            Files.deleteIfExists(data(directory).resolve("postmaster.pid"));
        }
    }

    private static boolean isPostgres(String pid) {
        return pid.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .flatMap(process -> process.info().command())
                        .map(command -> Path.of(command).getFileName().toString())
                        .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                        .isPresent();
    }

    /** Makes the data directory under another name and renames it last, so that a half-made one is never taken for whole. */
    private static void initialise(Path directory, PostgresCommands commands, Path secret, boolean durable)
            throws IOException {
        var unfinished = directory.resolve("data-unfinished");
        delete(unfinished);
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, HexFormat.of().formatHex(random) + "\n");
        commands.own(secret);
        var arguments = new ArrayList<>(List.of(
                "-D",
                unfinished.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile",
                secret.toString(),
                "-E",
                "UTF-8",
                "--locale=C"));
        if (!durable) {
            arguments.add("--no-sync");
        }
        commands.run("initdb", arguments.toArray(String[]::new));
        Files.move(unfinished, data(directory), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<String> options(int port, boolean durable) {
        var options = new ArrayList<>(List.of(
                "-p " + port,
                "-h 127.0.0.1",
                "-c unix_socket_directories=''",
                "-c timezone=UTC",
                "-c log_timezone=UTC",
                "-c shared_buffers=128MB",
                "-c max_connections=40",
                "-c jit=off"));
        if (!durable) {
            options.add("-c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        }
        return options;
    }

    private static FileChannel lock(Path directory) throws IOException {
        var file = FileChannel.open(directory.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(file) == null) {
            file.close();
            throw new DatabaseUnavailable("another server uses the database directory " + directory, null);
        }
        return file;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException usedByThisProcess) {
            return null;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path data(Path directory) {
        return directory.resolve("data");
    }

    /** Where it listens, with the password. */
    String uri() {
        return uri(password, Integer.toString(port));
    }

    private static String uri(String password, String port) {
        return "postgresql://" + USER + ":" + password + "@127.0.0.1:" + port + "/postgres";
    }

    /** Where the one listens that another process runs in that directory; empty if none does. */
    static Optional<String> running(Path wanted) {
        var directory = wanted.toAbsolutePath().normalize();
        try {
            if (!Files.exists(directory.resolve("secret")) || !isRunning(directory)) {
                return Optional.empty();
            }
            // Its fourth line is the port (postgresql.org, "Database File Layout").
            var lines = Files.readAllLines(data(directory).resolve("postmaster.pid"));
            var secret = Files.readString(directory.resolve("secret")).strip();
            return lines.size() > 3 ? Optional.of(uri(secret, lines.get(3).strip())) : Optional.empty();
        } catch (IOException e) {
            throw new DatabaseUnavailable("the embedded PostgreSQL in " + directory + " cannot be asked: " + e, e);
        }
    }

    /** The process id of its postmaster. */
    long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(data(directory).resolve("postmaster.pid"))
                .get(0)
                .strip());
    }

    /** Leaves the server as a process that is killed leaves it, for a test. */
    void forget() throws IOException {
        lockFile.close();
    }

    /** Stops it and lets the directory go. */
    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        try {
            commands.tryRun("pg_ctl", "-D", data(directory).toString(), "-m", "fast", "-w", "stop");
        } finally {
            lockFile.close();
        }
    }
}
