package io.vioscope.notify;

import io.vioscope.config.Wishes;
import io.vioscope.config.Wishes.Alarms;
import io.vioscope.engine.Explained;
import io.vioscope.engine.Snapshot;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Severity;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.CauseNotice;
import io.vioscope.notify.Notification.Change;
import io.vioscope.notify.Notification.EntityNotice;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Notification.Subject;
import io.vioscope.notify.Outbox.Outcome;
import io.vioscope.notify.Outbox.Withheld;
import io.vioscope.notify.Ruling.Tell;
import io.vioscope.notify.Ruling.Withhold;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver is told, and what is held back from it as long as there is a reason. Of an alarm or root cause that was
 * not told no change and no end is told either; once the reason is gone and it is still on, it is told as new. What was told
 * stays told: whoever heard of the beginning hears of the end.
 */
final class Gate {
    private static final Ruling FILTERED = new Withhold(Outcome.FILTERED, null);
    private static final Ruling NOT_IN_FORMAT = new Withhold(Outcome.NOT_IN_FORMAT, null);
    private static final Ruling QUIET = new Withhold(Outcome.QUIET, null);
    private static final Ruling SNOOZED = new Withhold(Outcome.SNOOZED, null);
    private static final Ruling CLOSED = new Withhold(Outcome.CLOSED, null);
    private static final Ruling SUPERSEDED = new Withhold(Outcome.SUPERSEDED, null);

    /**
     * Something that is on and was not told.
     *
     * @param heading the last fact that was not told
     * @param now     how it is, as a fact that tells it anew
     */
    private record Held(Heading heading, Withhold why, Function<Snapshot, Optional<Fact>> now) {}

    /** What may be told after all. */
    record Due(Heading heading, Fact fact) {}

    private final Wishes wishes;
    private final @Nullable Duration dropAfter;
    private final Notices notices;
    private final Snapshots snapshots;
    private final Predicate<Notification> isInFormat;
    private final Map<Occurrence, Held> held = new LinkedHashMap<>();
    private final Map<Occurrence, Problem> toldAfterAll = new HashMap<>();

    /**
     * Holds nothing back yet.
     *
     * @param dropAfter  after what wait changes of entities are dropped; null for never
     * @param isInFormat whether the receiver's format has something for a notification
     */
    Gate(
            Wishes wishes,
            @Nullable Duration dropAfter,
            Notices notices,
            Snapshots snapshots,
            Predicate<Notification> isInFormat) {
        this.wishes = wishes;
        this.dropAfter = dropAfter;
        this.notices = notices;
        this.snapshots = snapshots;
        this.isInFormat = isInFormat;
    }

    /** Takes up what was held back before a restart. */
    void resume(List<Withheld> withheld) {
        withheld.forEach(w -> {
            var p = w.pending();
            hold(new Heading(p.cloud(), p.cloudIndex(), p.seq(), p.at()), p.fact(), new Withhold(w.why(), w.cause()));
        });
    }

    /**
     * Whether that is told now. Changes nothing.
     *
     * @param mayBeKnown whether it may have been sent already, before a crash: then only what always speaks against it does
     */
    Ruling rule(Notification notification, Instant now, boolean mayBeKnown) {
        if (!isInFormat.test(notification)) {
            return NOT_IN_FORMAT;
        }
        return notification.match(
                alarm -> rule(
                        alarm, occurrence(alarm.heading(), alarm.alarm().number()), alarm.change(), now, mayBeKnown),
                cause -> isToldAfterAll(cause)
                        ? SUPERSEDED
                        : rule(
                                cause,
                                occurrence(cause.heading(), cause.problem().number()),
                                cause.change(),
                                now,
                                mayBeKnown),
                entity -> rule(entity, now),
                Tell::new,
                Tell::new);
    }

    /** Whether it was told as new just as it is: that nobody holds it back any more, a fact of its own, adds nothing. */
    private boolean isToldAfterAll(CauseNotice cause) {
        return cause.change() == Change.CHANGED
                && cause.problem()
                        .equals(toldAfterAll.get(
                                occurrence(cause.heading(), cause.problem().number())));
    }

