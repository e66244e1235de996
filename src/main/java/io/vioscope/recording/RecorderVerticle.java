package io.vioscope.recording;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Stepped;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Engine;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what the engines are given, on a thread of its own and in their order. Whatever the disk does, it is said once
 * and nothing else stops for it. Deploy it before the engines and undeploy it after them.
 */
public final class RecorderVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RecorderVerticle.class);

    /** So many steps may wait for a slow disk: after that memory is worth more than the recording. */
    private static final int MAY_WAIT = 1000;

    private final RecordTo to;
    private final String version;
    private final List<String> clouds;
    private final InstantSource clock;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean running = true;
    private @Nullable WorkerExecutor disk;
    private @Nullable Recorder recorder;

    /**
     * A recorder.
     *
     * @param version of this Vioscope
     * @param clouds  the names of all there will be steps of
     */
    public RecorderVerticle(RecordTo to, String version, List<String> clouds, InstantSource clock) {
        this.to = to;
        this.version = version;
        this.clouds = List.copyOf(clouds);
        this.clock = clock;
    }

    /** A task for the thread of the disk. */
    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    /** Succeeds also where nothing can be recorded. */
    @Override
    public Future<?> start() {
        disk = vertx.createSharedWorkerExecutor("recorder-" + deploymentID(), 1);
        return write(() -> {
                    var open = Recorder.open(to, version, clouds, clock.instant(), Recorder.FILE_SIZE);
                    recorder = open;
                    LOG.info(
                            "Recording to {}, names: {}",
                            open.directory(),
                            to.names().word());
                })
                .compose(opened -> Bus.of(vertx).listen(Bus.STEPS, this::take));
    }

    /** Before an engine is started: how it begins. */
    public Future<Void> begin(CloudState state, Engine engine) {
        var began = new Line.Began(clock.instant(), state.cloud(), state.seq(), engine.mode(), engine.patience());
        return write(() -> Objects.requireNonNull(recorder).begin(began, state));
    }

    private void take(Stepped step) {
        if (waiting.get() >= MAY_WAIT) {
            giveUp("the disk does not keep up: " + MAY_WAIT + " steps wait for it");
        } else {
            write(() -> Objects.requireNonNull(recorder).step(step));
        }
    }

    /** Runs a task after all before it; the future never fails. */
    private Future<Void> write(Task task) {
        if (!running) {
            return Future.succeededFuture();
        }
        waiting.incrementAndGet();
        return Objects.requireNonNull(disk)
                .<Void>executeBlocking(
                        () -> {
                            if (running) {
                                task.run();
                                endIfFull();
                            }
                            return null;
                        },
                        true)
                .onComplete(done -> waiting.decrementAndGet())
                .recover(cause -> {
                    giveUp(String.valueOf(cause));
                    return Future.succeededFuture();
                });
    }

    private void endIfFull() throws IOException {
        var open = recorder;
        if (open != null && open.isFull()) {
            end(open, "the limit of " + to.limit() + " bytes is reached");
        }
    }

    private void end(Recorder open, String why) throws IOException {
        running = false;
        open.end(clock.instant(), why);
        LOG.info("Recording to {} has ended after {} bytes: {}", open.directory(), open.bytes(), why);
    }

    private void giveUp(String why) {
        if (running) {
            running = false;
            LOG.error("Nothing is recorded to {} from now on: {}", to.directory(), why);
        }
    }

    @Override
    public Future<?> stop() {
        return write(() -> end(Objects.requireNonNull(recorder), "the server was stopped"))
                .eventually(() -> Objects.requireNonNull(disk).close());
    }
}
