package io.vioscope.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.WindowFact;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders are done, or refused with what is wrong and where. */
class DeskTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
    private static final Inventory BELIEVED =
            Inventory.empty().edit().put(Worlds.hypervisor("c1", Health.OK)).done();

    private static Outcome answer(Windows windows, Order order) {
        return Desk.answer(windows, "prod", BELIEVED, order, 12, NOW);
    }

    private static Order.Set set(String scope, String from, String until, String by, String reason) {
        return new Order.Set(EntityKey.parse(scope), Instant.parse(from), Instant.parse(until), by, reason);
    }

    @Test
    void aWindowIsNamedByItsFactAndBeginsNotBeforeItWasSet() {
        var order = set("hypervisor/c1", "2026-11-25T02:00:00Z", "2026-11-25T04:00:00Z", " Ann\n", "new\tfirmware");
        assertThat(answer(Windows.none(), order))
                .isEqualTo(new Outcome.Done(new WindowFact.Set(
                        new MaintenanceWindow(12, order.scope(), NOW, order.until(), "Ann", "new firmware"))));
    }

    @ParameterizedTest
    @CsvSource({
        "hypervisor/c9, 2026-11-25T03:00:00Z, 2026-11-25T04:00:00Z, Ann, why, entity",
        "cloud/elsewhere, 2026-11-25T03:00:00Z, 2026-11-25T04:00:00Z, Ann, why, entity",
        "hypervisor/c1, 2026-11-25T05:00:00Z, 2026-11-25T04:00:00Z, Ann, why, until",
        "hypervisor/c1, 2026-11-25T01:00:00Z, 2026-11-25T02:00:00Z, Ann, why, until",
        "hypervisor/c1, 2026-11-25T03:00:00Z, 2026-12-25T03:00:01Z, Ann, why, until",
        "hypervisor/c1, 2026-11-25T03:00:00Z, 2026-11-25T04:00:00Z, Ann, ' ', reason",
        "hypervisor/c1, 2026-11-25T03:00:00Z, 2026-11-25T04:00:00Z, '', why, by"
    })
    void whatIsWrongIsSaidWithWhere(String scope, String from, String until, String by, String reason, String where) {
        assertThat(answer(Windows.none(), set(scope, from, until, by, reason)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.wrong())
                                .extracting(Outcome.Wrong::where)
                                .containsExactly(where));
    }

    @Test
    void theWholeCloudAndThirtyDaysAreAllowed() {
        assertThat(answer(
                        Windows.none(),
                        set("cloud/prod", "2026-11-25T03:00:00Z", "2026-12-25T03:00:00Z", "Ann", "move")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void onlyAWindowThatHasNotEndedCanBeCancelled() {
        var window =
                new MaintenanceWindow(3, EntityKey.parse("hypervisor/c1"), NOW, NOW.plusSeconds(60), "Ann", "firmware");
        var windows = Windows.of(List.of(window), List.of());
        assertThat(answer(windows, new Order.Cancel(3)))
                .isEqualTo(new Outcome.Done(new WindowFact.Ended(window, WindowFact.End.CANCELLED)));
        assertThat(answer(windows, new Order.Cancel(4))).isEqualTo(new Outcome.NotOpen(4));
        var after = windows.apply(List.of(new WindowFact.Ended(window, WindowFact.End.CANCELLED)), NOW);
        assertThat(answer(after, new Order.Cancel(3))).isEqualTo(new Outcome.NotOpen(3));
    }
}
