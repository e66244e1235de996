package io.vioscope.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param version the version that the build gave it; {@code development} where no build did
 */
record Build(String version) {
    /** The one that is running. */
    static Build running() {
        var properties = new Properties();
        try (var in = Build.class.getResourceAsStream("build.properties")) {
            if (in != null) properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var version = properties.getProperty("version", "${");
        return new Build(version.contains("${") ? "development" : version);
    }
}
