package io.vioscope.model;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One change of what is believed about a cloud. Facts are the only way anything changes: applying them to the old state
 * gives the next one. When and as what number it happened stands in the {@code Commit} that holds it.
 */
public sealed interface Fact
        permits Fact.EntityAdded,
                Fact.EntityChanged,
                Fact.StatusChanged,
                Fact.ServerMoved,
                Fact.MigrationFailed,
                Fact.KindDiscovered,
                Fact.EntityMissing,
                Fact.EntityReappeared,
                Fact.EntityDeleted,
                Fact.AlarmRaised,
                Fact.AlarmChanged,
                Fact.AlarmCleared,
                Fact.SourceChanged,
                ProblemFact,
                LearningFact,
                WindowFact {

    /** The word of this type of fact in JSON and the database, such as {@code server_moved}. */
    String word();

    /** What the fact is about, or null for a fact about a source. */
    @Nullable
    EntityKey subject();

    /** Whether people and managers outside are told; what was there all along, or is only bookkeeping, is not news. */
    default boolean isNews() {
        return true;
    }

    /** How an entity came to be known. */
    enum Appearance {
        /** It was there when its kind was first read: not news. */
        FOUND_AT_FIRST_SIGHT,
        /** It came later. */
        NEW
    }

    /** Why an entity is held to be gone. */
    enum Sign {
        /** Its API said so: a row with status DELETED, or a 404. */
        SAID_SO,
        /** It was absent from two complete lists in a row. */
        ABSENT_TWICE,
        /** It was inferred from others, and nothing leads to it any more. */
        NOTHING_LEFT
    }

    /** An entity came to be known. */
    record EntityAdded(Entity entity, Appearance appearance) implements Fact {
        @Override
        public String word() {
            return "entity_added";
        }

        @Override
        public EntityKey subject() {
            return entity.key();
        }

        @Override
        public boolean isNews() {
            return appearance == Appearance.NEW;
        }
    }

    /**
     * Something said of an entity changed, other than its status and its hypervisor.
     *
     * @param changes by name; {@code name} is the entity's name, {@code relation.WORD} what it is tied to by that relation
     *                ({@code kind/id}, one a line), anything else an attribute
     */
    record EntityChanged(EntityKey key, Map<String, Change> changes) implements Fact {
        @Override
        public String word() {
            return "entity_changed";
        }

        @Override
        public EntityKey subject() {
            return key;
        }

        @Override
        public boolean isNews() {
            return false;
        }
    }

    /**
     * The state of an entity changed.
     *
     * @param by what was asked of a server just before, where that is known; null says nothing
     */
    record StatusChanged(
            EntityKey key,
            String name,
            Status from,
            Status to,
            @Nullable ServerAction by) implements Fact {
        /** For no known reason. */
        public StatusChanged(EntityKey key, String name, Status from, Status to) {
            this(key, name, from, to, null);
        }

        @Override
        public String word() {
            return "status_changed";
        }

        @Override
        public EntityKey subject() {
            return key;
        }
    }

    /**
     * A server runs on another hypervisor than before.
     *
     * @param by the migration that brought it there, where Nova has told of one; null says nothing
     */
    record ServerMoved(
            EntityKey key,
            String name,
            EntityKey from,
            EntityKey to,
            @Nullable Migration by) implements Fact {
        /** For no known reason. */
        public ServerMoved(EntityKey key, String name, EntityKey from, EntityKey to) {
            this(key, name, from, to, null);
        }

        @Override
        public String word() {
            return "server_moved";
        }

        @Override
        public EntityKey subject() {
            return key;
        }
    }

    /**
     * A migration of a server failed or was stopped: it runs where it did, and whoever asked for the move should know.
     * That it was told is remembered by an {@link EntityChanged} of the same report; this one changes nothing.
     */
    record MigrationFailed(EntityKey key, String name, Migration by) implements Fact {
        @Override
        public String word() {
            return "migration_failed";
        }

        @Override
        public EntityKey subject() {
            return key;
        }
    }

    /** All of a kind were read for the first time: whatever appears from now on is new. */
    record KindDiscovered(Kind kind, int count) implements Fact {
        @Override
        public String word() {
            return "kind_discovered";
        }

        @Override
        public @Nullable EntityKey subject() {
            return null;
        }

        @Override
        public boolean isNews() {
            return false;
        }
    }

    /** An entity was absent from one complete list: perhaps gone, not yet said to be. */
    record EntityMissing(EntityKey key) implements Fact {
        @Override
        public String word() {
            return "entity_missing";
        }

        @Override
        public EntityKey subject() {
            return key;
        }

        @Override
        public boolean isNews() {
            return false;
        }
    }

    /** An entity that was missing from one list is back in the next. */
    record EntityReappeared(EntityKey key) implements Fact {
        @Override
        public String word() {
            return "entity_reappeared";
        }

        @Override
        public EntityKey subject() {
            return key;
        }

        @Override
        public boolean isNews() {
            return false;
        }
    }

    /** An entity is gone. Carries what was last known of it. */
    record EntityDeleted(Entity last, Sign sign) implements Fact {
        @Override
        public String word() {
            return "entity_deleted";
        }

        @Override
        public EntityKey subject() {
            return last.key();
        }
    }

    /** An alarm went on. */
    record AlarmRaised(Alarm alarm) implements Fact {
        @Override
        public String word() {
            return "alarm_raised";
        }

        @Override
        public EntityKey subject() {
            return alarm.key().entity();
        }

        @Override
        public boolean isNews() {
            return alarm.isAnnounced();
        }
    }

    /**
     * The severity or text of an alarm that is on changed.
     *
     * @param released whether people are told of it only now, as its maintenance window has ended
     */
    record AlarmChanged(Alarm alarm, boolean released) implements Fact {
        /** Of one that people know of, or go on not to know of. */
        public AlarmChanged(Alarm alarm) {
            this(alarm, false);
        }

        @Override
        public String word() {
            return "alarm_changed";
        }

        @Override
        public EntityKey subject() {
            return alarm.key().entity();
        }

        @Override
        public boolean isNews() {
            return alarm.isAnnounced();
        }
    }

    /** An alarm went off. Carries what it was last. */
    record AlarmCleared(Alarm alarm, Clearing why) implements Fact {
        @Override
        public String word() {
            return "alarm_cleared";
        }

        @Override
        public EntityKey subject() {
            return alarm.key().entity();
        }

        @Override
        public boolean isNews() {
            return alarm.isAnnounced();
        }
    }

    /** Why an alarm went off. */
    enum Clearing {
        /** The condition was seen not to hold any more. */
        CONDITION_ENDED,
        /** What had the problem is gone. */
        ENTITY_DELETED
    }

    /**
     * What a source's reports are good for changed: it became stale, partial or came back.
     *
     * @param why the failure that explains it; null when it is fresh
     */
    record SourceChanged(
            SourceId source,
            SourceStatus from,
            SourceStatus to,
            @Nullable ReadFailure why) implements Fact {
        @Override
        public String word() {
            return to == SourceStatus.FRESH ? "source_back" : "source_" + to.word();
        }

        @Override
        public @Nullable EntityKey subject() {
            return null;
        }

        @Override
        public boolean isNews() {
            return false;
        }
    }

    /** One handler for each type of fact; whoever forgets one does not compile. */
    record Cases<R>(
            Function<EntityAdded, R> added,
            Function<EntityChanged, R> changed,
            Function<StatusChanged, R> status,
            Function<ServerMoved, R> moved,
            Function<MigrationFailed, R> migrationFailed,
            Function<KindDiscovered, R> discovered,
            Function<EntityMissing, R> missing,
            Function<EntityReappeared, R> reappeared,
            Function<EntityDeleted, R> deleted,
            Function<AlarmRaised, R> raised,
            Function<AlarmChanged, R> alarmChanged,
            Function<AlarmCleared, R> cleared,
            Function<SourceChanged, R> source,
            Function<ProblemFact, R> problem,
            Function<LearningFact, R> learning,
            Function<WindowFact, R> window) {}

    /** Calls the one handler that is for this fact. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof EntityAdded f) return cases.added.apply(f);
        if (this instanceof EntityChanged f) return cases.changed.apply(f);
        if (this instanceof StatusChanged f) return cases.status.apply(f);
        if (this instanceof ServerMoved f) return cases.moved.apply(f);
        if (this instanceof MigrationFailed f) return cases.migrationFailed.apply(f);
        if (this instanceof KindDiscovered f) return cases.discovered.apply(f);
        if (this instanceof EntityMissing f) return cases.missing.apply(f);
        if (this instanceof EntityReappeared f) return cases.reappeared.apply(f);
        if (this instanceof EntityDeleted f) return cases.deleted.apply(f);
        if (this instanceof AlarmRaised f) return cases.raised.apply(f);
        if (this instanceof AlarmChanged f) return cases.alarmChanged.apply(f);
        if (this instanceof AlarmCleared f) return cases.cleared.apply(f);
        if (this instanceof SourceChanged f) return cases.source.apply(f);
        if (this instanceof ProblemFact f) return cases.problem.apply(f);
        if (this instanceof LearningFact f) return cases.learning.apply(f);
        if (this instanceof WindowFact f) return cases.window.apply(f);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
