package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.access.Scope;
import io.vioscope.bus.Recording;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that can be shown at one moment. Immutable: one answer is made from one world.
 *
 * @param clouds    the clouds, in the order of the configuration
 * @param recording how the database keeps up; null before it was heard of
 * @param version   grows with each change since the start
 * @param then      the moment of the past that is shown; null for what is believed now
 * @param scope     of whose things there is anything in it
 */
public record World(
        List<CloudView> clouds,
        @Nullable Recording recording,
        long version,
        @Nullable Then then,
        Scope scope) {
    public World {
        clouds = List.copyOf(clouds);
    }

    /** The world as it is now. */
    public World(List<CloudView> clouds, @Nullable Recording recording, long version) {
        this(clouds, recording, version, null);
    }

    /** One of all there is. */
    public World(List<CloudView> clouds, @Nullable Recording recording, long version, @Nullable Then then) {
        this(clouds, recording, version, then, Scope.ALL);
    }

    /** What of it is told within a scope. */
    World within(Scope some, List<CloudView> of) {
        return new World(of, recording, version, then, some);
    }

    /** The one in which there is nothing, for who may not be told of all where there is no other form. */
    public World withNothing(Scope some) {
        return within(some, List.of());
    }

    /** Whether there is something in it of some projects only. */
    public boolean isScoped() {
        return !scope.isAll();
    }

    /** The same world, with other steps to take from it. */
    World at(Then moment) {
        return new World(clouds, recording, version, moment);
    }

    /** Whether this is the past, of which not all is known. */
    public boolean isPast() {
        return then != null;
    }

    /** The moment that is shown: of the present, when an engine last moved. */
    Instant moment() {
        return then != null
                ? then.at()
                : clouds.stream()
                        .map(c -> c.snapshot().asOf())
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
    }

    /**
     * The newest facts of what is shown, newest first; none where not all is told, as facts name what things run on.
     *
     * @param cloud whose; null for every cloud's
     * @param about the one entity they must be about; null for any
     */
    public Future<List<FactRow>> facts(FactLog log, @Nullable String cloud, @Nullable EntityKey about, int limit) {
        if (isScoped()) {
            return Future.succeededFuture(List.of());
        }
        if (!isPast()) {
            return log.latest(cloud, about, limit);
        }
        var upTo = clouds.stream()
                .filter(c -> cloud == null || c.name().equals(cloud))
                .collect(Collectors.toMap(CloudView::name, CloudView::seq));
        return log.latestUpTo(upTo, about, limit);
    }

    /** What was believed of a problem up to what is shown, in order. */
    public Future<List<Dated>> problem(FactLog log, CloudView cloud, long number) {
        if (isScoped()) {
            return Future.succeededFuture(List.of());
        }
        return isPast() ? log.problem(cloud.name(), number, cloud.seq()) : log.problem(cloud.name(), number);
    }

    /** Whether more than one cloud is watched, so that names need their cloud beside them. */
    public boolean isPlural() {
        return clouds.size() > 1;
    }

    /** The cloud of that name. */
    public Optional<CloudView> cloud(String name) {
        return clouds.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** All sources of all clouds. */
    public List<SourceView> sources() {
        return clouds.stream().flatMap(c -> c.sources().stream()).toList();
    }

    /** Those that have something to look at. */
    public List<SourceView> eyes() {
        return sources().stream().filter(SourceView::offered).toList();
    }

    /** Whether the database records all that happens. */
    public boolean isRecorded() {
        return recording != null && recording.isHealthy();
    }

    /** How many alarms are on, by severity. */
    public Map<Severity, Integer> severities() {
        var counts = new EnumMap<Severity, Integer>(Severity.class);
        for (var cloud : clouds) {
            cloud.snapshot().state().alarms().active().forEach(a -> counts.merge(a.severity(), 1, Integer::sum));
        }
        return counts;
    }
}
