package io.vioscope.agent.table;

import io.vioscope.agent.tree.Leaf;
import io.vioscope.config.Area;
import io.vioscope.model.Kind;
import io.vioscope.snmp.Numbers;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The services and agents that report their own state. */
final class ServiceObjects {
    private static final Set<Kind> KINDS =
            EnumSet.of(Kind.SERVICE, Kind.COMPUTE_SERVICE, Kind.VOLUME_SERVICE, Kind.AGENT);
    private static final char AT = '@';

    private ServiceObjects() {}

    static List<Leaf<?>> of(Who who, Moment moment) {
        return Table.<EntityRow>of(who.root(), "5.1.1", Area.SERVICES, () -> new EntityRows(moment, KINDS))
                .text("vsServiceBinary", 3, r -> beforeAt(r.entity().id()))
                .text("vsServiceHost", 4, r -> afterAt(r.entity().id()))
                .text("vsServiceZone", 5, r -> r.attribute("zone"))
                .number("vsServiceStatus", 6, r -> Numbers.of(r.health()))
                .text("vsServiceState", 7, Table.SHORT, EntityRow::state)
                .number("vsServiceAdminState", 8, r -> Numbers.of(r.admin()))
                .truth("vsServiceCurrent", 9, EntityRow::current)
                .moment(
                        "vsServiceSeenTime",
                        10,
                        r -> r.cloud().snapshot().seenAt(r.entity().key()).orElse(null))
                .text("vsServiceDisabledReason", 11, r -> r.attribute("disabled_reason"))
                .leaves();
    }

    /** Ids of services are {@code binary@host}. */
    private static String beforeAt(String id) {
        int at = id.indexOf(AT);
        return at < 0 ? id : id.substring(0, at);
    }

    private static String afterAt(String id) {
        int at = id.indexOf(AT);
        return at < 0 ? "" : id.substring(at + 1);
    }
}
