package io.vioscope.alarm;

import static io.vioscope.alarm.X733.COMMUNICATIONS_ALARM;
import static io.vioscope.alarm.X733.COMMUNICATIONS_SUBSYSTEM_FAILURE;

import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.List;
import java.util.Set;

/** What is wrong by trying declared addresses. Numbers as in {@link Condition}. */
final class ReachConditions {
    /** What says that something is wrong, and not whether it is the address or the way there. */
    private static final Set<String> IN_DOUBT =
            Set.of("reached from some places only", "not reached from the one place that tries");

    private ReachConditions() {}

    static final List<Condition> ALL = List.of(
            new Condition(
                    "probe.not_reached",
                    Kind.PROBE,
                    e -> e.status().health() == Health.DOWN,
                    e -> Severity.MAJOR,
                    e -> label(e) + " is reached from none of the places that try: " + places(e),
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "probe.in_doubt",
                    Kind.PROBE,
                    e -> IN_DOUBT.contains(e.status().word()),
                    e -> Severity.WARNING,
                    e -> label(e) + " is " + e.status().word() + " (" + places(e)
                            + "): it may be the way there and not the address",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE));

    private static String label(Entity probe) {
        return probe.name() + " (" + probe.attributes().get("address") + ")";
    }

    private static String places(Entity probe) {
        return String.valueOf(probe.attributes().get("places"));
    }
}
