package io.vioscope.notify;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;

/** An outbox whose list of what is pending is made when asked for and arrives when the test says so. */
final class LateOutbox implements Outbox {
    private final Outbox outbox;
    private Promise<List<Pending>> answer = Promise.promise();
    private Future<List<Pending>> made = Future.failedFuture("not asked");

    LateOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Future<Long> lastNumber(String receiver) {
        return outbox.lastNumber(receiver);
    }

    @Override
    public Future<List<Pending>> pending(String receiver, int limit) {
        answer = Promise.promise();
        made = outbox.pending(receiver, limit);
        return answer.future();
    }

    @Override
    public Future<Void> delivered(String receiver, List<Delivery> receipts) {
        return outbox.delivered(receiver, receipts);
    }

    void answer() {
        made.onComplete(answer::tryComplete, answer::tryFail);
    }

    @Override
    public Future<List<Withheld>> withheld(String receiver) {
        return outbox.withheld(receiver);
    }

    @Override
    public Future<List<Pending>> told(String receiver) {
        return outbox.told(receiver);
    }

    @Override
    public Future<Void> again(String receiver, List<Notification.Heading> held) {
        return outbox.again(receiver, held);
    }

    @Override
    public Future<Void> numbered(String receiver, long number) {
        return outbox.numbered(receiver, number);
    }
}
