package io.vioscope.web.view;

import io.vioscope.bus.Recording;
import io.vioscope.model.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that can be shown at one moment. Immutable: one answer is made from one world.
 *
 * @param clouds    the clouds, in the order of the configuration
 * @param recording how the database keeps up; null before it was heard of
 * @param version   grows with each change since the start
 */
public record World(List<CloudView> clouds, @Nullable Recording recording, long version) {
    public World {
        clouds = List.copyOf(clouds);
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
