package io.vioscope.source.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.config.ProbesConfig;
import io.vioscope.inventory.Report;
import io.vioscope.source.Source;
import io.vioscope.source.SourceContract;
import io.vioscope.source.openstack.FakeCloud;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract against a server that users use. */
class ReachSourceTest extends SourceContract {
    private final FakePlaces places = new FakePlaces();
    private final ReachSource source =
            places.source(new ProbesConfig(List.of(places.web("shop")), List.of()), InstantSource.system(), "ping");

    @AfterEach
    void stop() {
        places.close();
    }

    @Override
    protected Source source() {
        return source;
    }

    @Override
    protected Report poll() {
        return places.run(source);
    }

    @Override
    protected void breakWorld() {
        places.status = 503;
        FakeCloud.paths()
                .forEach(path -> places.cloud.on(
                        path, request -> request.response().setStatusCode(503).end()));
    }

    /** That it is not reached is what there is to be seen. */
    @Override
    protected void isToldAsBroken(Report report) {
        assertThat(report.entities())
                .singleElement()
                .satisfies(probe -> assertThat(probe.status().word()).isEqualTo(Verdict.FROM_ONE));
    }

    @Override
    protected void mendWorld() {
        places.status = 200;
        FakeCloud.paths().forEach(places.cloud::truth);
    }

    @Override
    protected Future<Void> closeSource() {
        var closed = source.close();
        FakeCloud.await(closed);
        return closed;
    }
}
