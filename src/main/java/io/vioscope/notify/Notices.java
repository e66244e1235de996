package io.vioscope.notify;

import io.vioscope.alarm.Condition;
import io.vioscope.alarm.Conditions;
import io.vioscope.bus.TakenTrap;
import io.vioscope.config.PublicUrl;
import io.vioscope.engine.Explained;
import io.vioscope.engine.Naming;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.Alarm;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Fact.Clearing;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.notify.Notification.AlarmNotice;
import io.vioscope.notify.Notification.CauseNotice;
import io.vioscope.notify.Notification.Change;
import io.vioscope.notify.Notification.EntityNotice;
import io.vioscope.notify.Notification.Event;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Notification.State;
import io.vioscope.notify.Notification.Subject;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes notifications out of facts. What a fact does not carry is looked up in the last snapshot of its cloud; where
 * there is none, the notification says less. Never waits.
 */
public final class Notices {
    private static final int OTHER_EVENT_TYPE = 1;
    private static final int OTHER_PROBABLE_CAUSE = 1024;

    private final Snapshots snapshots;
    private final PublicUrl publicUrl;

    /**
     * Looks things up there.
     *
     * @param publicUrl where people reach the pages, without a slash at the end; empty if that is not known
     */
    public Notices(Snapshots snapshots, String publicUrl) {
        this.snapshots = snapshots;
        this.publicUrl = new PublicUrl(publicUrl);
    }

    /** The notification for a fact; empty for types of facts that are not told. */
    public Optional<Notification> of(Heading heading, Fact fact) {
        var known = new Known(heading, snapshots.of(heading.cloud()));
        return fact.match(new Fact.Cases<Optional<Notification>>(
                added -> Optional.of(known.added(added)),
                changed -> Optional.empty(),
                status -> Optional.of(known.status(status)),
                moved -> Optional.of(known.moved(moved)),
                failed -> Optional.empty(),
                discovered -> Optional.empty(),
                missing -> Optional.empty(),
                reappeared -> Optional.empty(),
                deleted -> Optional.of(known.deleted(deleted)),
                raised -> Optional.of(known.alarm(Change.NEW, raised.alarm())),
                changed -> Optional.of(known.alarm(changed.released() ? Change.NEW : Change.CHANGED, changed.alarm())),
                cleared -> Optional.of(known.alarm(
                        cleared.why() == Clearing.ENTITY_DELETED ? Change.ENTITY_DELETED : Change.ENDED,
                        cleared.alarm())),
                source -> Optional.empty(),
                problem -> problem.match(new ProblemFact.Cases<Optional<Notification>>(
                        opened -> known.cause(Change.NEW, opened.problem()),
                        reopened -> known.cause(Change.NEW, reopened.problem()),
                        revised -> known.cause(known.change(revised), revised.problem()),
                        resolved -> known.cause(known.end(resolved.why()), resolved.problem()),
                        acknowledged -> Optional.empty(),
                        unacknowledged -> Optional.empty(),
                        judged -> Optional.empty(),
                        handled -> handled.step().isReturn()
                                ? known.cause(Change.CHANGED, handled.problem())
                                : Optional.empty())),
                learning -> Optional.empty(),
                window -> Optional.empty()));
    }

    /**
     * A trap of somebody else, with what is known of the entity it is about.
     *
     * @param cloudIndex the number the database keeps for a cloud; 0 if it has not said
     */
    public Forward forward(TakenTrap trap, ToIntFunction<String> cloudIndex) {
        var place = trap.place();
        if (place == null) {
            return new Forward(trap, null);
        }
        var heading = new Heading(place.cloud(), cloudIndex.applyAsInt(place.cloud()), 0, trap.at());
        return new Forward(trap, new Known(heading, snapshots.of(place.cloud())).about(place.entity()));
    }

    /** One fact beside what is known of its cloud. */
    private final class Known {
        private final Heading heading;
        private final Optional<Snapshot> snapshot;

        private Known(Heading heading, Optional<Snapshot> snapshot) {
            this.heading = heading;
            this.snapshot = snapshot;
        }

