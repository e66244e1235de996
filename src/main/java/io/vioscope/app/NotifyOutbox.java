package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.store.Outbox.FactKey;
import io.vioscope.store.Outbox.Receipt;
import java.util.List;

/** Lets the notifiers use the database's outbox. */
record NotifyOutbox(io.vioscope.store.Outbox store) implements io.vioscope.notify.Outbox {
    @Override
    public Future<Long> lastNumber(String receiver) {
        return store.lastNumber(receiver);
    }

    @Override
    public Future<List<Pending>> pending(String receiver, int limit) {
        return store.pending(receiver, limit)
                .map(all -> all.stream().map(NotifyOutbox::pending).toList());
    }

    private static Pending pending(io.vioscope.store.Outbox.Pending p) {
        return new Pending(p.cloud(), p.cloudIndex(), p.seq(), p.at(), p.fact());
    }

    @Override
    public Future<List<Withheld>> withheld(String receiver) {
        return store.withheld(receiver)
                .map(all -> all.stream()
                        .map(w -> new Withheld(pending(w.pending()), Outcome.of(w.why()), w.cause()))
                        .toList());
    }

    @Override
    public Future<List<Pending>> told(String receiver) {
        return store.told(receiver)
                .map(all -> all.stream().map(NotifyOutbox::pending).toList());
    }

    @Override
    public Future<Void> again(String receiver, List<Heading> held) {
        return store.again(
                receiver,
                held.stream().map(h -> new FactKey(h.cloud(), h.seq())).toList());
    }

    @Override
    public Future<Void> numbered(String receiver, long number) {
        return store.numbered(receiver, number);
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
                delivery.outcome().word(),
                delivery.tries(),
                delivery.cause(),
                delivery.said());
    }
}
