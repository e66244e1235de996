package io.vioscope.inventory;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.ServerAction;
import io.vioscope.model.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a source saw in one poll.
 *
 * @param source       who looked
 * @param at           when it began to look, by Vioscope's clock; later reports of one source have later times
 * @param took         how long it looked
 * @param cost         what the look cost the API
 * @param covers       the kinds this source is asked to see, whether or not it did; none if it only adds to what others
 *                     see ({@link Details})
 * @param completeness how much of them it saw, and of what it adds
 * @param entities     what it saw, each key once
 * @param unreadable   what exists but could not be read: a stub of a down cell, a row of the wrong shape
 * @param gone         what its API says is deleted: a row with status DELETED, a 404
 * @param beyond       what it says beyond lists of what it covers
 * @param aside        what it learnt that moves by itself
 */
public record Report(
        SourceId source,
        Instant at,
        Duration took,
        Cost cost,
        Set<Kind> covers,
        Completeness completeness,
        List<Entity> entities,
        List<Unreadable> unreadable,
        Set<EntityKey> gone,
        Beyond beyond,
        Aside aside) {

    public Report {
        covers = Set.copyOf(covers);
        entities = List.copyOf(entities);
        unreadable = List.copyOf(unreadable);
        gone = Set.copyOf(gone);
    }

    /** A report of lists alone. */
    public Report(
            SourceId source,
            Instant at,
            Duration took,
            Cost cost,
            Set<Kind> covers,
            Completeness completeness,
            List<Entity> entities,
            List<Unreadable> unreadable,
            Set<EntityKey> gone) {
        this(source, at, took, cost, covers, completeness, entities, unreadable, gone, Beyond.NOTHING);
    }

    /** A report that learnt nothing that moves by itself. */
    public Report(
            SourceId source,
            Instant at,
            Duration took,
            Cost cost,
            Set<Kind> covers,
            Completeness completeness,
            List<Entity> entities,
            List<Unreadable> unreadable,
            Set<EntityKey> gone,
            Beyond beyond) {
        this(source, at, took, cost, covers, completeness, entities, unreadable, gone, beyond, Aside.NONE);
    }

    /**
     * What a source says beyond lists of what it covers.
     *
     * @param changesOnly kinds of which only what changed since the last report was asked for: what is not among the
     *                    entities is as it was, and nothing is absent; with the names of the attributes whose changes
     *                    alone the API does not count as a change
     * @param details     what it says of entities that other sources cover
     * @param untold      ties of covered kinds that could not be read this time though the entities could: what was
     *                    believed of them stays
     * @param migrations  moves of servers that began or changed lately, in no order
     * @param actions     what was last asked of servers whose status changed
     * @param glancedAt   where not empty, only these were looked at: of all else the report says nothing, and whether its
     *                    source sees the cloud is left as the last report that is no glance had it
     */
    public record Beyond(
            Map<Kind, Set<String>> changesOnly,
            Details details,
            Map<Kind, Set<RelationType>> untold,
            List<Migration> migrations,
            Map<EntityKey, ServerAction> actions,
            Set<EntityKey> glancedAt) {
        /** Nothing. */
        public static final Beyond NOTHING = new Beyond(Map.of(), Details.NONE, Map.of(), List.of(), Map.of());

        /** What looked at more than single things. */
        public Beyond(
                Map<Kind, Set<String>> changesOnly,
                Details details,
                Map<Kind, Set<RelationType>> untold,
                List<Migration> migrations,
                Map<EntityKey, ServerAction> actions) {
            this(changesOnly, details, untold, migrations, actions, Set.of());
        }

        /** What tells no reasons. */
        public Beyond(Map<Kind, Set<String>> changesOnly, Details details, Map<Kind, Set<RelationType>> untold) {
            this(changesOnly, details, untold, List.of(), Map.of());
        }

        public Beyond {
            changesOnly = Map.copyOf(changesOnly);
            untold = Map.copyOf(untold);
            migrations = List.copyOf(migrations);
            actions = Map.copyOf(actions);
            glancedAt = Set.copyOf(glancedAt);
        }

        /** The same where all ties could be read. */
        public Beyond(Map<Kind, Set<String>> changesOnly, Details details) {
            this(changesOnly, details, Map.of());
        }
    }

    /**
     * What a source says of entities that other sources cover.
     *
     * @param of    the kinds it is asked to add to, whether or not it did
     * @param whole those of them of which it told all it can add: what it said before of any other entity is so no more
     * @param told  of an entity all this source can add, each name beginning with its own and a dot
     * @param asOf  when that was read, where this report tells it from memory
     * @param ties  the ties that it adds
     */
    public record Details(
            Set<Kind> of, Set<Kind> whole, Map<EntityKey, Attributes> told, Map<EntityKey, Instant> asOf, Ties ties) {
        /** Nothing, and nothing was asked for. */
        public static final Details NONE = new Details(Set.of(), Set.of(), Map.of(), Map.of());

        /** Attributes alone. */
        public Details(Set<Kind> of, Set<Kind> whole, Map<EntityKey, Attributes> told, Map<EntityKey, Instant> asOf) {
            this(of, whole, told, asOf, Ties.NONE);
        }

        /** All that a source can add to entities of those kinds, read just now. */
        public Details(Set<Kind> whole, Map<EntityKey, Attributes> told) {
            this(whole, whole, told, Map.of());
        }

        public Details {
            of = Set.copyOf(of);
            whole = Set.copyOf(whole);
            told = Map.copyOf(told);
            asOf = Map.copyOf(asOf);
        }

        /** Nothing, though it was asked for. */
        static Details none(Set<Kind> of) {
            return new Details(of, Set.of(), Map.of(), Map.of());
        }
    }

    /**
     * Ties that a source adds to entities of others.
     *
     * @param types which it tells, all of them such as no list tells ({@link RelationType#isAdded}): an entity that it
     *              tells of has of these types those in {@code told} and no others
     * @param told  by entity
     */
    public record Ties(Set<RelationType> types, Map<EntityKey, List<Relation>> told) {
        /** None, and none is asked for. */
        public static final Ties NONE = new Ties(Set.of(), Map.of());

        public Ties {
            types = Set.copyOf(types);
            told = Map.copyOf(told);
        }
    }

    /** Something that exists, of which nothing more could be read this time. */
    public record Unreadable(EntityKey key, ReadFailure why) {}

    /**
     * What a poll cost.
     *
     * @param requests calls made, repeats and logins included
     * @param bytes    bytes of answers' bodies, after decompression
     */
    public record Cost(int requests, long bytes) {
        /** Nothing was asked. */
        public static final Cost NONE = new Cost(0, 0);

        /** The sum. */
        public Cost plus(Cost other) {
            return new Cost(requests + other.requests, bytes + other.bytes);
        }
    }

    /** The report of a poll that saw nothing. */
    public static Report failed(
            SourceId source, Instant at, Duration took, Cost cost, Set<Kind> covers, ReadFailure why) {
        return failed(source, at, took, cost, covers, Set.of(), why);
    }

    /** The same of a source that is asked to add to entities of other kinds too. */
    public static Report failed(
            SourceId source, Instant at, Duration took, Cost cost, Set<Kind> covers, Set<Kind> adds, ReadFailure why) {
        var failed = new Completeness.Failed(why);
        var beyond = new Beyond(Map.of(), Details.none(adds));
        return new Report(source, at, took, cost, covers, failed, List.of(), List.of(), Set.of(), beyond);
    }

    /** Whether it looked at single things alone ({@link Beyond#glancedAt}). */
    public boolean isGlance() {
        return !beyond.glancedAt().isEmpty();
    }

    /** Whether all of this kind were read to the end: what it does not show is absent. */
    public boolean sawAll(Kind kind) {
        return !isGlance() && covers.contains(kind) && !beyond.changesOnly().containsKey(kind) && wasRead(kind);
    }

    /** Whether all changes of this kind were read to the end: what it does not show is as it was. */
    public boolean sawChanges(Kind kind) {
        return !isGlance() && covers.contains(kind) && beyond.changesOnly().containsKey(kind) && wasRead(kind);
    }

    private boolean wasRead(Kind kind) {
        return completeness.match(all -> true, some -> !some.unseen().containsKey(kind), none -> false);
    }

    /** The same report with another completeness, for a reader that does not believe all of it. */
    public Report withCompleteness(Completeness less) {
        return new Report(source, at, took, cost, covers, less, entities, unreadable, gone, beyond, aside);
    }

    /** The same report with what was learnt beside. */
    public Report withAside(Aside learnt) {
        return new Report(source, at, took, cost, covers, completeness, entities, unreadable, gone, beyond, learnt);
    }
}
