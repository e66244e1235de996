package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What pages do not wait for. */
class BesideTest {
    private final Vertx vertx = Vertx.vertx();
    private final Semaphore shown = new Semaphore(0);
    private final Beside beside = resting(Duration.ofHours(1));

    private Beside resting(Duration rest) {
        return new Beside(vertx, vertx.getOrCreateContext(), shown::release, rest);
    }

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void oneThingIsDoneAfterTheOtherAndAllIsShownAtOnce() throws InterruptedException {
        var begin = new CountDownLatch(1);
        var now = new AtomicInteger();
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        for (var what : List.of("rows", "marks", "map")) {
            beside.work(() -> {
                await(begin);
                assertThat(now.incrementAndGet()).isEqualTo(1);
                done.add(what);
                now.decrementAndGet();
            });
        }
        begin.countDown();

        assertThat(shown.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("rows", "marks", "map");
        assertThat(shown.availablePermits()).isZero();
    }

    @Test
    void whatIsMuchIsShownBitByBit() throws InterruptedException {
        var quick = resting(Duration.ZERO);
        for (var i = 0; i < 3; i++) {
            quick.work(() -> {});
        }
        assertThat(shown.tryAcquire(3, 60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatFailsKeepsNothingFromBeingShown() throws InterruptedException {
        beside.work(() -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(shown.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        beside.work(() -> {});
        assertThat(shown.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