        private Notification alarm(Change change, Alarm alarm) {
            var key = alarm.key().entity();
            var condition = Conditions.of(alarm.key().condition());
            return new AlarmNotice(
                    heading,
                    change,
                    alarm,
                    subject(key, nameOf(key)),
                    condition.map(Condition::eventType).orElse(OTHER_EVENT_TYPE),
                    condition.map(Condition::probableCause).orElse(OTHER_PROBABLE_CAUSE),
                    explains(key),
                    publicUrl.of(key));
        }

        private Forward.About about(EntityKey key) {
            return new Forward.About(heading.cloud(), heading.cloudIndex(), subject(key, nameOf(key)), explains(key));
        }

        private @Nullable Long explains(EntityKey entity) {
            return snapshot.flatMap(s -> Explained.by(s, entity))
                    .map(Problem::number)
                    .orElse(null);
        }

        /** A tie or what is in maintenance is nobody's news, whatever fact brought it here. */
        private Optional<Notification> cause(Change change, Problem problem) {
            var key = problem.key().entity();
            return Optional.<Notification>of(
                            new CauseNotice(heading, change, problem, subject(key, nameOf(key)), publicUrl.of(problem)))
                    .filter(notice -> problem.isAnnounced());
        }

        private Change change(ProblemFact.Revised revised) {
            return revised.released() || revised.from() == Problem.Phase.PROVISIONAL ? Change.NEW : Change.CHANGED;
        }

        private Change end(ProblemFact.Ending why) {
            return switch (why) {
                case SYMPTOMS_ENDED -> Change.ENDED;
                case BETTER_EXPLANATION -> Change.OTHER_CAUSE;
                case ENTITY_DELETED -> Change.ENTITY_DELETED;
            };
        }

        private Notification added(Fact.EntityAdded fact) {
            var entity = fact.entity();
            return new EntityNotice(
                    heading,
                    Event.ADDED,
                    subject(entity),
                    State.ABSENT,
                    State.of(entity.status()),
                    "",
                    hypervisor(entity));
        }

        private Notification deleted(Fact.EntityDeleted fact) {
            var entity = fact.last();
            var before = State.of(entity.status());
            var after = new State(State.ABSENT.standing(), "", before.admin());
            return new EntityNotice(heading, Event.DELETED, subject(entity), before, after, hypervisor(entity), "");
        }

        private Notification status(Fact.StatusChanged fact) {
            var hypervisor = find(fact.key()).map(this::hypervisor).orElse("");
            return new EntityNotice(
                    heading,
                    Event.STATUS_CHANGED,
                    subject(fact.key(), fact.name()),
                    State.of(fact.from()),
                    State.of(fact.to()),
                    hypervisor,
                    hypervisor);
        }

        private Notification moved(Fact.ServerMoved fact) {
            var state = currentState(fact.key());
            return new EntityNotice(
                    heading,
                    Event.MOVED,
                    subject(fact.key(), fact.name()),
                    state,
                    state,
                    nameOf(fact.from()),
                    nameOf(fact.to()));
        }

        private State currentState(EntityKey key) {
            return snapshot.filter(s -> s.isCurrent(key))
                    .flatMap(s -> find(key))
                    .map(e -> State.of(e.status()))
                    .orElse(State.UNKNOWN);
        }

        private Subject subject(EntityKey key, String name) {
            return find(key)
                    .map(e -> new Subject(key, named(name, key), Naming.address(e), project(e)))
                    .orElse(new Subject(key, named(name, key), "", ""));
        }

        private Subject subject(Entity entity) {
            return new Subject(
                    entity.key(), named(entity.name(), entity.key()), Naming.address(entity), project(entity));
        }

        private Optional<Entity> find(EntityKey key) {
            return snapshot.flatMap(s -> s.state().inventory().get(key));
        }

        private Naming naming() {
            return new Naming(snapshot.map(s -> s.state().inventory()).orElseGet(Inventory::empty));
        }

        private String nameOf(EntityKey key) {
            return naming().name(key);
        }

        private String named(String name, EntityKey key) {
            return name.isEmpty() ? key.id() : name;
        }

        private String project(Entity entity) {
            return naming().project(entity);
        }

        private String hypervisor(Entity entity) {
            return naming().hypervisor(entity);
        }
    }
}
