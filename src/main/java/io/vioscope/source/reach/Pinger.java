package io.vioscope.source.reach;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * ICMP echoes by the system's {@code ping}: Java sends none without being root ({@code InetAddress.isReachable}), and has no
 * ping sockets. One echo each; the exit code 0 means an answer, 1 that none came, all others that it could not be tried
 * (iputils, ping(8)).
 */
final class Pinger {
    private static final int PATIENCE_SECONDS = 3;
    private static final int NO_ANSWER = 1;

    private final Vertx vertx;
    private final String command;
    private final InstantSource clock;

    /** By that command, such as {@code ping}. */
    Pinger(Vertx vertx, String command, InstantSource clock) {
        this.vertx = vertx;
        this.command = command;
        this.clock = clock;
    }

    /** Tries an address, which is one and no name. The future does not fail. */
    Future<Sight> ping(String address) {
        return vertx.executeBlocking(() -> run(address), false);
    }

    private Sight run(String address) throws InterruptedException {
        var began = clock.instant();
        try {
            var process = new ProcessBuilder(
                            List.of(command, "-n", "-c", "1", "-W", Integer.toString(PATIENCE_SECONDS), "--", address))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS + 2L, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Sight.notKnown("ping came to no end");
            }
            return sight(process.exitValue(), Duration.between(began, clock.instant()));
        } catch (IOException e) {
            return Sight.notKnown("the command ping is not there, or may not be run");
        }
    }

    private static Sight sight(int exit, Duration took) {
        if (exit == 0) {
            return Sight.reached(took);
        }
        return exit == NO_ANSWER
                ? Sight.notReached("no answer to an ICMP echo in " + PATIENCE_SECONDS + " s")
                : Sight.notKnown("ping may not send here (exit code " + exit + ")");
    }
}
