package io.vioscope.agent.table;

import io.vioscope.agent.tree.Leaf;
import io.vioscope.agent.tree.SortedRows;
import io.vioscope.config.Area;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server itself, and the clouds it watches. */
final class MonitorObjects {
    private MonitorObjects() {}

    static List<Leaf<?>> of(Who who, Moment moment) {
        var all = new ArrayList<>(monitor(who, moment));
        all.addAll(clouds(who, moment));
        return all;
    }

    private static List<Leaf<?>> monitor(Who who, Moment moment) {
        return Table.scalars(who.root(), "1", Area.SYSTEM, who)
                .unsigned("vsHeartbeatInterval", 1, w -> w.heartbeat().toSeconds())
                .ascii("vsVersion", 2, Table.SHORT, Who::version)
                .moment("vsStartTime", 3, Who::startedAt)
                .unsigned("vsRevision", 5, w -> moment.revision())
                .leaves();
    }

    private static List<Leaf<?>> clouds(Who who, Moment moment) {
        return Table.<CloudMoment>of(
                        who.root(),
                        "6.1.1",
                        Area.SYSTEM,
                        () -> SortedRows.of(moment.clouds(), cloud -> new int[] {cloud.index()}))
                .text("vsCloudName", 2, CloudMoment::name)
                .unsigned(
                        "vsCloudRevision", 3, cloud -> cloud.snapshot().state().seq())
                .moment("vsCloudTime", 4, MonitorObjects::asOf)
                .gauge("vsCloudEntities", 5, cloud -> cloud.inventory().size())
                .leaves();
    }

    private static @Nullable Instant asOf(CloudMoment cloud) {
        var at = cloud.snapshot().asOf();
        return at.isAfter(Instant.EPOCH) ? at : null;
    }
}
