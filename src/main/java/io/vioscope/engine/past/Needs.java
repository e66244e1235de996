package io.vioscope.engine.past;

import io.vioscope.model.AlarmKey;
import io.vioscope.model.EntityKey;
import io.vioscope.model.SourceId;
import java.util.Map;
import java.util.Set;

/**
 * Things of which the facts that were taken back do not say how they were before: that stands in older facts.
 *
 * @param alarms   that were on: wanted is the last fact that says as what
 * @param problems that were open or over, by number, with the cause: wanted are the last fact that opened or ended it, and
 *                 the last of all
 * @param sources  wanted is the last fact that says what its reports were good for
 * @param entities that were deleted since: wanted is the last fact that says whether it was missing
 */
public record Needs(
        Set<AlarmKey> alarms, Map<Long, EntityKey> problems, Set<SourceId> sources, Set<EntityKey> entities) {
    public Needs {
        alarms = Set.copyOf(alarms);
        problems = Map.copyOf(problems);
        sources = Set.copyOf(sources);
        entities = Set.copyOf(entities);
    }

    /** Whether the facts that were taken back say all. */
    public boolean isEmpty() {
        return alarms.isEmpty() && problems.isEmpty() && sources.isEmpty() && entities.isEmpty();
    }
}
