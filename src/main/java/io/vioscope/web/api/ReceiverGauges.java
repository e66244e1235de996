package io.vioscope.web.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.vioscope.bus.ReceiverState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What {@code /metrics} says of receivers: whether anything gets through to each, and what waits. NaN where nobody knows. */
final class ReceiverGauges {
    private final MultiGauge trouble;
    private final MultiGauge waiting;
    private final MultiGauge number;

    ReceiverGauges(MeterRegistry registry) {
        trouble = Gauges.gauge(
                registry,
                "receiver.trouble.seconds",
                "For how long nothing has got through to a receiver; 0 if it does");
        waiting = Gauges.gauge(registry, "receiver.waiting", "Facts that wait in memory to be told; 10000 at most");
        number = Gauges.gauge(registry, "receiver.number", "The number of the last notification to a receiver");
    }

    /** States by the receivers' names. */
    void show(Map<String, Optional<ReceiverState>> states) {
        show(trouble, states, ReceiverGauges::trouble);
        show(waiting, states, ReceiverState::waiting);
        show(number, states, state -> state.number() < 0 ? Double.NaN : state.number());
    }

    private static void show(
            MultiGauge gauge, Map<String, Optional<ReceiverState>> states, ToDoubleFunction<ReceiverState> value) {
        var rows = new ArrayList<Row<?>>();
        states.forEach((name, state) -> rows.add(Row.of(
                Tags.of("receiver", name),
                state.map(s -> value.applyAsDouble(s)).orElse(Double.NaN))));
        gauge.register(rows, true);
    }

    private static double trouble(ReceiverState state) {
        return state.troubleSince() == null
                ? 0
                : Duration.between(state.troubleSince(), state.at()).toMillis() / 1000.0;
    }
}
