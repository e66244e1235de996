package io.vioscope.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The one Chromium of a process that tests: started when it is first asked for, ended with the process. */
final class Chromium {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    /** A page lives too briefly for what its scripts cost to be compiled well: axe-core is done with it sooner without. */
    private static final String SCRIPTS = "--js-flags=--always-sparkplug --no-maglev --no-opt";

    private static final String LISTENS = "DevTools listening on ";

    private final Process process;
    private final Path profile;
    private final URI devTools;

    private static final class Holder {
        private static final Chromium ONE = start();

        private static Chromium start() {
            try {
                var one = new Chromium();
                Runtime.getRuntime().addShutdownHook(new Thread(one::end));
                return one;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Chromium() throws IOException {
        profile = Files.createTempDirectory("vioscope-browser");
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-extensions",
                        "--disable-sync",
                        SCRIPTS,
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        devTools = devTools(process.inputReader(StandardCharsets.UTF_8));
    }

    /** Whether there is one; says so loudly where there is not. */
    static boolean isInstalled() {
        var isThere = Files.isExecutable(PROGRAM);
        if (!isThere) {
            System.err.println("!!! NO CHROMIUM AT " + PROGRAM + ": WHAT THE PAGES DO IN A BROWSER IS NOT TESTED !!!");
        }
        return isThere;
    }

    /** Where it is driven: the address of the web socket of the browser itself. */
    static URI devTools() {
        return Holder.ONE.devTools;
    }

    /** Reads on until the browser says where it listens, and keeps reading so that it never waits for us. */
    private static URI devTools(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENS)) {
                var drain = new Thread(() -> output.lines().forEach(ignored -> {}), "browser-output");
                drain.setDaemon(true);
                drain.start();
                return URI.create(line.substring(LISTENS.length()));
            }
        }
        throw new IOException("Chromium ended before it listened");
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try (var files = Files.walk(profile)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException stillBeingWritten) {
            System.err.println("left behind: " + profile);
        }
    }
}
