package io.vioscope.web.view;

import io.vioscope.engine.Snapshot;
import io.vioscope.model.Alarm;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.Remark;
import io.vioscope.model.SourceId;
import io.vioscope.rca.Problems;
import io.vioscope.rca.Weight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One cloud as it may be shown. What takes long with many entities is worked out once, when first asked for; ask
 * {@link #rows}, {@link #counts} and {@link #tiedTo} on a worker thread.
 */
public final class CloudView {
    private final Snapshot snapshot;
    private final List<SourceView> sources;
    private final Derivations derivations;
    private final AlarmLists alarms;
    private final @Nullable Recorded recorded;
    private final boolean exact;

    /**
     * The view of a cloud's first snapshot.
     *
     * @param expected the sources that are configured, whether or not they have reported
     */
    public CloudView(Snapshot snapshot, Collection<SourceId> expected) {
        this(snapshot, expected, Patience.ENDLESS);
    }

    /** The same, for readers who wait that long. */
    CloudView(Snapshot snapshot, Collection<SourceId> expected, Patience patience) {
        this(snapshot, expected, new Derivations(snapshot, patience), new AlarmLists(snapshot), null);
    }

    private CloudView(
            Snapshot snapshot,
            Collection<SourceId> expected,
            Derivations derivations,
            AlarmLists alarms,
            @Nullable Recorded recorded) {
        this.snapshot = snapshot;
        this.derivations = derivations;
        this.alarms = alarms;
        this.recorded = recorded;
        this.exact = recorded != null;
        this.sources = Stream.concat(expected.stream(), snapshot.state().sources().keySet().stream())
                .distinct()
                .sorted()
                .map(id -> recorded == null ? SourceView.of(snapshot, id) : recorded.source(id))
                .toList();
    }

    private CloudView(CloudView other) {
        this.snapshot = other.snapshot;
        this.derivations = other.derivations;
        this.alarms = other.alarms;
        this.recorded = other.recorded;
        this.sources = other.sources;
        this.exact = true;
    }

    /** The same, in which nothing is shown that was so before. */
    CloudView exact() {
        return exact ? this : new CloudView(this);
    }

    /** The view of the same cloud's next snapshot; what follows from what did not change since is not worked out again. */
    CloudView next(Snapshot later, Collection<SourceId> expected) {
        return new CloudView(later, expected, derivations.next(later), alarms.next(later), null);
    }

    /** The same cloud at a moment of the past, of which not all is recorded. */
    CloudView past(Snapshot then) {
        var expected = sources.stream().map(SourceView::id).toList();
        return new CloudView(
                then,
                expected,
                new Derivations(then, Patience.ENDLESS),
                new AlarmLists(then),
                new Recorded(then.state(), tellers()));
    }

    /** What of the same cloud is told to who is not told of all. */
    CloudView within(Snapshot some) {
        var expected = sources.stream().map(SourceView::id).toList();
        return new CloudView(some, expected, new Derivations(some, Patience.ENDLESS), new AlarmLists(some), null);
    }

    /** Which source covers which kind, as far as that is known. */
    Map<Kind, SourceId> tellers() {
        var tellers = new EnumMap<Kind, SourceId>(Kind.class);
        for (var kind : Kind.values()) {
            sourceOf(kind).ifPresent(source -> tellers.put(kind, source));
        }
        return tellers;
    }

    /** The source that covers a kind, if any has reported. */
    public Optional<SourceId> sourceOf(Kind kind) {
        return recorded == null ? snapshot.sight().sourceOf(kind) : recorded.teller(kind);
    }

    /** Who told an attribute; empty for what is inferred, and where it is not known. */
    public Optional<SourceId> tellerOf(EntityKey key, String attribute) {
        var ofKind = attribute.indexOf(Attributes.OF_SOURCE) < 0;
        return ofKind ? sourceOf(key.kind()) : snapshot.tellerOf(key, attribute);
    }

    private Seen seen(Entity entity, boolean allAreCurrent) {
        if (recorded != null) {
            return new Seen(name(), entity, false, recorded.counts(entity.kind()));
        }
        return new Seen(name(), entity, allAreCurrent || snapshot.isCurrent(entity.key()));
    }

    /** What is shown. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The cloud's name. */
    public String name() {
        return snapshot.state().cloud();
    }

    /** The number of the last fact. */
    public long seq() {
        return snapshot.state().seq();
    }

    /** All sources, by name. */
    public List<SourceView> sources() {
        return sources;
    }

    /** Whether any source has reported since the start. */
    public boolean hasReport() {
        return sources.stream().anyMatch(s -> s.clock().isPresent());
    }

    /** One entity. */
    public Optional<Seen> get(EntityKey key) {
        return snapshot.state().inventory().get(key).map(e -> seen(e, false));
    }

    /** What follows from entities of this cloud; for a worker thread. */
    public <T> T derived(Derived<T> derived) {
        return exact ? derivations.exactly(derived, this) : derivations.get(derived, this);
    }

    /** Every entity of a kind, in no order. Never changes. */
    public List<Seen> rows(Kind kind) {
        return derived(new OfKind.Rows(kind));
    }

    /** Every entity of a kind, in no order, made as it is asked for. */
    Stream<Seen> seen(Kind kind) {
        var current = snapshot.isCurrent(kind);
        return snapshot.state().inventory().of(kind).values().stream().map(entity -> seen(entity, current));
    }

    /** Every entity, kind by kind. Never changes. */
    public Iterable<Seen> rows() {
        return () -> snapshot.state().inventory().kinds().stream()
                .flatMap(kind -> rows(kind).stream())
                .iterator();
    }

    /** How many entities of each kind there are by mark. */
    public Map<Kind, Map<Mark, Integer>> counts() {
        var counts = new EnumMap<Kind, Map<Mark, Integer>>(Kind.class);
        snapshot.state().inventory().kinds().forEach(kind -> counts.put(kind, derived(new OfKind.Marks(kind))));
        return counts;
    }

    /** What is tied to an entity by a relation of its own, each with the type of the tie. */
    public List<Tied> tiedTo(EntityKey key) {
        var tied = new ArrayList<Tied>();
        for (var kind : snapshot.state().inventory().kinds()) {
            derived(new OfKind.Ties(kind)).to(key, (tie, from) -> tied.add(new Tied(tie.type(), seen(from, false))));
        }
        tied.sort(Comparator.comparing(Tied::type)
                .thenComparing(t -> t.row().mark())
                .thenComparing(t -> t.row().label()));
        return tied;
    }

    /** The alarms that are on, worst first, then newest. */
    public List<Alarm> alarms() {
        return alarms.all();
    }

    /** The alarms that no announced problem explains, worst first, then newest. */
    public List<Alarm> unexplained() {
        return alarms.unexplained();
    }

    /** The alarms that a problem explains, worst first, then newest. */
    public List<Alarm> explainedBy(Problem problem) {
        return alarms.explainedBy(problem);
    }

    /** The problems that are open, those that were announced first, then those that hurt most, then the newest. */
    public List<Problem> problems() {
        return snapshot.state().problems().open().values().stream()
                .sorted(ANNOUNCED_THEN_HEAVIEST)
                .toList();
    }

    /** What operators know of problems of that kind; null where nothing is said. */
    public @Nullable Remark advice(String problem) {
        return snapshot.state().learned().advice().get(problem);
    }

    /** The problem of that number, if it is open. */
    public Optional<Problem> problem(long number) {
        return snapshot.state().problems().of(number);
    }

    /** The problem of that number as it was last, if it is one of the last that are over. */
    public Optional<Problems.Ended> ended(long number) {
        return snapshot.state().problems().ended().stream()
                .filter(e -> e.problem().number() == number)
                .findFirst();
    }

    /** The order in which problems are shown. */
    public static final Comparator<Problem> ANNOUNCED_THEN_HEAVIEST = Comparator.comparing(
                    Problem::isAnnounced, Comparator.reverseOrder())
            .thenComparing(p -> Weight.of(p.impact()), Comparator.reverseOrder())
            .thenComparing(Problem::severity)
            .thenComparing(Problem::openedAt, Comparator.reverseOrder())
            .thenComparing(Problem::key);

    /** The order in which alarms are shown. */
    public static final Comparator<Alarm> WORST_THEN_NEWEST = Comparator.comparing(Alarm::severity)
            .thenComparing(Alarm::raisedAt, Comparator.reverseOrder())
            .thenComparing(Alarm::key);
}
