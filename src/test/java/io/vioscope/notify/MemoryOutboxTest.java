package io.vioscope.notify;

import io.vioscope.engine.Commit;

class MemoryOutboxTest extends OutboxContract {
    private final MemoryOutbox outbox = new MemoryOutbox();

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected void record(Commit commit) {
        outbox.record(commit);
    }
}
