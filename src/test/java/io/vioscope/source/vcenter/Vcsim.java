package io.vioscope.source.vcenter;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vioscope.config.VCenterAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * A vCenter simulated by govmomi's {@code vcsim}, as a process of its own, with a door by which things are broken there
 * ({@code src/test/vcsim}). Built where Debian's Go and govmomi are installed; where they are not, its tests are skipped.
 */
final class Vcsim implements AutoCloseable {
    static final String UUID = "4f1e0c5a-7b7a-4c6e-9a51-2f6f0f5a0c01";

    private static final Path BUILD = Path.of("src/test/vcsim/build.sh");
    private static final Path PROGRAM = Path.of("target/vcsim");
    private static final Path GO = Path.of("/usr/bin/go");
    private static final Path LIBRARY = Path.of("/usr/share/gocode/src/github.com/vmware/govmomi/simulator");

    private final Process process;
    private final String api;
    private final String door;

    private Vcsim(Process process, String api, String door) {
        this.process = process;
        this.api = api;
        this.door = door;
    }

    /** Starts one with two clusters of three hosts and two machines each. Skips the test where that cannot be. */
    static Vcsim start() throws Exception {
        var process = new ProcessBuilder(program().toString(), "-uuid", UUID)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var words = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine()
                .split(" ");
        return new Vcsim(process, words[0], words[1]);
    }

    private static Path program() throws Exception {
        if (!Files.isExecutable(PROGRAM)) {
            var canBuild = Files.exists(GO) && Files.exists(LIBRARY);
            if (!canBuild) {
                LoggerFactory.getLogger(Vcsim.class)
                        .warn(
                                "SKIPPED: golang-go and golang-github-vmware-govmomi-dev are not installed, so nothing was"
                                        + " proved against vcsim");
            }
            assumeTrue(canBuild, "Go and govmomi are not installed");
            build();
        }
        return PROGRAM.toAbsolutePath();
    }

    private static void build() throws Exception {
        Files.createDirectories(PROGRAM.getParent());
        var log = Path.of("target/vcsim-build.log");
        var process = new ProcessBuilder(BUILD.toString(), PROGRAM.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError("vcsim cannot be built: " + Files.readString(log));
        }
    }

    VCenterAccess access(String password) {
        var url = URI.create("https://" + api + "/sdk");
        return new VCenterAccess(url, "vioscope@vsphere.local", password, null, null, false);
    }

    /** Changes a property of an object. */
    void set(String type, String id, String path, String value) throws IOException, InterruptedException {
        ask("/set?type=" + type + "&id=" + id + "&path=" + path + "&value=" + value);
    }

    /** Has this one alarm be on, and no other; none with an empty status. */
    void alarm(String type, String id, String status, String name) throws IOException, InterruptedException {
        ask("/alarm?type=" + type + "&id=" + id + "&status=" + status + "&name=" + name);
    }

    private void ask(String what) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://" + door + what)).build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
            throw new AssertionError("vcsim does not know " + what);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
