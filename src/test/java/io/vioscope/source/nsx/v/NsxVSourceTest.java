package io.vioscope.source.nsx.v;

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

/** The contract against a fake NSX for vSphere. */
class NsxVSourceTest extends SourceContract {
    private final FakeNsxV nsx = new FakeNsxV();
    private final Source source = nsx.source(nsx.access(), InstantSource.system());

    @AfterEach
    void stop() {
        nsx.close();
    }

    @Override
    protected Source source() {
        return source;
    }

    @Override
    protected Report poll() {
        return nsx.run(source::poll);
    }

    @Override
    protected void breakWorld() {
        nsx.on("*", r -> r.response().setStatusCode(503).end("Service Unavailable"));
    }

    /** That it does not answer is seen, and said of it. */
    @Override
    protected void isToldAsBroken(Report report) {
        assertThat(report.entities()).isEmpty();
        assertThat(report.completeness())
                .isInstanceOfSatisfying(
                        Completeness.Partial.class,
                        partial -> assertThat(partial.unseen())
                                .containsOnlyKeys(Kind.EDGE_CLUSTER, Kind.ESXI_HOST, Kind.HYPERVISOR, Kind.ROUTER));
        assertThat(report.beyond().details().told())
                .containsOnlyKeys(new EntityKey(Kind.NSX_MANAGER, Kind.NSX_MANAGER.word()));
    }

    @Override
    protected void mendWorld() {
        nsx.truth();
    }

    @Override
    protected Future<Void> closeSource() {
        var closed = source.close();
        FakeCloud.await(closed);
        return closed;
    }
}
