package io.vioscope.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Loads what libraries need for the first connections, on a thread that may wait: an event loop that comes upon a hundred
 * unloaded classes at once stands still for a tenth of a second.
 */
final class FirstClasses {
    private static final String LIST = "first-classes.txt";

    private FirstClasses() {}

    /** Their names. */
    static List<String> names() {
        var list = Objects.requireNonNull(FirstClasses.class.getResourceAsStream(LIST), LIST);
        try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads all that are there, and says how many that is. */
    static int load() {
        return (int) names().stream().filter(FirstClasses::isThere).count();
    }

    /** Whether it is there, which loads and initializes it. */
    static boolean isThere(String name) {
        try {
            Class.forName(name, true, FirstClasses.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError gone) {
            return false; // Another version of a library may do without; then it is not needed either.
        }
    }
}
