package io.vioscope.config.yaml;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a process finds around itself.
 *
 * @param environment the environment variables; hold secrets
 * @param home        the user's home directory
 * @param working     the working directory
 * @param system      the root of the file system, under which {@code etc/openstack} is looked for
 */
public record Surroundings(Map<String, String> environment, Path home, Path working, Path system) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process. */
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(), Path.of(System.getProperty("user.home", ".")), Path.of(""), Path.of("/"));
    }

    /** Without the environment's values. */
    @Override
    public String toString() {
        return "Surroundings[home=" + home + ", working=" + working + "]";
    }
}
