package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.store.Database;
import io.vioscope.store.Deliveries;
import io.vioscope.store.SnmpEngine;
import io.vioscope.web.view.Receipts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets the pages read what receivers were told, once there is a database. */
record RecordedReceipts(AtomicReference<@Nullable Database> database, List<io.vioscope.config.Receiver> all)
        implements Receipts {
    @Override
    public List<Named> configured() {
        return all.stream()
                .map(r -> new Named(
                        r.name(), r.where(), r.match(snmp -> "snmp", webhook -> "webhook"), r.how(), r.answers()))
                .toList();
    }

    @Override
    public Future<Map<String, List<Receipt>>> about(String cloud, EntityKey key, long number) {
        var names = all.stream().map(io.vioscope.config.Receiver::name).toList();
        return read(open -> new Deliveries(open).about(names, cloud, key, number))
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                e -> e.getValue().stream()
                                        .map(RecordedReceipts::receipt)
                                        .toList())));
    }

    @Override
    public Future<Told> receivers() {
        var names = all.stream().map(io.vioscope.config.Receiver::name).toList();
        return read(open -> new SnmpEngine(open)
                .id()
                .compose(id -> new Deliveries(open)
                        .receivers(names)
                        .map(known -> new Told(id.orElse(null), receivers(known)))));
    }

    private List<Receiver> receivers(Map<String, Deliveries.Receiver> known) {
        return all.stream()
                .map(r -> receiver(
                        r, known.getOrDefault(r.name(), new Deliveries.Receiver(0, 0, new TreeMap<>(), 0, null))))
                .toList();
    }

    private static Receiver receiver(io.vioscope.config.Receiver receiver, Deliveries.Receiver known) {
        return new Receiver(
                receiver.name(),
                receiver.where(),
                receiver.match(snmp -> "snmp", webhook -> "webhook"),
                receiver.match(
                        snmp -> snmp.access().toString(),
                        webhook -> webhook.hook().format().word()),
                receiver.answers(),
                known.number(),
                known.waiting(),
                known.outcomes(),
                known.repeated(),
                known.lastAt());
    }

    @Override
    public Future<List<Receipt>> page(String receiver, @Nullable Place after, int limit) {
        return read(open -> after == null
                        ? new Deliveries(open).latest(receiver, limit)
                        : new Deliveries(open).older(receiver, after.at(), after.cloud(), after.seq(), limit))
                .map(found -> found.stream().map(RecordedReceipts::receipt).toList());
    }

    @Override
    public Future<Optional<Receipt>> one(String receiver, String cloud, long seq) {
        return read(open -> new Deliveries(open).one(receiver, cloud, seq))
                .map(found -> found.map(RecordedReceipts::receipt));
    }

    @Override
    public Future<Optional<Recorded>> fact(String cloud, long seq) {
        return read(open -> new Deliveries(open).fact(cloud, seq))
                .map(found -> found.map(f -> new Recorded(f.cloudIndex(), f.at(), f.fact())));
    }

    private static Receipt receipt(Deliveries.Receipt r) {
        return new Receipt(
                r.cloud(),
                r.seq(),
                r.type(),
                r.number(),
                r.at(),
                r.outcome(),
                r.tries(),
                r.cause(),
                r.said(),
                r.body());
    }

    private <T> Future<T> read(Function<Database, Future<T>> question) {
        var open = database.get();
        return open == null ? Future.failedFuture("the database is not open yet") : question.apply(open);
    }
}
