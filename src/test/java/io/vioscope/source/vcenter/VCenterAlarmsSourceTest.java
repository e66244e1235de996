package io.vioscope.source.vcenter;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.source.Source;
import io.vioscope.source.SourceContract;
import io.vioscope.source.openstack.FakeCloud;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

/** The contract against a fake vCenter. */
class VCenterAlarmsSourceTest extends SourceContract {
    private final FakeVCenter vcenter = new FakeVCenter();
    private final Source source = VCenterAlarmsSource.of(
            vcenter.vertx(), vcenter.config(vcenter.access()), InstantSource.system(), FakeCloud.LIMITS);

    VCenterAlarmsSourceTest() {
        vcenter.alarms.define("alarm-1", "Host connection", "Watches it");
        vcenter.alarms.on("alarm-1", "HostSystem", "host-21", "red");
    }

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
