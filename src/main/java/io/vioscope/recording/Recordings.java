package io.vioscope.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Finds recordings. */
final class Recordings {
    private Recordings() {}

    /** The recording that a directory is, or the only one in it. */
    static Path in(Path directory) throws BrokenRecording, IOException {
        if (isOne(directory)) {
            return directory;
        }
        if (!Files.isDirectory(directory)) {
            throw new BrokenRecording(directory + ": there is no such directory");
        }
        try (var inside = Files.list(directory)) {
            var found = inside.filter(Recordings::isOne).sorted().toList();
            return switch (found.size()) {
                case 0 -> throw new BrokenRecording(directory + ": there is no " + Header.FILE + " in it");
                case 1 -> found.get(0);
                default ->
                    throw new BrokenRecording(directory + ": there are several recordings in it: "
                            + found.stream()
                                    .map(path -> path.getFileName().toString())
                                    .collect(Collectors.joining(", ")));
            };
        }
    }

    private static boolean isOne(Path directory) {
        return Files.isRegularFile(directory.resolve(Header.FILE));
    }
}
