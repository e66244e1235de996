package io.vioscope.source.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.source.Source;
import io.vioscope.source.SourceContract;
import io.vioscope.source.openstack.FakeCloud;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The contract against a Neutron that has ports. */
class CanarySourceTest extends SourceContract {
    private final FakeNeutron neutron = new FakeNeutron();
    private final CanarySource source = neutron.source(Optional.empty());

    @AfterEach
    void stop() {
        neutron.close();
    }

    @Override
    protected Source source() {
        return source;
    }

    @Override
    protected Report poll() {
        return neutron.look(source);
    }

    @Override
    protected void breakWorld() {
        neutron.onCreate = FakeNeutron.error(500, "Any");
    }

    /** That it fails is what there is to be seen. */
    @Override
    protected void isToldAsBroken(Report report) {
        assertThat(report.entities())
                .singleElement()
                .satisfies(canary -> assertThat(canary.status().word()).isIn("failed once", "fails"));
    }

    @Override
    protected void mendWorld() {
        neutron.onCreate = null;
    }

    @Override
    protected Future<Void> closeSource() {
        var closed = source.close();
        FakeCloud.await(closed);
        return closed;
    }
}