    private static Occurrence occurrence(Heading heading, long number) {
        return new Occurrence(heading.cloud(), number);
    }

    private Ruling rule(
            Notification notification, Occurrence occurrence, Change change, Instant now, boolean mayBeKnown) {
        var before = held.get(occurrence);
        if (change.isEnd() && before != null) {
            return before.why();
        }
        if (change.isEnd() || (change == Change.CHANGED && before == null)) {
            return new Tell(notification);
        }
        return against(notification, now)
                .filter(ruling -> !mayBeKnown || ruling.equals(FILTERED))
                .orElseGet(() -> new Tell(asNew(notification)));
    }

    private Ruling rule(EntityNotice entity, Instant now) {
        if (unwanted(entity).isPresent()) {
            return FILTERED;
        }
        if (dropAfter != null && entity.heading().at().plus(dropAfter).isBefore(now)) {
            return new Withhold(Outcome.DROPPED, null);
        }
        return isQuiet(now) ? QUIET : new Tell(entity);
    }

    /** What speaks against telling that something is on. */
    private Optional<Ruling> against(Notification notification, Instant now) {
        if (!isInFormat.test(notification)) {
            return Optional.of(NOT_IN_FORMAT);
        }
        return notification.match(
                alarm -> Optional.ofNullable(against(alarm, now)),
                cause -> Optional.ofNullable(against(cause, now)),
                entity -> Optional.empty(),
                heartbeat -> Optional.empty(),
                test -> Optional.empty());
    }

    private @Nullable Ruling against(CauseNotice cause, Instant now) {
        if (!isWanted(cause)) {
            return FILTERED;
        }
        var hushed = hushed(cause);
        return hushed == null && isQuiet(cause.problem().severity(), now) ? QUIET : hushed;
    }

    /** What an operator does not want told now, whatever was so when it was found. */
    private @Nullable Ruling hushed(CauseNotice cause) {
        var problem = cause.problem();
        var is = snapshots
                .of(cause.heading().cloud())
                .flatMap(s -> s.state().problems().of(problem.number()))
                .orElse(problem)
                .handling();
        return is.closure() != null ? CLOSED : is.snooze() != null ? SNOOZED : null;
    }

    private @Nullable Ruling against(AlarmNotice alarm, Instant now) {
        if (unwanted(alarm).isPresent()) {
            return FILTERED;
        }
        var explained = wishes.alarms() == Alarms.UNEXPLAINED ? explained(alarm, now) : null;
        if (explained != null) {
            return explained;
        }
        return isQuiet(alarm.alarm().severity(), now) ? QUIET : null;
    }

    private @Nullable Ruling explained(AlarmNotice alarm, Instant now) {
        var snapshot = snapshots.of(alarm.heading().cloud()).orElse(null);
        if (snapshot == null) {
            return null;
        }
        var cause = Explained.by(snapshot, alarm.alarm().key())
                .or(() -> stillExplained(snapshot, alarm))
                .filter(problem -> isTold(alarm.heading(), problem));
        if (cause.isPresent()) {
            return new Withhold(Outcome.EXPLAINED, cause.get().number());
        }
        var mayBe = alarm.heading().at().plus(wishes.patience()).isAfter(now)
                && Explained.by(snapshot, alarm.alarm().key(), Gate::mayBeAnnounced)
                        .isPresent();
        return mayBe ? new Withhold(Outcome.WAITING, null) : null;
    }

    private static boolean mayBeAnnounced(Problem problem) {
        return problem.in(Problem.Phase.CONFIRMED, problem.phaseAt()).isAnnounced();
    }

    /** What explained it while it was seen goes on to do so while it is not seen, as after a restart. */
    private Optional<Problem> stillExplained(Snapshot snapshot, AlarmNotice alarm) {
        var before = held.get(occurrence(alarm.heading(), alarm.alarm().number()));
        return before == null
                        || before.why().cause() == null
                        || snapshot.isCurrent(alarm.alarm().key())
                ? Optional.empty()
                : snapshot.state().problems().of(before.why().cause()).filter(Problem::isAnnounced);
    }

