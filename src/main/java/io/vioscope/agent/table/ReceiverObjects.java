package io.vioscope.agent.table;

import io.vioscope.agent.table.Live.Told;
import io.vioscope.agent.table.Live.ToldReceiver;
import io.vioscope.agent.tree.Leaf;
import io.vioscope.agent.tree.Rows;
import io.vioscope.agent.tree.SortedRows;
import io.vioscope.agent.tree.TextIndex;
import io.vioscope.config.Area;
import io.vioscope.config.Receiver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is told by notifications, and what became of that. */
final class ReceiverObjects {
    private ReceiverObjects() {}

    private record Row(Receiver receiver, Optional<Told> known) {
        ToldReceiver told() {
            return known.map(told -> told.receivers().getOrDefault(receiver.name(), ToldReceiver.NEW))
                    .orElse(ToldReceiver.NEW);
        }

        @Nullable
        Instant knownAt() {
            return known.map(Told::at).orElse(null);
        }

        String version() {
            return receiver.match(snmp -> snmp.access().version(), webhook -> "webhook");
        }
    }

    static List<Leaf<?>> of(Who who, Live live) {
        return Table.<Row>of(who.root(), "2.6.1", Area.RECEIVERS, () -> rows(who, live))
                .ascii("vsReceiverName", 2, Table.SHORT, r -> r.receiver().name())
                .ascii("vsReceiverAddress", 3, Table.NAME, r -> r.receiver().where())
                .ascii("vsReceiverVersion", 4, Table.SHORT, Row::version)
                .truth("vsReceiverInform", 5, r -> r.receiver().answers())
                .moment("vsReceiverTime", 6, Row::knownAt)
                .unsigned("vsReceiverSequence", 7, r -> r.told().number())
                .gauge("vsReceiverWaiting", 8, r -> r.told().waiting())
                .gauge("vsReceiverTold", 9, r -> r.told().told())
                .gauge("vsReceiverWithheld", 10, r -> r.told().withheld())
                .gauge("vsReceiverRepeated", 11, r -> r.told().repeated())
                .moment("vsReceiverLastTime", 12, r -> r.told().lastAt().orElse(null))
                .leaves();
    }

    private static Rows<Row> rows(Who who, Live live) {
        var told = who.receivers().isEmpty() ? Optional.<Told>empty() : live.told();
        return SortedRows.of(
                who.receivers().stream().map(r -> new Row(r, told)).toList(),
                row -> TextIndex.after(new int[0], TextIndex.of(row.receiver().name())));
    }
}
