package io.vioscope.source.openstack.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import io.vioscope.source.http.Meter;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How complete the report of a source is that covers nothing and only adds to what others see. */
class ReportBuilderTest {
    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");
    private static final ReadFailure WHY = new ReadFailure(Cause.SERVER_ERROR, "GET /x: status 500");
    private static final EntityKey C1 = new EntityKey(Kind.HYPERVISOR, "c1");
    private static final Attributes SAID = Attributes.of(Map.of("placement.vcpu_total", "96"));

    private final ReportBuilder report = new ReportBuilder(
            new SourceId("placement"), Set.of(), Set.of(Kind.HYPERVISOR), START, () -> START, new Meter());

    @Test
    void thatThereIsNothingToAddIsComplete() {
        report.toldAll(Kind.HYPERVISOR);
        var done = report.done();
        assertThat(done.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(done.beyond().details().whole()).containsExactly(Kind.HYPERVISOR);
    }

    @Test
    void itIsPartialIfSomethingWasToldAndFailedIfNothingWas() {
        report.missed(Kind.HYPERVISOR, WHY);
        assertThat(report.done().completeness()).isEqualTo(new Completeness.Failed(WHY));
        report.tell(C1, SAID, START.minusSeconds(60));
        var done = report.done();
        assertThat(done.completeness()).isEqualTo(new Completeness.Partial(Map.of(Kind.HYPERVISOR, WHY)));
        assertThat(done.beyond().details().asOf()).containsEntry(C1, START.minusSeconds(60));
        assertThat(done.beyond().details().whole()).isEmpty();
        assertThat(done.sawAll(Kind.HYPERVISOR)).isFalse();
    }

    @Test
    void whatItAddsToIsKnownWhenItFails() {
        assertThat(report.failed(WHY).beyond().details().of()).containsExactly(Kind.HYPERVISOR);
    }
}
