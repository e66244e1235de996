package io.vioscope.agent;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.snmp4j.event.CounterEvent;
import org.snmp4j.event.CounterListener;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.OID;

/** The counters of the standard MIBs, of our own socket alone. For any thread. */
final class Counts implements CounterListener {
    private static final long MASK = 0xFFFF_FFFFL;

    private final Map<OID, AtomicLong> counts = new ConcurrentHashMap<>();

    /** For SNMP4J, whose usual one is shared by the whole process. */
    CounterSupport support() {
        var support = new CounterSupport();
        support.addCounterListener(this);
        return support;
    }

    @Override
    public void incrementCounter(CounterEvent event) {
        var now = counter(event.getOid()).addAndGet(event.getIncrement());
        event.setCurrentValue(new Counter32(now & MASK));
    }

    void add(OID counter) {
        counter(counter).incrementAndGet();
    }

    long of(OID counter) {
        return counter(counter).get();
    }

    private AtomicLong counter(OID counter) {
        return counts.computeIfAbsent(counter, none -> new AtomicLong());
    }
}
