package io.vioscope.agent.table;

import io.vioscope.model.AdminState;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Severity;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One entity at one moment. What its source does not see now is not told as what it is now.
 *
 * @param alarms of entities of its cloud: the severity of the worst alarm of which people are told, where one is on
 */
record EntityRow(CloudMoment cloud, Entity entity, Supplier<Map<EntityKey, Severity>> alarms) {
    boolean current() {
        return cloud.snapshot().isCurrent(entity.key());
    }

    Health health() {
        return current() ? entity.status().health() : Health.UNKNOWN;
    }

    /** The word of its source; empty where that is old. */
    String state() {
        return current() ? entity.status().word() : "";
    }

    @Nullable
    AdminState admin() {
        return current() ? entity.status().admin() : null;
    }

    /** Nothing is clear of what is not known. */
    Severity severity() {
        var worst = alarms.get().get(entity.key());
        if (worst != null) return worst;
        return health() == Health.UNKNOWN ? Severity.INDETERMINATE : Severity.CLEARED;
    }

    String attribute(String name) {
        var value = entity.attributes().get(name);
        return value == null ? "" : value;
    }
}
