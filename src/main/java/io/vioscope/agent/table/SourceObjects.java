package io.vioscope.agent.table;

import io.vioscope.agent.tree.Leaf;
import io.vioscope.agent.tree.Rows;
import io.vioscope.agent.tree.SortedRows;
import io.vioscope.agent.tree.TextIndex;
import io.vioscope.config.Area;
import io.vioscope.engine.CloudState.SourceState;
import io.vioscope.engine.Offered;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Sight.Clock;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.snmp.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is polled, and how that goes. */
final class SourceObjects {
    private static final int ABSENT = 5;
    private static final int PAUSED = 6;

    private SourceObjects() {}

    private record Row(CloudMoment cloud, SourceId source) {
        Optional<Clock> clock() {
            return cloud.snapshot().sight().clock(source);
        }

        /** What was known before the start says nothing of now. */
        Optional<SourceState> state() {
            return clock().flatMap(c ->
                    Optional.ofNullable(cloud.snapshot().state().sources().get(source)));
        }

        int status() {
            if (failure().filter(f -> f.cause() == ReadFailure.Cause.PAUSED).isPresent()) return PAUSED;
            if (!Offered.is(cloud.snapshot(), source)) return ABSENT;
            return Numbers.of(
                    clock().map(c -> cloud.snapshot().state().status(source)).orElse(SourceStatus.NEVER));
        }

        Optional<ReadFailure> failure() {
            return clock().flatMap(c -> failure(c.last())).or(() -> state().map(SourceState::why));
        }

        private static Optional<ReadFailure> failure(Completeness last) {
            return last.match(
                    all -> Optional.empty(),
                    some -> new TreeMap<>(some.unseen()).values().stream().findFirst(),
                    none -> Optional.of(none.why()));
        }

        private @Nullable Instant reportedAt() {
            return clock().map(Clock::lastReportAt).orElse(null);
        }

        private @Nullable Instant completeAt() {
            return clock().map(Clock::lastCompleteAt).orElse(null);
        }
    }

    static List<Leaf<?>> of(Who who, Moment moment) {
        return Table.<Row>of(who.root(), "1.4.1", Area.SOURCES, () -> rows(who, moment))
                .ascii("vsSourceName", 2, Table.SHORT, r -> r.source().name())
                .number("vsSourceStatus", 3, Row::status)
                .moment(
                        "vsSourceSince",
                        4,
                        r -> r.state().map(SourceState::since).orElse(null))
                .moment("vsSourceReportTime", 5, Row::reportedAt)
                .moment("vsSourceCompleteTime", 6, Row::completeAt)
                .gauge(
                        "vsSourceDuration",
                        7,
                        r -> r.clock().map(Clock::took).map(Duration::toMillis).orElse(0L))
                .counter(
                        "vsSourceReports", 8, r -> r.clock().map(Clock::reports).orElse(0L))
                .counter(
                        "vsSourceFailures",
                        9,
                        r -> r.clock().map(Clock::failures).orElse(0L))
                .ascii(
                        "vsSourceCause",
                        10,
                        Table.SHORT,
                        r -> r.failure().map(f -> f.cause().word()).orElse(""))
                .text(
                        "vsSourceText",
                        11,
                        r -> r.failure().map(ReadFailure::detail).orElse(""))
                .leaves();
    }

    private static Rows<Row> rows(Who who, Moment moment) {
        var rows = new ArrayList<Row>();
        for (var cloud : moment.clouds()) {
            var names = new TreeSet<>(who.sources());
            names.addAll(cloud.snapshot().state().sources().keySet());
            names.forEach(source -> rows.add(new Row(cloud, source)));
        }
        return SortedRows.of(
                rows,
                row -> TextIndex.after(
                        new int[] {row.cloud().index()},
                        TextIndex.of(row.source().name())));
    }
}
