package io.vioscope.app;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a demonstration keeps its data.
 *
 * @param directory  the place
 * @param throwAway  whether it goes when the demonstration ends
 */
record DemoData(Path directory, boolean throwAway) {
    static DemoData of(@Nullable Path wanted) {
        try {
            return wanted != null
                    ? new DemoData(wanted, false)
                    : new DemoData(Files.createTempDirectory("vioscope-demo-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory can be made", e);
        }
    }

    /** Blocks; for the thread that stops the process. */
    Future<Void> close() {
        try {
            if (throwAway) {
                delete();
            }
            return Future.succeededFuture();
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private void delete() throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
