package io.vioscope.alarm;

import static io.vioscope.alarm.X733.COMMUNICATIONS_ALARM;
import static io.vioscope.alarm.X733.COMMUNICATIONS_SUBSYSTEM_FAILURE;
import static io.vioscope.alarm.X733.OTHER_CAUSE;
import static io.vioscope.alarm.X733.PROCESSING_ERROR_ALARM;

import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.List;

/** What is wrong by making a port and deleting it. Numbers as in {@link Condition}. */
final class CanaryConditions {
    private CanaryConditions() {}

    static final List<Condition> ALL = List.of(
            new Condition(
                    "canary.fails",
                    Kind.CANARY,
                    e -> e.status().health() == Health.DOWN,
                    e -> Severity.MAJOR,
                    e -> "The canary " + e.name() + " fails, at least twice in a row: " + said(e, "failed_step") + ": "
                            + said(e, "why"),
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "canary.left_behind",
                    Kind.CANARY,
                    e -> e.attributes().get("left_behind") != null,
                    e -> Severity.WARNING,
                    e -> "The canary " + e.name() + " cannot delete what it made, the port " + said(e, "left_behind")
                            + ": " + said(e, "why"),
                    PROCESSING_ERROR_ALARM,
                    OTHER_CAUSE));

    private static String said(Entity canary, String attribute) {
        return String.valueOf(canary.attributes().get(attribute));
    }
}
