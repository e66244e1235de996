package io.vioscope.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was so before is told while it is counted anew, with when it was so; nothing is told after a failure. */
class RecountTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:03:10Z");

    private int late;
    private final List<Promise<String>> asked = new ArrayList<>();
    private final Recount<String> hasty = new Recount<>(Duration.ofMillis(1), () -> late++);
    private final Recount<String> patient = new Recount<>(Duration.ofMinutes(1), () -> late++);

    private static final List<Inventory> INVENTORIES = Stream.of(Kind.values())
            .map(kind -> Inventory.empty().edit().discovered(kind).done())
            .toList();

    /** A cloud after so many facts, one a second. */
    private static Basis after(int facts) {
        return new Basis(List.of(), INVENTORIES.get(facts), facts, NOON.plusSeconds(facts));
    }

    /** Another cloud of the same number. */
    private static Basis like(Basis basis) {
        return new Basis(basis.problems(), INVENTORIES.get(9), basis.seq(), basis.asOf());
    }

    private Future<String> ask() {
        var promise = Promise.<String>promise();
        asked.add(promise);
        return promise.future();
    }

    private static Optional<Told<String>> await(Future<Optional<Told<String>>> told) {
        try {
            return told.await(20, TimeUnit.SECONDS);
        } catch (Exception late) {
            throw new AssertionError(late);
        }
    }

    private void knows(Recount<String> recount, Basis basis, String what) {
        assertThat(await(recount.of(basis, () -> Future.succeededFuture(what)))).contains(Told.now(what));
    }

    @Test
    void whatHasNotChangedIsNotAskedAgain() {
        knows(hasty, after(1), "billing");

        assertThat(await(hasty.of(after(1), this::ask))).contains(Told.now("billing"));
        assertThat(asked).isEmpty();
    }

    @Test
    void whileAnEngineIsLateItIsToldWhenItWasSo() {
        knows(hasty, after(1), "billing");

        assertThat(await(hasty.of(after(2), this::ask)))
                .contains(new Told<>("billing", Optional.of(NOON.plusSeconds(1))));

        assertThat(late).isZero();
        asked.get(0).complete("shop");
        assertThat(late).as("who was told so may look again").isOne();
        assertThat(await(hasty.of(after(2), this::ask))).contains(Told.now("shop"));
    }

    @Test
    void nobodyWaitsLongWhereSomethingWasKnown() {
        knows(patient, after(1), "billing");

        assertThat(await(patient.of(after(2), this::ask))).isPresent();
        asked.get(0).complete("shop");
        assertThat(await(patient.of(after(2), this::ask))).contains(Told.now("shop"));
        assertThat(late).isOne();
    }

    @Test
    void nothingIsToldWhereNothingWasKnownBefore() {
        assertThat(await(hasty.of(after(1), this::ask))).isEmpty();
    }

    @Test
    void nothingIsToldAfterAFailureAlsoWhileItIsAskedAgain() {
        knows(hasty, after(1), "billing");

        assertThat(await(hasty.of(after(2), () -> Future.failedFuture("no engine"))))
                .isEmpty();
        assertThat(await(hasty.of(after(2), this::ask))).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void anEngineThatFailsLateLeavesNothingToTell() {
        knows(hasty, after(1), "billing");
        assertThat(await(hasty.of(after(2), this::ask))).isPresent();

        asked.get(0).fail("no engine");

        assertThat(await(hasty.of(after(2), this::ask))).isEmpty();
    }

    @Test
    void anAnswerOfWhatWasIsNotTakenForOneOfWhatIs() {
        var then = patient.of(after(1), this::ask);
        var now = patient.of(after(2), this::ask);

        asked.get(0).complete("billing");
        assertThat(await(then)).contains(Told.now("billing"));
        assertThat(now.isComplete()).isFalse();

        asked.get(1).complete("shop");
        assertThat(await(now)).contains(Told.now("shop"));
    }

    @Test
    void anAnswerOfWhatWasIsToldAsThatToWhoWaitsNoLonger() {
        var then = hasty.of(after(1), this::ask);
        assertThat(await(then)).isEmpty();
        assertThat(await(hasty.of(after(2), this::ask))).isEmpty();

        asked.get(0).complete("billing");

        assertThat(await(hasty.of(after(2), this::ask)))
                .contains(new Told<>("billing", Optional.of(NOON.plusSeconds(1))));
        assertThat(asked).hasSize(2);
    }

    @Test
    void ofThoseThatWaitBehindAQuestionOnlyTheLatestIsAsked() {
        patient.of(after(1), this::ask);
        var second = patient.of(after(2), this::ask);
        var third = patient.of(after(3), this::ask);
        var secondAgain = patient.of(after(2), this::ask);

        asked.get(0).complete("billing");
        asked.get(1).complete("shop");

        assertThat(asked).hasSize(2);
        for (var told : List.of(second, third, secondAgain)) {
            assertThat(await(told)).contains(Told.now("shop"));
        }
        assertThat(await(patient.of(after(3), this::ask))).contains(Told.now("shop"));
        assertThat(asked).hasSize(2);
    }

    @Test
    void anotherCloudOfTheSameNumberIsAskedAbout() {
        knows(hasty, after(1), "billing");

        assertThat(await(hasty.of(like(after(1)), this::ask)))
                .contains(new Told<>("billing", Optional.of(NOON.plusSeconds(1))));
    }
}
