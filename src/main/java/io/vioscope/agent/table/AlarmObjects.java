package io.vioscope.agent.table;

import io.vioscope.agent.tree.Leaf;
import io.vioscope.agent.tree.Rows;
import io.vioscope.agent.tree.SortedRows;
import io.vioscope.alarm.Condition;
import io.vioscope.alarm.Conditions;
import io.vioscope.config.Area;
import io.vioscope.engine.Explained;
import io.vioscope.engine.Naming;
import io.vioscope.model.Alarm;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Severity;
import io.vioscope.snmp.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The alarms that are on and of which people are told; a row says what the notification about it says. */
final class AlarmObjects {
    /** IANAItuEventType and IANAItuProbableCause of RFC 3877: other. */
    private static final int OTHER_EVENT_TYPE = 1;

    private static final int OTHER_PROBABLE_CAUSE = 1024;

    private AlarmObjects() {}

    private record Row(CloudMoment cloud, Alarm alarm) {
        EntityKey entity() {
            return alarm.key().entity();
        }

        String told(Function<Entity, String> what) {
            return cloud.inventory().get(entity()).map(what).orElse("");
        }

        Optional<Condition> condition() {
            return Conditions.of(alarm.key().condition());
        }

        String cause() {
            return Explained.by(cloud.snapshot(), alarm.key())
                    .map(problem -> id(cloud, problem.number()))
                    .orElse("");
        }
    }

    /** What names an alarm or a root cause of all clouds. */
    static String id(CloudMoment cloud, long number) {
        return cloud.index() + "." + number;
    }

    static List<Leaf<?>> of(Who who, Moment moment) {
        var all = new ArrayList<>(counts(who, moment));
        all.addAll(table(who, moment));
        return all;
    }

    private static List<Leaf<?>> counts(Who who, Moment moment) {
        return Table.scalars(who.root(), "3", Area.ALARMS, moment)
                .unsigned(
                        "vsAlarmsOn", 1, m -> all(m).filter(Alarm::isAnnounced).count())
                .gauge("vsAlarmsCritical", 3, m -> count(m, Severity.CRITICAL))
                .gauge("vsAlarmsMajor", 4, m -> count(m, Severity.MAJOR))
                .gauge("vsAlarmsMinor", 5, m -> count(m, Severity.MINOR))
                .gauge("vsAlarmsWarning", 6, m -> count(m, Severity.WARNING))
                .gauge("vsAlarmsIndeterminate", 7, m -> count(m, Severity.INDETERMINATE))
                .gauge(
                        "vsAlarmsInMaintenance",
                        8,
                        m -> all(m).filter(a -> !a.isAnnounced()).count())
                .leaves();
    }

    private static long count(Moment moment, Severity severity) {
        return all(moment)
                .filter(alarm -> alarm.isAnnounced() && alarm.severity() == severity)
                .count();
    }

    private static Stream<Alarm> all(Moment moment) {
        return moment.clouds().stream().flatMap(cloud -> cloud.snapshot().state().alarms().active().stream());
    }

    private static Rows<Row> rows(Moment moment) {
        var rows = new ArrayList<Row>();
        for (var cloud : moment.clouds()) {
            cloud.snapshot().state().alarms().active().stream()
                    .filter(Alarm::isAnnounced)
                    .forEach(alarm -> rows.add(new Row(cloud, alarm)));
        }
        return SortedRows.of(
                rows, row -> new int[] {row.cloud().index(), (int) row.alarm().number()});
    }

    private static List<Leaf<?>> table(Who who, Moment moment) {
        return Table.of(who.root(), "3.9.1", Area.ALARMS, () -> rows(moment))
                .ascii("vsAlarmId", 2, Table.SHORT, r -> id(r.cloud(), r.alarm().number()))
                .number("vsAlarmSeverity", 3, r -> r.alarm().severity().itu())
                .ascii("vsAlarmCondition", 4, Table.SHORT, r -> r.alarm().key().condition())
                .number("vsAlarmEntityKind", 5, r -> Numbers.of(r.entity().kind()))
                .text("vsAlarmEntityName", 6, r -> r.cloud().naming().name(r.entity()))
                .ascii("vsAlarmEntityId", 7, Table.NAME, r -> r.entity().id())
                .ascii("vsAlarmEntityAddress", 8, Table.SHORT, r -> r.told(Naming::address))
                .text("vsAlarmProject", 9, r -> r.told(r.cloud().naming()::project))
                .text("vsAlarmText", 11, r -> r.alarm().text())
                .number(
                        "vsAlarmEventType",
                        19,
                        r -> r.condition().map(Condition::eventType).orElse(OTHER_EVENT_TYPE))
                .number(
                        "vsAlarmProbableCause",
                        20,
                        r -> r.condition().map(Condition::probableCause).orElse(OTHER_PROBABLE_CAUSE))
                .moment("vsAlarmRaisedTime", 22, r -> r.alarm().raisedAt())
                .ascii(
                        "vsAlarmUrl",
                        25,
                        Table.NAME,
                        r -> Table.wholeOrNone(who.pages().of(r.entity())))
                .ascii("vsAlarmRootCause", 26, Table.SHORT, Row::cause)
                .leaves();
    }
}
