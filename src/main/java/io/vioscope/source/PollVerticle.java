package io.vioscope.source;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Hint;
import io.vioscope.bus.Steering;
import io.vioscope.bus.Taken;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.ReadFailure;
import io.vioscope.trace.Traces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one source and hands its reports to the engine: at once, then every interval from start to start, never two at a
 * time, more seldom where the API is overloaded, and not at all while paused. Where somebody has a reason it polls before its
 * time, or looks at single things alone where the reason is about such and the source can. It goes on whatever happens.
 * Undeploying it closes the source.
 */
public final class PollVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PollVerticle.class);
    private static final Taken NOTHING = new Taken(0, 0);

    private final String cloud;
    private final Source source;
    private final Pace pace;
    private final Duration patience;
    private final InstantSource clock;
    private final Traces traces;
    private final PollTimes failureTimes;
    private final Rhythm rhythm;
    private final Backoff backoff = new Backoff();
    private final Haste haste = new Haste();
    private final Reasons reasons = new Reasons(haste);
    private Instant due = Instant.EPOCH;
    private boolean looksForGone;
    private boolean running;
    private boolean paused;
    private boolean stopped;
    private boolean again;
    private long timer = -1;

    /**
     * A poller.
     *
     * @param cloud    the cloud whose engine gets the reports
     * @param patience how long the engine may take to answer a report
     * @param clock    measures the interval
     * @param traces   who is told of each poll
     */
    public PollVerticle(String cloud, Source source, Pace pace, Duration patience, InstantSource clock, Traces traces) {
        this.cloud = cloud;
        this.source = source;
        this.pace = pace;
        this.patience = patience;
        this.clock = clock;
        this.traces = traces;
        this.failureTimes = new PollTimes(clock);
        this.rhythm = new Rhythm(pace.reconcile());
    }

    @Override
    public Future<?> start() {
        context.runOnContext(v -> poll());
        return Bus.of(vertx)
                .answer(Bus.steering(cloud, source.id()), this::steer)
                .compose(steered -> Bus.of(vertx).answerLater(Bus.hints(cloud, source.id()), this::hinted));
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        return source.close();
    }

    private Steering steer(Steering told) {
        var was = paused;
        paused = told == Steering.PAUSE || (paused && told == Steering.POLL);
        if (paused && !was) {
            vertx.cancelTimer(timer);
            handIn(blind(clock.instant(), new ReadFailure(ReadFailure.Cause.PAUSED, pausedSince())));
        } else if (!paused && (was || told == Steering.POLL)) {
            rhythm.demand();
            source.urge();
            soon();
        }
        return paused ? Steering.PAUSE : told;
    }

    private String pausedSince() {
        return "paused by an operator at " + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                + "; nothing of it is read until somebody resumes it or the server is started anew";
    }

    /** A poll that runs may have begun before what somebody wants to see. */
    private void soon() {
        again = running;
        if (!running) {
            vertx.cancelTimer(timer);
            poll();
        }
    }

    private Future<Instant> hinted(Hint hint) {
        var begun = reasons.add(canGlance(hint) ? hint : Hint.CHANGED);
        hurry();
        return oncePolling(begun);
    }

    /** Who is told that a look has begun finds it begun: its reasons are answered in the turn that begins it, but before. */
    private Future<Instant> oncePolling(Future<Instant> begun) {
        return Future.future(told -> begun.onComplete(when -> context.runOnContext(turn -> told.handle(when))));
    }

    private boolean canGlance(Hint hint) {
        return hint.match(
                () -> true,
                () -> true,
                one -> rhythm.hasSeenAll() && source.glances().contains(one.kind()));
    }

    /** An API that is overloaded is not hurried: the next poll comes when it would have. */
    private void hurry() {
        var now = clock.instant();
        var wait = reasons.wait(now);
        if (wait.isEmpty() || running || paused || stopped || backoff.isStrained()) {
            return;
        }
        var left = Math.min(millisTo(now.plus(wait.get())), millisTo(due));
        vertx.cancelTimer(timer);
        if (left > 0) {
            timer = vertx.setTimer(left, t -> look());
        } else {
            look();
        }
    }

    /** A poll whose time has come sees single things too. */
    private void look() {
        var now = clock.instant();
        var alone = now.isBefore(due) ? reasons.glance(now) : Set.<EntityKey>of();
        if (alone.isEmpty() || stopped || paused || running) {
            poll();
        } else {
            glance(alone, now);
        }
    }

    private void glance(Set<EntityKey> at, Instant began) {
        running = true;
        reasons.begins(at, began);
        var trail = PollTrail.begin(traces, cloud, source.id(), at.size());
        trail.during(() -> attempt(() -> source.glance(at)))
                .compose(report -> trail.during(() -> handIn(PollTrail.told(trail, report)))
                        .map(taken -> glanced(at, began, report)))
                .onComplete(done -> {
                    trail.end();
                    if (done.failed() || !done.result()) {
                        reasons.add(Hint.CHANGED);
                    }
                    running = false;
                    goOn();
                });
    }

    /** Whether all of them were seen; a poll shows what could not be, and why. */
    private boolean glanced(Set<EntityKey> at, Instant began, Report report) {
        haste.glanced(at.size(), began, report);
        return report.completeness() instanceof Completeness.Complete;
    }

    /** The next poll comes when it would have come without a glance. */
    private void goOn() {
        if (stopped || paused) {
            return;
        }
        if (again) {
            soon();
            return;
        }
        var latest = clock.instant().plus(backoff.stretch(pace.interval()));
        due = due.isAfter(latest) ? latest : due;
        arm();
    }

    private void poll() {
        if (stopped || paused || running) {
            return;
        }
        running = true;
        var began = clock.instant();
        if (reasons.wantsAll(began)) {
            rhythm.demand();
        }
        var look = rhythm.next(began);
        looksForGone = reasons.begins(look, began);
        var trail = PollTrail.begin(traces, cloud, source.id(), look);
        trail.during(() -> look(look, began))
                .compose(report -> trail.during(() -> handIn(PollTrail.told(trail, report)))
                        .map(taken -> ended(look, began, report, taken)))
                .recover(this::notTaken)
                .onComplete(done -> {
                    trail.end();
                    next(began);
                });
    }

    private Taken ended(Look look, Instant began, Report report, Taken taken) {
        rhythm.ended(look, began, report.completeness() instanceof Completeness.Complete, taken.missing());
        backoff.after(report);
        haste.ended(look, began, Duration.between(began, clock.instant()), report);
        if (looksForGone && taken.missing() > 0) {
            reasons.add(Hint.GONE);
        }
        return taken;
    }

    /** What the report told is lost, and its source will not tell the same changes again. */
    private Future<Taken> notTaken(Throwable why) {
        rhythm.demand();
        return Future.succeededFuture(NOTHING);
    }

    private Future<Report> look(Look look, Instant began) {
        return attempt(() -> source.poll(look)).recover(bug -> Future.succeededFuture(blind(began, bug(bug))));
    }

    private Future<Report> attempt(Supplier<Future<Report>> look) {
        return Future.<Report>future(promise -> look.get().onComplete(promise))
                .onFailure(bug -> LOG.error("{} of {} failed in a way it should not", source.id(), cloud, bug));
    }

    private static ReadFailure bug(Throwable bug) {
        return new ReadFailure(
                ReadFailure.Cause.SILENT,
                "an error within Vioscope (" + bug.getClass().getSimpleName() + ") stopped the poll; see the log");
    }

    private Report blind(Instant began, ReadFailure why) {
        var took = Duration.between(began, clock.instant());
        return Report.failed(
                source.id(), failureTimes.next(), took, Report.Cost.NONE, source.covers(), source.adds(), why);
    }

    private Future<Taken> handIn(Report report) {
        return Bus.of(vertx)
                .ask(Bus.reports(cloud), report, patience)
                .onFailure(e -> LOG.warn("the engine of {} did not take a report of {}", cloud, source.id(), e));
    }

    private void next(Instant began) {
        running = false;
        if (stopped || paused) {
            return;
        }
        var interval = again ? Duration.ZERO : backoff.stretch(pace.interval());
        if (again) {
            rhythm.demand();
            again = false;
        }
        var left = interval.minus(Duration.between(began, clock.instant())).toMillis();
        // A clock that was set back must not stretch the pause.
        due = clock.instant().plusMillis(Math.max(1, Math.min(left, interval.toMillis())));
        arm();
    }

    private void arm() {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(Math.max(1, millisTo(due)), t -> look());
        hurry();
    }

    private long millisTo(Instant then) {
        return Duration.between(clock.instant(), then).plusNanos(999_999).toMillis();
    }
}
