package io.vioscope.source.openstack.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.ReadFailure;
import io.vioscope.source.Look;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which inventories are read when, and how old what is remembered is. */
class MemoryTest {
    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");

    private final Memory memory = new Memory();
    private int polls;

    private static List<Provider> providers(int count, long generation) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Provider("u" + i, "n" + i, generation))
                .toList();
    }

    private static List<String> names(List<Provider> providers) {
        return providers.stream().map(Provider::uuid).toList();
    }

    private Instant now() {
        return START.plusSeconds(polls);
    }

    /** A poll; which inventories it read. */
    private List<String> poll(List<Provider> listed, Look look) {
        polls++;
        memory.listed(new Providers(listed, null), now());
        var due = memory.due(listed, look);
        due.forEach(p -> {
            memory.asking(p, now());
            memory.read(p, new Inventory(p.generation(), Map.of()), now());
        });
        return names(due);
    }

    private Instant asOf(String uuid) {
        return memory.of(new Provider(uuid, "n", 0)).orElseThrow().asOf();
    }

    @Test
    void allAreReadAtFirstAndThenThoseThatMoved() {
        assertThat(poll(providers(40, 1), Look.EVERYTHING)).hasSize(40);
        assertThat(poll(providers(40, 1), Look.CHANGES)).isEmpty();
        var moved = List.of(new Provider("u0", "n0", 1), new Provider("u1", "n1", 2));
        assertThat(poll(moved, Look.CHANGES)).containsExactly("u1");
    }

    @Test
    void ofManyThatMovedThoseAskedLongestAgoComeFirst() {
        poll(providers(40, 1), Look.EVERYTHING);
        assertThat(poll(providers(40, 2), Look.CHANGES))
                .isEqualTo(names(providers(40, 2).subList(0, 16)));
        assertThat(poll(providers(40, 3), Look.CHANGES))
                .isEqualTo(names(providers(40, 2).subList(16, 32)));
        assertThat(poll(providers(40, 4), Look.CHANGES))
                .isEqualTo(names(List.of(
                                providers(40, 4).subList(32, 40),
                                providers(40, 4).subList(0, 8))
                        .stream()
                        .flatMap(List::stream)
                        .toList()));
    }

    @Test
    void aLookAtEverythingReadsWhatMovedAndThenWhatDidNot() {
        poll(providers(20, 1), Look.EVERYTHING);
        var listed = IntStream.range(0, 20)
                .mapToObj(i -> new Provider("u" + i, "n" + i, i == 19 ? 2 : 1))
                .toList();
        assertThat(poll(listed, Look.EVERYTHING)).hasSize(16).startsWith("u19", "u0");
    }

    @Test
    void veryManyAreReadInSeveralPolls() {
        assertThat(poll(providers(250, 1), Look.EVERYTHING)).hasSize(200);
        assertThat(poll(providers(250, 1), Look.CHANGES)).hasSize(50).startsWith("u200");
        assertThat(poll(providers(250, 1), Look.CHANGES)).isEmpty();
    }

    @Test
    void aNewProviderWaitsForNobody() {
        poll(providers(40, 1), Look.EVERYTHING);
        assertThat(poll(providers(42, 2), Look.CHANGES)).hasSize(18).startsWith("u40", "u41");
    }

    @Test
    void whatDidNotMoveIsKnownAsOfTheListAndWhatMovedUnreadAsOfTheLastItHadNot() {
        poll(providers(20, 1), Look.EVERYTHING);
        poll(providers(20, 1), Look.CHANGES);
        assertThat(asOf("u19")).isEqualTo(START.plusSeconds(2));
        poll(providers(20, 2), Look.CHANGES);
        assertThat(asOf("u0")).isEqualTo(START.plusSeconds(3));
        assertThat(asOf("u19")).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void whatIsNotListedIsForgottenUnlessARowCouldNotBeRead() {
        poll(providers(2, 1), Look.EVERYTHING);
        var why = new ReadFailure(ReadFailure.Cause.WRONG_SHAPE, "a row");
        memory.listed(new Providers(providers(1, 1), why), now());
        assertThat(memory.of(new Provider("u1", "n1", 1))).isPresent();
        memory.listed(new Providers(providers(1, 1), null), now());
        assertThat(memory.of(new Provider("u1", "n1", 1))).isEmpty();
        assertThat(poll(providers(2, 1), Look.CHANGES)).containsExactly("u1");
    }
}
