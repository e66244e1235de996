package io.vioscope.source.trap;

import static io.vioscope.source.trap.TrapCases.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.source.Source;
import io.vioscope.source.SourceContract;
import io.vioscope.source.openstack.FakeCloud;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * The contract, with traps that the delivered rules understand. This source asks nobody. That all is well and that no trap
 * arrives any more look alike to it, so it cannot tell the one from the other: it says in both cases what it was told last, and
 * until when that is held is its own affair.
 */
class TrapSourceTest extends SourceContract {
    private static final InstantSource CLOCK = InstantSource.fixed(TrapCases.AT);
    private static final Set<Kind> KINDS = Set.of(Kind.SERVER, Kind.VCENTER);

    private final Observations held = new Observations("east", KINDS, Duration.ofHours(24));
    private final TrapDesk desk =
            new TrapDesk(TrapCases.config("east", null), Map.of("east", held), new Tally(CLOCK.instant()));
    private final TrapSource source = new TrapSource(held::details, KINDS, CLOCK);

    TrapSourceTest() {
        desk.see(TrapCases.snapshot("east"), CLOCK.instant());
        mendWorld();
    }

    private void take(Trap trap) {
        desk.take(trap, TrapCases.config("east", null).senders().get(0));
    }

    @Override
    protected Source source() {
        return source;
    }

    @Override
    protected Report poll() {
        return FakeCloud.await(source.poll());
    }

    @Override
    protected void costsWhatItAsks(Report report) {
        assertThat(report.cost()).isEqualTo(Report.Cost.NONE);
    }

    /** What still comes is about nothing that is here, or understood by nobody. */
    @Override
    protected void breakWorld() {
        take(TrapCases.vcenter("3", "Green", "alarm.VmCpu - 9%", "nobody"));
        take(TrapCases.trap("1.3.6.1.4.1.99999.0.1", Map.of()));
    }

    @Override
    protected void isToldAsBroken(Report report) {
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.beyond().details().told()).containsOnlyKeys(SERVER);
    }

    @Override
    protected void mendWorld() {
        take(TrapCases.vcenter("3", "Red", "alarm.VmCpu - 99%", "web-1"));
    }

    @Override
    protected Future<Void> closeSource() {
        var closed = source.close();
        FakeCloud.await(closed);
        return closed;
    }
}
