package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.store.Outbox.Receipt;
import java.util.List;
import java.util.Locale;

/** Lets the notifiers use the database's outbox. */
record NotifyOutbox(io.vioscope.store.Outbox store) implements io.vioscope.notify.Outbox {
    @Override
    public Future<Long> lastNumber(String receiver) {
        return store.lastNumber(receiver);
    }

    @Override
    public Future<List<Pending>> pending(String receiver, int limit) {
        return store.pending(receiver, limit)
                .map(all -> all.stream()
                        .map(p -> new Pending(p.cloud(), p.cloudIndex(), p.seq(), p.at(), p.fact()))
                        .toList());
    }

    @Override
    public Future<Void> delivered(String receiver, List<Delivery> receipts) {
        return store.delivered(
                receiver, receipts.stream().map(NotifyOutbox::receipt).toList());
    }

    private static Receipt receipt(Delivery delivery) {
        return new Receipt(
                delivery.cloud(),
                delivery.seq(),
                delivery.number(),
                delivery.at(),
                delivery.outcome().name().toLowerCase(Locale.ROOT));
    }
}
