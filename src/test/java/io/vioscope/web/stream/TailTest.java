package io.vioscope.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is kept of the log, and what is not known of it. */
class TailTest {
    private final Tail tail = new Tail(10);

    private static List<Event> events(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> new Event(seq, Buffer.buffer()))
                .toList();
    }

    private List<Long> after(long number, int limit) {
        return tail.after(number, limit).orElseThrow().stream().map(Event::seq).toList();
    }

    @Test
    void beforeAnythingIsKnownNothingIsSaid() {
        assertThat(tail.end()).isEmpty();
        assertThat(tail.after(0, 5)).isEmpty();
    }

    @Test
    void whereNothingCameBehindTheEndThatIsKnown() {
        tail.beginAt(7);

        assertThat(tail.end()).contains(7L);
        assertThat(after(7, 5)).isEmpty();
        assertThat(tail.after(6, 5)).isEmpty();
        assertThat(tail.after(8, 5)).isEmpty();
    }

    @Test
    void givesWhatComesBehindANumber() {
        tail.beginAt(7);
        tail.add(events(8, 12));

        assertThat(after(7, 3)).containsExactly(8L, 9L, 10L);
        assertThat(after(10, 3)).containsExactly(11L, 12L);
        assertThat(after(12, 3)).isEmpty();
    }

    @Test
    void whatWasReadTwiceIsKeptOnce() {
        tail.add(events(1, 4));
        tail.add(events(3, 6));
        tail.beginAt(2);

        assertThat(after(0, 10)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void aGapIsNeverBridged() {
        tail.add(events(1, 4));
        tail.add(events(9, 10));

        assertThat(tail.after(3, 10)).isEmpty();
        assertThat(after(8, 10)).containsExactly(9L, 10L);
    }

    @Test
    void theOldestAreForgotten() {
        tail.add(events(1, 25));

        assertThat(tail.after(14, 99)).isEmpty();
        assertThat(after(15, 99)).hasSize(10).endsWith(25L);
        assertThat(tail.end()).contains(25L);
    }
}
