package io.vioscope.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * When the garbage collector has stopped everything, as it says itself, to the millisecond. The short ones of its marking are
 * not told.
 */
final class Pauses {
    private record Pause(long from, long to) {}

    private final long zero = zero();
    private final List<Pause> pauses = new ArrayList<>();

    Pauses() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((told, back) -> took(told), null, null);
        }
    }

    /** What {@link System#nanoTime} says where the collector's clock begins, which is not where the process's does: by a pause asked for. */
    @SuppressWarnings("ExplicitGC")
    private static long zero() {
        System.gc();
        var now = System.nanoTime();
        var end = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(collector -> ((GarbageCollectorMXBean) collector).getLastGcInfo())
                .filter(Objects::nonNull)
                .mapToLong(GcInfo::getEndTime)
                .max()
                .orElseThrow();
        return now - TimeUnit.MILLISECONDS.toNanos(end);
    }

    private synchronized void took(Notification told) {
        if (told.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            GcInfo info = GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData())
                    .getGcInfo();
            pauses.add(new Pause(nanos(info.getStartTime()), nanos(info.getEndTime())));
        }
    }

    private long nanos(long millis) {
        return zero + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** How many nanoseconds of a time were pauses. */
    synchronized long within(long from, long to) {
        return pauses.stream()
                .mapToLong(pause -> Math.max(0, Math.min(to, pause.to()) - Math.max(from, pause.from())))
                .sum();
    }
}
