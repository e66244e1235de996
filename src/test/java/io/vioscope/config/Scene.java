package io.vioscope.config;

import io.vioscope.config.yaml.Mistake;
import io.vioscope.config.yaml.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A directory that stands for a machine: {@code conf} has vioscope.yaml, {@code work} is the working directory,
 * {@code home} is the home directory and {@code system} is the root of the file system.
 */
final class Scene {
    /** A cloud that needs no other file. */
    static final String CLOUD = "clouds: [ { name: lab, auth: { auth_url: 'https://k.example.org/v3', username: u,"
            + " password: s3cret, project_name: p } } ]\n";

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    Scene(Path root) {
        this.root = root;
        file("work/here", "");
    }

    Path path(String path) {
        return root.resolve(path);
    }

    Scene file(String path, String text) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Scene config(String text) {
        return file("conf/vioscope.yaml", text);
    }

    Scene variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ConfigOutcome load(String name) {
        var surroundings = new Surroundings(environment, path("home"), path("work"), path("system"));
        return new ConfigLoader(surroundings).load(Path.of(name));
    }

    ServerConfig right() {
        return load("../conf/vioscope.yaml").match(ConfigOutcome.Right::config, wrong -> {
            throw new AssertionError(wrong.mistakes());
        });
    }

    /** The first cloud's access. */
    CloudAccess access() {
        return right().clouds().get(0).access();
    }

    /** What is printed, with the directory left out. */
    List<String> wrong() {
        return load("../conf/vioscope.yaml")
                .match(
                        right -> {
                            throw new AssertionError("taken for right: " + right.config());
                        },
                        wrong -> wrong.mistakes().stream()
                                .map(Mistake::toString)
                                .map(m -> m.replace(root + "/", "").replace("../conf/", ""))
                                .toList());
    }
}
