package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.agent.table.Live.Told;
import io.vioscope.agent.table.Live.ToldReceiver;
import io.vioscope.config.Receiver;
import io.vioscope.notify.Outbox.Outcome;
import io.vioscope.store.Database;
import io.vioscope.store.Deliveries;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Lets the SNMP agent read what receivers were told. */
record RecordedTold(Database database, List<Receiver> receivers, InstantSource clock)
        implements Supplier<Future<Told>> {
    private static final Set<Outcome> TOLD = EnumSet.of(Outcome.SENT, Outcome.ANSWERED);
    private static final Set<Outcome> WITHHELD = EnumSet.of(
            Outcome.FILTERED,
            Outcome.EXPLAINED,
            Outcome.WAITING,
            Outcome.QUIET,
            Outcome.SNOOZED,
            Outcome.CLOSED,
            Outcome.SUPERSEDED,
            Outcome.DROPPED);

    @Override
    public Future<Told> get() {
        var at = clock.instant();
        var names = receivers.stream().map(Receiver::name).toList();
        return new Deliveries(database)
                .receivers(names)
                .map(known -> new Told(
                        at,
                        known.entrySet().stream()
                                .collect(Collectors.toMap(e -> e.getKey(), e -> receiver(e.getValue())))));
    }

    private static ToldReceiver receiver(Deliveries.Receiver known) {
        return new ToldReceiver(
                known.number(),
                known.waiting(),
                count(known, TOLD),
                count(known, WITHHELD),
                known.repeated(),
                Optional.ofNullable(known.lastAt()));
    }

    private static long count(Deliveries.Receiver known, Set<Outcome> outcomes) {
        return outcomes.stream()
                .mapToLong(outcome -> known.outcomes().getOrDefault(outcome.word(), 0L))
                .sum();
    }
}
