package io.vioscope.source.vcenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.Source;
import io.vioscope.source.SourceContract;
import io.vioscope.source.openstack.FakeCloud;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

/** The contract against a fake vCenter. */
class VCenterSourceTest extends SourceContract {
    private final FakeVCenter vcenter = new FakeVCenter();
    private final Source source = vcenter.source(InstantSource.system());

    @AfterEach
    void stop() {
        vcenter.close();
    }

    @Override
    protected Source source() {
        return source;
    }

    @Override
    protected Report poll() {
        return vcenter.run(source::poll);
    }

    @Override
    protected void breakWorld() {
        vcenter.on("*", r -> r.response().setStatusCode(503).end("Service Unavailable"));
    }

    /** That it does not answer is seen, and said of it. */
    @Override
    protected void isToldAsBroken(Report report) {
        assertThat(report.entities()).isEmpty();
        assertThat(report.completeness())
                .isInstanceOfSatisfying(
                        Completeness.Partial.class,
                        partial -> assertThat(partial.unseen())
                                .containsOnlyKeys(Kind.ESXI_HOST, Kind.DATASTORE, Kind.SERVER, Kind.HYPERVISOR));
        assertThat(report.beyond().details().told()).containsOnlyKeys(new EntityKey(Kind.VCENTER, FakeVCenter.UUID));
    }

    @Override
    protected void mendWorld() {
        vcenter.truth();
    }

    @Override
    protected Future<Void> closeSource() {
        var closed = source.close();
        FakeCloud.await(closed);
        return closed;
    }
}
