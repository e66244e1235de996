package io.vioscope.source.openstack.decode;

import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Claims;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.ServerAction;
import io.vioscope.model.SourceId;
import io.vioscope.source.http.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the report of one poll out of the lists it read. */
public final class ReportBuilder {
    /** Of several failures the first of these says most of what an operator could do about it. */
    private static final List<Cause> TELLING = List.of(
            Cause.NOT_IN_CATALOG,
            Cause.UNAUTHORIZED,
            Cause.TLS,
            Cause.UNKNOWN_HOST,
            Cause.REFUSED,
            Cause.FORBIDDEN,
            Cause.REDIRECTED,
            Cause.RATE_LIMITED,
            Cause.NOT_JSON,
            Cause.NOT_XML,
            Cause.SERVER_ERROR,
            Cause.TIMED_OUT);

    private final SourceId source;
    private final Set<Kind> covers;
    private final Set<Kind> adds;
    private final Instant at;
    private final InstantSource clock;
    private final Instant started;
    private final Meter meter;
    private final List<Entity> entities = new ArrayList<>();
    private final List<Report.Unreadable> unreadable = new ArrayList<>();
    private final Set<EntityKey> gone = new HashSet<>();
    private final Map<Kind, ReadFailure> unseen = new EnumMap<>(Kind.class);
    private final Map<EntityKey, Attributes> told = new HashMap<>();
    private final Map<EntityKey, Instant> asOf = new HashMap<>();
    private final Set<RelationType> tieTypes = EnumSet.noneOf(RelationType.class);
    private final Map<EntityKey, List<Relation>> ties = new HashMap<>();
    private final Set<Kind> toldAll = EnumSet.noneOf(Kind.class);
    private final TreeMap<EntityKey, Duration> latency = new TreeMap<>();
    private final TreeMap<EntityKey, Claims> claims = new TreeMap<>();
    private boolean saw;
    private final List<String> notes = new ArrayList<>();
    private final List<Migration> migrations = new ArrayList<>();
    private final Map<EntityKey, ServerAction> actions = new HashMap<>();
    private final Map<Kind, Set<String>> changesOnly = new EnumMap<>(Kind.class);
    private final Map<Kind, Set<RelationType>> untold = new EnumMap<>(Kind.class);
    private Set<EntityKey> glancedAt = Set.of();

    /**
     * The report of a poll that begins now.
     *
     * @param at    its time, later than that of the one before
     * @param clock measures how long it takes
     */
    public ReportBuilder(SourceId source, Set<Kind> covers, Instant at, InstantSource clock, Meter meter) {
        this(source, covers, Set.of(), at, clock, meter);
    }

    /**
     * The same of a source that adds to what others see.
     *
     * @param adds the kinds to which it does
     */
    public ReportBuilder(
            SourceId source, Set<Kind> covers, Set<Kind> adds, Instant at, InstantSource clock, Meter meter) {
        this.source = source;
        this.covers = covers;
        this.adds = adds;
        this.at = at;
        this.clock = clock;
        this.started = clock.instant();
        this.meter = meter;
    }

    /** Takes in a list that shows these kinds. */
    public void add(Listing list, Set<Kind> kinds) {
        var why = list.incomplete();
        if (why != null) {
            kinds.forEach(kind -> unseen.put(kind, why));
        }
        list.entities().values().stream()
                .filter(e -> !list.gone().containsKey(e.key()))
                .forEach(entities::add);
        list.unreadable().values().stream()
                .filter(u -> !list.entities().containsKey(u.key()))
                .forEach(unreadable::add);
        gone.addAll(list.gone().keySet());
    }

    /**
     * Says that of a kind only what changed was asked for.
     *
     * @param except attributes whose changes alone the API does not count as a change
     */
    public void changesOnly(Kind kind, Set<String> except) {
        changesOnly.put(kind, except);
    }

    /** Says that lists of these kinds are not all there is, however complete they look. */
    public void doubt(Set<Kind> kinds, ReadFailure why) {
        kinds.forEach(kind -> unseen.putIfAbsent(kind, why));
    }

    /** Takes in one thing that was seen. */
    public void add(Entity entity) {
        entities.add(entity);
    }

    /** Takes in what exists but could not be read. */
    public void add(Report.Unreadable row) {
        unreadable.add(row);
    }

