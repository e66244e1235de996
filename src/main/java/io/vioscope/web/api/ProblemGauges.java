package io.vioscope.web.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.Severity;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What {@code /metrics} says of causes: how many are open, who suffers, and what none of them explains. */
final class ProblemGauges {
    private final MultiGauge problems;
    private final MultiGauge sufferers;
    private final MultiGauge unexplained;

    ProblemGauges(MeterRegistry registry) {
        problems = Gauges.gauge(registry, "problems", "Problems that are open, by severity and phase");
        sufferers = Gauges.gauge(
                registry,
                "sufferers",
                "How many suffer from announced problems, by flow and kind; who suffers from two counts twice");
        unexplained = Gauges.gauge(registry, "alarms.unexplained", "Alarms that no announced problem explains");
    }

    void show(World world) {
        var open = new ArrayList<Row<?>>();
        var suffering = new ArrayList<Row<?>>();
        var alone = new ArrayList<Row<?>>();
        for (var cloud : world.clouds()) {
            var tags = Tags.of("cloud", cloud.name());
            open(cloud, tags, open);
            for (var flow : Flow.values()) {
                suffering(cloud, flow)
                        .forEach((kind, count) ->
                                suffering.add(Row.of(tags.and("flow", flow.word(), "kind", kind.word()), count)));
            }
            alone.add(Row.of(tags, cloud.unexplained().size()));
        }
        problems.register(open, true);
        sufferers.register(suffering, true);
        unexplained.register(alone, true);
    }

    private static void open(CloudView cloud, Tags tags, List<Row<?>> into) {
        for (var severity : Severity.values()) {
            for (var phase : severity == Severity.CLEARED ? new Phase[0] : Phase.values()) {
                var count = cloud.problems().stream()
                        .filter(p -> p.severity() == severity && p.phase() == phase)
                        .count();
                into.add(Row.of(tags.and("severity", severity.word(), "phase", phase.word()), count));
            }
        }
    }

    /** Servers always, so that there is a 0 to compare with. */
    private static Map<Kind, Integer> suffering(CloudView cloud, Flow flow) {
        var counts = new EnumMap<Kind, Integer>(Map.of(Kind.SERVER, 0));
        cloud.problems().stream()
                .filter(Problem::isAnnounced)
                .forEach(p -> p.impact().of(flow).forEach((kind, count) -> counts.merge(kind, count, Integer::sum)));
        return counts;
    }
}
