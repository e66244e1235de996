package io.vioscope.notify;

import io.vioscope.model.AdminState;
import io.vioscope.model.Alarm;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Problem;
import io.vioscope.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One message to a receiver, whatever the protocol. Texts may be hostile; an empty one is not known. */
public sealed interface Notification {
    /**
     * Which fact is told.
     *
     * @param cloud      the cloud's name
     * @param cloudIndex the number the database keeps for the cloud; 0 if it has not said
     * @param seq        the number of the fact in its cloud
     * @param at         when it was learnt
     */
    record Heading(String cloud, int cloudIndex, long seq, Instant at) {}

    /**
     * An entity as a manager outside wants to know it.
     *
     * @param name    its name, or its id
     * @param address an IP address or a host name
     * @param project the name of the project that owns it, or that project's id
     */
    record Subject(EntityKey key, String name, String address, String project) {}

    /** Why an alarm or a root cause is told of. */
    enum Change {
        /** It began. */
        NEW,
        /** Its severity, its text or, of a root cause, what is held of it, is not what it was. */
        CHANGED,
        /** It was seen not to be so any more. */
        ENDED,
        /** Something else explains better what is seen: it was no root cause. */
        OTHER_CAUSE,
        /** What had the problem is gone. */
        ENTITY_DELETED;

        /** Whether the alarm or root cause is over. */
        public boolean isEnd() {
            return this != NEW && this != CHANGED;
        }
    }

    /**
     * An alarm began, changed or ended.
     *
     * @param alarm         as it is, or was last
     * @param eventType     X.733 event type, IANAItuEventType number (RFC 3877)
     * @param probableCause X.733 probable cause, IANAItuProbableCause number (RFC 3877)
     * @param cause         the number of the announced problem that explains it, in the same cloud; null for none
     * @param url           where people can look at it
     */
    record AlarmNotice(
            Heading heading,
            Change change,
            Alarm alarm,
            Subject subject,
            int eventType,
            int probableCause,
            @Nullable Long cause,
            String url)
            implements Notification {
        /** The same for somebody who has not heard of it. */
        AlarmNotice asNew() {
            return new AlarmNotice(heading, Change.NEW, alarm, subject, eventType, probableCause, cause, url);
        }
    }

    /**
     * A root cause came to be believed, is believed otherwise, or is believed no longer.
     *
     * @param problem as it is, or was last
     * @param url     where people can look at it
     */
    record CauseNotice(Heading heading, Change change, Problem problem, Subject subject, String url)
            implements Notification {
        /** The same for somebody who has not heard of it. */
        CauseNotice asNew() {
            return new CauseNotice(heading, Change.NEW, problem, subject, url);
        }
    }

    /**
     * Nothing happened, and the server is there.
     *
     * @param at       the time
     * @param interval from one to the next
     * @param alarms   how many alarms are on of which people are told
     * @param causes   how many root causes of which people are told
     * @param withheld how many facts the receiver was not told on purpose since this server started
     */
    record Heartbeat(Instant at, Duration interval, int alarms, int causes, long withheld) implements Notification {}

    /**
     * Somebody wants to know whether messages arrive. Belongs to no sequence.
     *
     * @param at the time
     */
    record Test(Instant at) implements Notification {}

    /** What happened to an entity. */
    enum Event {
        STATUS_CHANGED,
        ADDED,
        DELETED,
        MOVED
    }

    /** How an entity is, or that it is not. */
    enum Standing {
        UNKNOWN,
        OK,
        DEGRADED,
        DOWN,
        ABSENT
    }

    /**
     * One side of a change.
     *
     * @param word  the source's own word
     * @param admin null if unknown
     */
    record State(Standing standing, String word, @Nullable AdminState admin) {
        /** Nothing can be told. */
        public static final State UNKNOWN = new State(Standing.UNKNOWN, "", null);

        /** The entity does not exist. */
        public static final State ABSENT = new State(Standing.ABSENT, "", null);

        /** As a source said. */
        public static State of(Status status) {
            var standing = switch (status.health()) {
                case OK -> Standing.OK;
                case DEGRADED -> Standing.DEGRADED;
                case DOWN -> Standing.DOWN;
                case UNKNOWN -> Standing.UNKNOWN;
            };
            return new State(standing, status.word(), status.admin());
        }
    }

    /**
     * An entity changed.
     *
     * @param oldHypervisor the name or id of the hypervisor before
     * @param hypervisor    the same after
     */
    record EntityNotice(
            Heading heading,
            Event event,
            Subject subject,
            State before,
            State after,
            String oldHypervisor,
            String hypervisor)
            implements Notification {}

    /** Whether something is over. */
    default boolean isEnd() {
        return match(a -> a.change().isEnd(), c -> c.change().isEnd(), e -> false, beat -> false, test -> false);
    }

    /** Whether something that was told is otherwise now. */
    default boolean isChange() {
        return match(
                a -> a.change() == Change.CHANGED,
                c -> c.change() == Change.CHANGED,
                e -> false,
                beat -> false,
                test -> false);
    }

    /** Calls the one handler that is for this notification. */
    default <R> R match(
            Function<AlarmNotice, R> alarm,
            Function<CauseNotice, R> cause,
            Function<EntityNotice, R> entity,
            Function<Heartbeat, R> heartbeat,
            Function<Test, R> test) {
        if (this instanceof AlarmNotice n) return alarm.apply(n);
        if (this instanceof CauseNotice n) return cause.apply(n);
        if (this instanceof EntityNotice n) return entity.apply(n);
        if (this instanceof Heartbeat n) return heartbeat.apply(n);
        if (this instanceof Test n) return test.apply(n);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
