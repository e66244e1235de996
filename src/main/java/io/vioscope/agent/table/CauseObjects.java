package io.vioscope.agent.table;

import io.vioscope.agent.tree.Leaf;
import io.vioscope.agent.tree.Rows;
import io.vioscope.agent.tree.SortedRows;
import io.vioscope.config.Area;
import io.vioscope.engine.Naming;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.snmp.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The root causes of which people are told, and who suffers from them; a row says what the notification about it says. */
final class CauseObjects {
    private CauseObjects() {}

    private record Row(CloudMoment cloud, Problem problem) {
        EntityKey entity() {
            return problem.key().entity();
        }

        String told(Function<Entity, String> what) {
            return cloud.inventory().get(entity()).map(what).orElse("");
        }

        int[] instance() {
            return new int[] {cloud.index(), (int) problem.number()};
        }
    }

    private record Suffering(Row cause, Flow flow, Kind kind, int count) {
        int[] instance() {
            var cause = cause().instance();
            return new int[] {cause[0], cause[1], Numbers.of(flow), Numbers.of(kind)};
        }
    }

    static List<Leaf<?>> of(Who who, Moment moment) {
        var all = new ArrayList<Leaf<?>>();
        all.addAll(Table.scalars(who.root(), "3", Area.CAUSES, moment)
                .unsigned("vsRootCausesOn", 2, m -> causes(m).count())
                .leaves());
        all.addAll(table(who, moment));
        all.addAll(impact(who, moment));
        return all;
    }

    private static Stream<Row> causes(Moment moment) {
        return moment.clouds().stream()
                .flatMap(cloud -> cloud.snapshot().state().problems().open().values().stream()
                        .filter(Problem::isAnnounced)
                        .map(problem -> new Row(cloud, problem)));
    }

    private static List<Leaf<?>> table(Who who, Moment moment) {
        return Table.<Row>of(
                        who.root(),
                        "3.10.1",
                        Area.CAUSES,
                        () -> SortedRows.of(causes(moment).toList(), Row::instance))
                .ascii(
                        "vsRootCauseId",
                        2,
                        Table.SHORT,
                        r -> AlarmObjects.id(r.cloud(), r.problem().number()))
                .number("vsRootCauseSeverity", 3, r -> r.problem().severity().itu())
                .ascii(
                        "vsRootCauseProblem",
                        4,
                        Table.SHORT,
                        r -> r.problem().key().name())
                .number("vsRootCauseEntityKind", 5, r -> Numbers.of(r.entity().kind()))
                .text("vsRootCauseEntityName", 6, r -> r.cloud().naming().name(r.entity()))
                .ascii("vsRootCauseEntityId", 7, Table.NAME, r -> r.entity().id())
                .ascii("vsRootCauseEntityAddress", 8, Table.SHORT, r -> r.told(Naming::address))
                .text("vsRootCauseProject", 9, r -> r.told(r.cloud().naming()::project))
                .text("vsRootCauseText", 10, r -> r.problem().text())
                .text("vsRootCauseAdvice", 11, r -> r.problem().advice())
                .unsigned("vsRootCauseCertainty", 12, r -> r.problem().verdict().certainty())
                .unsigned("vsRootCauseSymptoms", 13, r -> r.problem().verdict().explains())
                .unsigned("vsRootCauseServiceImpact", 14, r -> suffering(r, Flow.SERVICE))
                .unsigned("vsRootCauseManagementImpact", 15, r -> suffering(r, Flow.MANAGEMENT))
                .unsigned("vsRootCauseKnowledgeImpact", 16, r -> suffering(r, Flow.KNOWLEDGE))
                .moment("vsRootCauseOpenedTime", 17, r -> r.problem().openedAt())
                .ascii(
                        "vsRootCauseUrl",
                        18,
                        Table.NAME,
                        r -> Table.wholeOrNone(who.pages().of(r.problem())))
                .number("vsRootCausePhase", 19, r -> Numbers.of(r.problem().phase()))
                .leaves();
    }

    private static long suffering(Row row, Flow flow) {
        return row.problem().impact().of(flow).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    private static List<Leaf<?>> impact(Who who, Moment moment) {
        return Table.of(who.root(), "3.11.1", Area.IMPACT, () -> sufferers(moment))
                .gauge("vsImpactCount", 3, Suffering::count)
                .leaves();
    }

    private static Rows<Suffering> sufferers(Moment moment) {
        var all = new ArrayList<Suffering>();
        causes(moment)
                .forEach(cause -> cause.problem()
                        .impact()
                        .counts()
                        .forEach((flow, kinds) ->
                                kinds.forEach((kind, n) -> all.add(new Suffering(cause, flow, kind, n)))));
        return SortedRows.of(all, Suffering::instance);
    }
}
