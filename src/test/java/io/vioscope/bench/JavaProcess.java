package io.vioscope.bench;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Another process of the same code. */
public final class JavaProcess {
    /** As the README advises for large clouds: without it the garbage collector aims at 200 ms. */
    private static final String PAUSES = "-XX:MaxGCPauseMillis=50";

    private JavaProcess() {}

    /** Starts a class's {@code main} by the Java runtime and class path of this process; what it says in error is said here. */
    public static Process start(String heap, String main, List<String> arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Xmx" + heap, PAUSES, "-cp", classPath(), main));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** That of Maven's exec:java, which is not the one its process was started with; elsewhere, the process's. */
    private static String classPath() {
        return JavaProcess.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }
}
