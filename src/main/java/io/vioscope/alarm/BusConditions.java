package io.vioscope.alarm;

import static io.vioscope.alarm.X733.COMMUNICATIONS_ALARM;
import static io.vioscope.alarm.X733.COMMUNICATIONS_SUBSYSTEM_FAILURE;

import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with listening to a message bus, where that is configured. Numbers as in {@link Condition}. */
final class BusConditions {
    private BusConditions() {}

    static final List<Condition> ALL = List.of(
            new Condition(
                    "message_bus.unreachable",
                    Kind.MESSAGE_BUS,
                    e -> e.status().health() == Health.DOWN,
                    e -> Severity.MAJOR,
                    e -> "The " + e.name() + " does not answer Vioscope (" + state(e)
                            + "); whether the services reach it is another matter. Polling goes on",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE),
            new Condition(
                    "message_bus.unheard",
                    Kind.MESSAGE_BUS,
                    e -> state(e) != null && e.status().health() == Health.UNKNOWN,
                    e -> Severity.WARNING,
                    e -> "Vioscope may not listen to the " + e.name() + " (" + state(e) + "). Polling goes on",
                    COMMUNICATIONS_ALARM,
                    COMMUNICATIONS_SUBSYSTEM_FAILURE));

    private static @Nullable String state(Entity bus) {
        return bus.attributes().get("amqp.state");
    }
}
