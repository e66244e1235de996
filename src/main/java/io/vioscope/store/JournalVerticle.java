package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Recording;
import io.vioscope.engine.Commit;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Records what the engines say changed. Deploy it before them, so that it misses nothing, and undeploy it after them. */
public final class JournalVerticle extends VerticleBase {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration FLUSH = Duration.ofSeconds(10);
    private static final Duration DAY = Duration.ofHours(24);

    private final Database database;
    private final Map<String, Integer> clouds;
    private final InstantSource clock;
    private final CommitWriter writer;
    private Journal journal;

    /** @param clouds the database's number of each cloud, from {@link Recovery} */
    public JournalVerticle(Database database, Map<String, Integer> clouds, InstantSource clock) {
        this.database = database;
        this.clouds = Map.copyOf(clouds);
        this.clock = clock;
        this.writer = new CommitWriter(database.writer());
        this.journal = new Journal(this::write, new Journal.Listeners(recorded -> {}, recording -> {}), clock);
    }

    @Override
    public Future<?> start() {
        var bus = Bus.of(vertx);
        journal = new Journal(
                this::write,
                new Journal.Listeners(
                        recorded -> bus.publish(Bus.RECORDED, recorded),
                        recording -> bus.publish(Bus.RECORDING, recording)),
                clock);
        vertx.setPeriodic(TICK.toMillis(), id -> journal.tick());
        vertx.setPeriodic(DAY.toMillis(), id -> makePartitions());
        return makePartitions()
                .compose(made -> bus.listen(Bus.COMMITS, commit -> journal.take(commit)))
                .onSuccess(listening -> bus.publish(Bus.RECORDING, Recording.UP_TO_DATE));
    }

    private Future<Void> write(Commit commit) {
        var id = clouds.get(commit.cloud());
        return id == null
                ? Future.failedFuture(new IllegalStateException("facts of an unknown cloud " + commit.cloud()))
                : writer.write(id, commit);
    }

    private Future<Void> makePartitions() {
        return database.makePartitions(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** Waits for the queue to be written, but not for ever. */
    @Override
    public Future<?> stop() {
        var flushed = Promise.<Void>promise();
        var end = clock.instant().plus(FLUSH);
        vertx.setPeriodic(50, id -> {
            if (journal.isEmpty() || clock.instant().isAfter(end)) {
                vertx.cancelTimer(id);
                flushed.tryComplete();
            }
        });
        return flushed.future();
    }
}
