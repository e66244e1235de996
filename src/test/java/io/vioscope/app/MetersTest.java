package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a process says of itself: what the dashboard in docs/ asks for is there. */
class MetersTest {
    @Test
    void tellsItsMemoryItsProcessorTimeAndItsVersion() {
        var told = Meters.open(new Build("1.2.3")).scrape();

        assertThat(told)
                .contains("jvm_memory_used_bytes{area=\"heap\"")
                .contains("jvm_memory_max_bytes{area=\"heap\"")
                .contains("process_cpu_usage ")
                .contains("process_uptime_seconds ")
                .contains("vioscope_build{version=\"1.2.3\"} 1.0");
    }
}