    /** Whether the receiver knows of a root cause, or will as soon as it is its turn or an operator lets it. */
    private boolean isTold(Heading heading, Problem problem) {
        var before = held.get(occurrence(heading, problem.number()));
        return (before == null || before.why().why().isHushed())
                && notices.of(heading, new ProblemFact.Revised(problem, problem.phase(), true))
                        .filter(notice ->
                                notice instanceof CauseNotice cause && isWanted(cause) && isInFormat.test(cause))
                        .isPresent();
    }

    private boolean isWanted(CauseNotice cause) {
        return unwanted(cause).isEmpty();
    }

    /** Why the receiver is not to be told of such, a sentence without a full stop; empty if it is. */
    Optional<String> unwanted(Notification notification) {
        return notification.match(
                alarm -> wishes.alarms() == Alarms.NONE
                        ? Optional.of("it is told no alarms")
                        : unwanted(alarm.subject(), alarm.alarm().severity()),
                cause -> wishes.problems()
                        ? unwanted(cause.subject(), cause.problem().severity())
                        : Optional.of("it is told no problems"),
                entity -> wishes.changes() ? unwanted(entity.subject()) : Optional.of("it is told no changes"),
                heartbeat -> Optional.empty(),
                test -> Optional.empty());
    }

    private Optional<String> unwanted(Subject subject, Severity severity) {
        return unwanted(subject)
                .or(() -> wishes.isEnough(severity)
                        ? Optional.empty()
                        : Optional.of("its severity is " + severity.word() + ", and the least that is told is "
                                + wishes.least().word()));
    }

    private Optional<String> unwanted(Subject subject) {
        var kind = subject.key().kind();
        if (!wishes.kinds().isEmpty() && !wishes.kinds().contains(kind)) {
            return Optional.of("it is told of no " + kind.label());
        }
        return wishes.projects().isEmpty() || wishes.projects().contains(subject.project())
                ? Optional.empty()
                : Optional.of("it is told of certain projects only, and this is of "
                        + (subject.project().isEmpty() ? "none" : subject.project()));
    }

    private boolean isQuiet(Instant now) {
        return wishes.quiet() != null && wishes.quiet().covers(now);
    }

    private boolean isQuiet(Severity severity, Instant now) {
        return isQuiet(now) && wishes.quiet() != null && !wishes.quiet().isUrgent(severity);
    }

    private static Notification asNew(Notification notification) {
        return notification.match(AlarmNotice::asNew, CauseNotice::asNew, entity -> entity, beat -> beat, test -> test);
    }

    /** It was told. */
    void told(Heading heading, Fact fact) {
        Occurrence.of(heading.cloud(), fact).ifPresent(occurrence -> {
            held.remove(occurrence);
            toldAfterAll.remove(occurrence);
            if (fact instanceof ProblemFact.Revised revised && revised.released()) {
                toldAfterAll.put(occurrence, revised.problem());
            }
        });
    }

    /** It was not told, for that reason. */
    void withheld(Heading heading, Fact fact, Withhold why) {
        if (why.why().isHeld()) {
            hold(heading, fact, why);
        }
    }

    private void hold(Heading heading, Fact fact, Withhold why) {
        Occurrence.of(heading.cloud(), fact).ifPresent(occurrence -> {
            if (fact instanceof Fact.AlarmCleared || fact instanceof ProblemFact.Resolved) {
                held.remove(occurrence);
            } else {
                held.put(occurrence, new Held(heading, why, Occurrence.now(fact)));
            }
        });
    }

    /** What is still on and may be told by now. */
    List<Due> due(Instant now) {
        return held.values().stream().flatMap(h -> due(h, now).stream()).toList();
    }

    private Optional<Due> due(Held h, Instant now) {
        return snapshots
                .of(h.heading().cloud())
                .flatMap(h.now())
                .filter(fact -> notices.of(h.heading(), fact)
                        .filter(notice -> against(notice, now).isEmpty())
                        .isPresent())
                .map(fact -> new Due(h.heading(), fact));
    }
}
