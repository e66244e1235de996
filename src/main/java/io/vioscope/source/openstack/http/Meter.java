package io.vioscope.source.openstack.http;

import io.vioscope.inventory.Report;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a poll costs the API. */
public final class Meter {
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    void request() {
        requests.incrementAndGet();
    }

    void bytes(int more) {
        bytes.addAndGet(more);
    }

    /** What it came to so far. */
    public Report.Cost cost() {
        return new Report.Cost(requests.get(), bytes.get());
    }
}
