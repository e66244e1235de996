package io.vioscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** For how long no password is looked at. */
class LockoutTest {
    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
    private final Lockout lockout = new Lockout();

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            lockout.failed(name, address, START);
        }
    }

    @Test
    void whoMistypesFourTimesMayTryAgainAtOnce() {
        fail(4, "ann", "192.0.2.1");
        assertThat(lockout.wait("ann", "192.0.2.1", START)).isEmpty();
    }

    @Test
    void theFifthWrongOneMakesWaitAndEachFurtherOneTwiceAsLong() {
        fail(5, "ann", "192.0.2.1");
        assertThat(lockout.wait("ann", "192.0.2.1", START)).contains(Duration.ofMinutes(1));
        assertThat(lockout.wait("ann", "192.0.2.1", START.plusSeconds(60))).isEmpty();
        fail(1, "ann", "192.0.2.1");
        assertThat(lockout.wait("ann", "192.0.2.1", START)).contains(Duration.ofMinutes(2));
        fail(9, "ann", "192.0.2.1");
        assertThat(lockout.wait("ann", "192.0.2.1", START)).contains(Duration.ofMinutes(15));
    }

    @Test
    void howManyAreLeftIsCountedByNameAndAddressAndByTheAddress() {
        assertThat(lockout.left("ann", "192.0.2.1", START)).isEqualTo(5);
        fail(3, "ann", "192.0.2.1");
        assertThat(lockout.left("ann", "192.0.2.1", START)).isEqualTo(2);
        assertThat(lockout.left("ann", "192.0.2.2", START)).isEqualTo(5);
        fail(2, "ann", "192.0.2.1");
        assertThat(lockout.left("ann", "192.0.2.1", START)).isZero();
        assertThat(lockout.left("ann", "192.0.2.1", START.plusSeconds(60))).isEqualTo(1);
        assertThat(lockout.left("ann", "192.0.2.1", START.plusSeconds(3601))).isEqualTo(5);
        fail(13, "bob", "192.0.2.3");
        fail(4, "eve", "192.0.2.3");
        assertThat(lockout.left("ann", "192.0.2.3", START)).isEqualTo(3);
    }

    @Test
    void somebodyElsewhereDoesNotLockOutWhoeverHasTheName() {
        fail(15, "ann", "203.0.113.9");
        assertThat(lockout.wait("ann", "192.0.2.1", START)).isEmpty();
        assertThat(lockout.wait("ann", "203.0.113.9", START)).isPresent();
    }

    @Test
    void whoTriesManyNamesIsStoppedByTheAddress() {
        for (int i = 0; i < 20; i++) {
            lockout.failed("user" + i, "203.0.113.9", START);
        }
        assertThat(lockout.wait("another", "203.0.113.9", START)).isPresent();
        assertThat(lockout.wait("another", "192.0.2.1", START)).isEmpty();
    }

    @Test
    void manyWhoTryOneNameAreStoppedByTheName() {
        for (int i = 0; i < 50; i++) {
            lockout.failed("ann", "203.0.113." + i, START);
        }
        assertThat(lockout.wait("ann", "192.0.2.1", START)).isPresent();
        assertThat(lockout.wait("ann", "192.0.2.1", START.plusSeconds(61))).isEmpty();
    }

    @Test
    void aRightOneForgetsWhatWasMistyped() {
        fail(4, "ann", "192.0.2.1");
        lockout.succeeded("ann", "192.0.2.1");
        fail(4, "ann", "192.0.2.1");
        assertThat(lockout.wait("ann", "192.0.2.1", START)).isEmpty();
    }

    @Test
    void anHourForgets() {
        fail(30, "ann", "192.0.2.1");
        lockout.failed("bob", "192.0.2.2", START.plus(Duration.ofMinutes(61)));
        lockout.failed("ann", "192.0.2.1", START.plus(Duration.ofMinutes(62)));
        assertThat(lockout.wait("ann", "192.0.2.1", START.plus(Duration.ofMinutes(62))))
                .isEmpty();
    }
}
