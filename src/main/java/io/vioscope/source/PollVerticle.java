package io.vioscope.source;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vioscope.bus.Bus;
import io.vioscope.inventory.Report;
import io.vioscope.model.ReadFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one source and hands its reports to the engine: at once, then every interval from start to start, never two at a
 * time. It goes on whatever happens. Undeploying it closes the source.
 */
public final class PollVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PollVerticle.class);

    private final String cloud;
    private final Source source;
    private final Duration interval;
    private final Duration patience;
    private final InstantSource clock;
    private final PollTimes failureTimes;
    private boolean stopped;
    private long timer = -1;

    /**
     * A poller.
     *
     * @param cloud    the cloud whose engine gets the reports
     * @param interval from the start of one poll to the start of the next; a poll that takes longer delays the next
     * @param patience how long the engine may take to answer a report
     * @param clock    measures the interval
     */
    public PollVerticle(String cloud, Source source, Duration interval, Duration patience, InstantSource clock) {
        this.cloud = cloud;
        this.source = source;
        this.interval = interval;
        this.patience = patience;
        this.clock = clock;
        this.failureTimes = new PollTimes(clock);
    }

    @Override
    public Future<?> start() {
        context.runOnContext(v -> poll());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        return source.close();
    }

    private void poll() {
        if (stopped) {
            return;
        }
        var started = clock.instant();
        look(started).compose(this::handIn).onComplete(done -> again(started));
    }

    private Future<Report> look(Instant started) {
        return Future.<Report>future(promise -> source.poll().onComplete(promise))
                .recover(bug -> {
                    LOG.error("{} of {} failed in a way it should not", source.id(), cloud, bug);
                    return Future.succeededFuture(blind(started, bug));
                });
    }

    private Report blind(Instant started, Throwable bug) {
        var why = new ReadFailure(
                ReadFailure.Cause.SILENT,
                "an error within Vioscope (" + bug.getClass().getSimpleName() + ") stopped the poll; see the log");
        var took = Duration.between(started, clock.instant());
        return Report.failed(source.id(), failureTimes.next(), took, Report.Cost.NONE, source.covers(), why);
    }

    private Future<Void> handIn(Report report) {
        return Bus.of(vertx)
                .request(Bus.reports(cloud), report, patience)
                .onFailure(e -> LOG.warn("the engine of {} did not take a report of {}", cloud, source.id(), e))
                .otherwise(0)
                .mapEmpty();
    }

    private void again(Instant started) {
        if (stopped) {
            return;
        }
        var left = interval.minus(Duration.between(started, clock.instant())).toMillis();
        // A clock that was set back must not stretch the pause.
        timer = vertx.setTimer(Math.max(1, Math.min(left, interval.toMillis())), t -> poll());
    }
}
