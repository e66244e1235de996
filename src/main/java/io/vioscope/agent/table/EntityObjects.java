package io.vioscope.agent.table;

import io.vioscope.agent.tree.Leaf;
import io.vioscope.config.Area;
import io.vioscope.engine.Naming;
import io.vioscope.model.Kind;
import io.vioscope.snmp.Numbers;
import java.util.EnumSet;
import java.util.List;

/** All that is believed to exist. */
final class EntityObjects {
    private EntityObjects() {}

    static List<Leaf<?>> of(Who who, Moment moment) {
        var rows = new EntityRows(moment, EnumSet.allOf(Kind.class));
        return Table.<EntityRow>of(who.root(), "4.3.1", Area.ENTITIES, () -> rows)
                .ascii("vsEntityId", 3, Table.NAME, r -> r.entity().id())
                .text("vsEntityName", 4, r -> Naming.name(r.entity()))
                .number("vsEntityStatus", 5, r -> Numbers.of(r.health()))
                .text("vsEntityState", 6, Table.SHORT, EntityRow::state)
                .number("vsEntityAdminState", 7, r -> Numbers.of(r.admin()))
                .truth("vsEntityCurrent", 8, EntityRow::current)
                .moment(
                        "vsEntitySeenTime",
                        9,
                        r -> r.cloud().snapshot().seenAt(r.entity().key()).orElse(null))
                .ascii("vsEntityAddress", 10, Table.SHORT, r -> Naming.address(r.entity()))
                .text("vsEntityProject", 11, r -> r.cloud().naming().project(r.entity()))
                .text("vsEntityHypervisor", 12, r -> r.cloud().naming().hypervisor(r.entity()))
                .number("vsEntitySeverity", 13, r -> r.severity().itu())
                .and(Table.scalars(who.root(), "4", Area.ENTITIES, rows).gauge("vsEntityCount", 1, EntityRows::size));
    }
}
