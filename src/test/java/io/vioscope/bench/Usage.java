package io.vioscope.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What this process, its PostgreSQL and the simulated cloud have used since a moment. */
final class Usage {
    private static final List<MemoryPoolMXBean> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private final long postmaster;
    private final long nanos;
    private final Duration own;
    private final Duration postgres;
    private final Cloud cloud;
    private final Duration cloudBefore;
    private final Duration proxyBefore;

    /** What stands for the cloud: its process, and the proxy before it, a thread of this process. */
    record Cloud(ProcessHandle process, LastByte proxy) {}

    private Usage(long postmaster, Cloud cloud) {
        this.postmaster = postmaster;
        this.cloud = cloud;
        HEAP.forEach(MemoryPoolMXBean::resetPeakUsage);
        this.own = cpu(ProcessHandle.current());
        this.postgres = postgresCpu();
        this.cloudBefore = cpu(cloud.process());
        this.proxyBefore = cloud.proxy().cpu();
        this.nanos = System.nanoTime();
    }

    /** Begins to measure. Collects garbage first, so that peaks are of what is measured. */
    @SuppressWarnings("ExplicitGC")
    static Usage begin(Path database, Cloud cloud) throws IOException {
        System.gc();
        return new Usage(
                Long.parseLong(Files.readAllLines(database.resolve("data/postmaster.pid"))
                        .get(0)
                        .strip()),
                cloud);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Duration postgresCpu() {
        var handle = ProcessHandle.of(postmaster).orElseThrow();
        return handle.descendants().map(Usage::cpu).reduce(cpu(handle), Duration::plus);
    }

    /** {@code seconds requests MB cpu postgres-cpu cloud-cpu heap facts}. */
    String end(int requests, long bytes, int facts) {
        var seconds = (System.nanoTime() - nanos) / 1e9;
        var proxy = cloud.proxy().cpu().minus(proxyBefore);
        var peak =
                HEAP.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return String.format(
                Locale.ROOT,
                "%.4f %d %.3f %.3f %.3f %.3f %.1f %d",
                seconds,
                requests,
                bytes / 1e6,
                cpu(ProcessHandle.current()).minus(own).minus(proxy).toNanos() / 1e9,
                postgresCpu().minus(postgres).toNanos() / 1e9,
                cpu(cloud.process()).minus(cloudBefore).plus(proxy).toNanos() / 1e9,
                peak / 1e6,
                facts);
    }
}
