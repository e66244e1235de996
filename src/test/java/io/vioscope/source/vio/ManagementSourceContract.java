package io.vioscope.source.vio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.config.ManagementAccess.Api;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.source.Source;
import io.vioscope.source.SourceContract;
import io.vioscope.source.openstack.FakeCloud;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

/** The contract of sources, of one that has to find out by which API it is to read. */
abstract class ManagementSourceContract extends SourceContract {
    private final FakeVio vio;
    private final Source source;

    ManagementSourceContract(Api api) {
        vio = new FakeVio(api);
        source = vio.source(vio.access(), InstantSource.system());
    }

    @AfterEach
    void stop() {
        vio.close();
    }

    @Override
    protected Source source() {
        return source;
    }

    @Override
    protected Report poll() {
        return vio.run(source::poll);
    }

    @Override
    protected void breakWorld() {
        vio.on("*", request -> FakeVio.end(request, 503));
    }

    /** That it does not answer is seen, and said of it. */
    @Override
    protected void isToldAsBroken(Report report) {
        assertThat(report.entities())
                .singleElement()
                .satisfies(server -> assertThat(server.status().health()).isEqualTo(Health.DOWN));
        assertThat(report.completeness())
                .isInstanceOfSatisfying(
                        Completeness.Partial.class,
                        partial -> assertThat(partial.unseen()).containsOnlyKeys(Kind.CLOUD));
    }

    @Override
    protected void mendWorld() {
        vio.truth();
    }

    @Override
    protected Future<Void> closeSource() {
        var closed = source.close();
        FakeCloud.await(closed);
        return closed;
    }
}