    /** Takes in that not all of a kind, or of what is to be added to it, could be seen. */
    public void missed(Kind kind, ReadFailure why) {
        unseen.put(kind, why);
    }

    /** Says of an entity of another source's kind all that this source can add; the names begin with this source's. */
    public void tell(EntityKey about, Attributes what) {
        told.put(about, what);
    }

    /** Says that something was seen though perhaps nothing that is covered: that it does not answer is itself a sight. */
    public void saw() {
        saw = true;
    }

    /** Says which types of tie this source adds to entities of others; what it tells has no others of these. */
    public void tieTypes(Set<RelationType> types) {
        tieTypes.addAll(types);
    }

    /** Says to what an entity of another source's kind, of which something is told, is tied. */
    public void ties(EntityKey from, List<Relation> to) {
        ties.put(from, to);
    }

    /** The same from memory: it was read at that time. */
    public void tell(EntityKey about, Attributes what, Instant readAt) {
        tell(about, what);
        asOf.put(about, readAt);
    }

    /**
     * Says that all there is to add to a kind was told: what this source said before of any other of it is so no more. Of a kind
     * of which something was {@linkplain #missed missed} that is not so.
     */
    public void toldAll(Kind kind) {
        toldAll.add(kind);
    }

    /** Takes in moves of servers. */
    public void migrations(List<Migration> more) {
        migrations.addAll(more);
    }

    /** Takes in what was asked of a server whose status changed. */
    public void action(EntityKey server, ServerAction action) {
        actions.put(server, action);
    }

    /** Says that those ties of entities of that kind could not be read, though the entities may have been. */
    public void untold(Kind kind, RelationType type) {
        untold.computeIfAbsent(kind, k -> EnumSet.noneOf(RelationType.class)).add(type);
    }

    /** Takes in what is said to be deleted, whatever a list that is older may have shown. */
    public void gone(Set<EntityKey> keys) {
        gone.addAll(keys);
        entities.removeIf(e -> keys.contains(e.key()));
        unreadable.removeIf(u -> keys.contains(u.key()));
    }

    /** Says that only these were looked at. */
    public void glance(Set<EntityKey> at) {
        glancedAt = at;
    }

    /** Takes in what a reader must know to judge the report, one sentence. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** Takes in how long something took to answer. */
    public void latency(EntityKey key, Duration took) {
        latency.put(key, took);
    }

    /** Takes in what servers claim of hypervisors. */
    public void claims(Map<EntityKey, Claims> more) {
        claims.putAll(more);
    }

    /** The report: failed only if nothing at all was seen of any kind, nor added where that is all it is there for. */
    public Report done() {
        var asked = covers.isEmpty() ? adds : covers;
        var completeness = nothing() && unseen.keySet().containsAll(asked)
                ? new Completeness.Failed(mostTelling())
                : Completeness.of(unseen);
        toldAll.removeAll(unseen.keySet());
        var details = new Report.Details(adds, toldAll, told, asOf, new Report.Ties(tieTypes, ties));
        var beyond = new Report.Beyond(changesOnly, details, untold, migrations, actions, glancedAt);
        return new Report(source, at, took(), meter.cost(), covers, completeness, entities, unreadable, gone, beyond)
                .withAside(aside());
    }

    private boolean nothing() {
        return !saw
                && (covers.isEmpty() ? told.isEmpty() : entities.isEmpty() && unreadable.isEmpty() && gone.isEmpty());
    }

    /** The report of a poll that could not even begin. */
    public Report failed(ReadFailure why) {
        return Report.failed(source, at, took(), meter.cost(), covers, adds, why)
                .withAside(aside());
    }

    private Aside aside() {
        // A few answers say too little of a clock.
        var skew = glancedAt.isEmpty() ? meter.skew() : null;
        return new Aside(skew, latency, meter.spending(), claims, notes);
    }

    private Duration took() {
        var took = Duration.between(started, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }

    private ReadFailure mostTelling() {
        return unseen.values().stream()
                .min((a, b) -> Integer.compare(rank(a.cause()), rank(b.cause())))
                .orElseThrow();
    }

    private static int rank(Cause cause) {
        var rank = TELLING.indexOf(cause);
        return rank < 0 ? TELLING.size() : rank;
    }
}
