package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.store.Database;
import io.vioscope.store.Deliveries;
import io.vioscope.store.SnmpEngine;
import io.vioscope.web.view.Receipts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets the pages read what receivers were told, once there is a database. */
record RecordedReceipts(AtomicReference<@Nullable Database> database, List<SnmpReceiver> configured)
        implements Receipts {
    @Override
    public Future<Told> receivers() {
        var names = configured.stream().map(SnmpReceiver::name).toList();
        return read(open -> new SnmpEngine(open)
                .id()
                .compose(id -> new Deliveries(open)
                        .receivers(names)
                        .map(known -> new Told(id.orElse(null), receivers(known)))));
    }

    private List<Receiver> receivers(Map<String, Deliveries.Receiver> known) {
        return configured.stream()
                .map(r -> receiver(
                        r, known.getOrDefault(r.name(), new Deliveries.Receiver(0, 0, new TreeMap<>(), 0, null))))
                .toList();
    }

    private static Receiver receiver(SnmpReceiver receiver, Deliveries.Receiver known) {
        var host = receiver.host().contains(":") ? "[" + receiver.host() + "]" : receiver.host();
        return new Receiver(
                receiver.name(),
                host + ":" + receiver.port(),
                receiver.access().toString(),
                receiver.manner().inform(),
                known.number(),
                known.waiting(),
                known.outcomes(),
                known.repeated(),
                known.lastAt());
    }

    @Override
    public Future<List<Receipt>> latest(String receiver, int limit) {
        return read(open -> new Deliveries(open).latest(receiver, limit))
                .map(all -> all.stream().map(RecordedReceipts::receipt).toList());
    }

    private static Receipt receipt(Deliveries.Receipt r) {
        return new Receipt(r.cloud(), r.seq(), r.type(), r.number(), r.at(), r.outcome(), r.tries(), r.cause());
    }

    private <T> Future<T> read(Function<Database, Future<T>> question) {
        var open = database.get();
        return open == null ? Future.failedFuture("the database is not open yet") : question.apply(open);
    }
}
