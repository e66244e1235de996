package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.await;

import io.vertx.core.Future;
import io.vioscope.inventory.Report;
import io.vioscope.source.Source;
import io.vioscope.source.SourceContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract against a fake cloud. */
abstract class OpenStackSourceContract extends SourceContract {
    private static final List<String> ALL = List.of(
            FakeCloud.PROJECTS,
            FakeCloud.SERVERS,
            FakeCloud.HYPERVISORS,
            FakeCloud.SERVICES,
            "/v2.1/",
            FakeCloud.NEUTRON + "extensions",
            FakeCloud.NEUTRON + "networks",
            FakeCloud.NEUTRON + "subnets",
            FakeCloud.NEUTRON + "ports",
            FakeCloud.NEUTRON + "routers",
            FakeCloud.NEUTRON + "floatingips",
            FakeCloud.NEUTRON + "agents",
            FakeCloud.L3_ROUTERS,
            FakeCloud.DHCP_NETWORKS,
            FakeCloud.LOAD_BALANCERS);

    protected final FakeCloud cloud = new FakeCloud();
    private final Source source;

    OpenStackSourceContract(String name) {
        source = cloud.sources(FakeCloud.LIMITS).stream()
                .filter(s -> s.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Override
    protected Source source() {
        return source;
    }

    @Override
    protected Report poll() {
        return cloud.run(source::poll);
    }

    @Override
    protected void breakWorld() {
        ALL.forEach(path -> cloud.on(path, r -> r.response().setStatusCode(500).end("{}")));
    }

    @Override
    protected void mendWorld() {
        ALL.forEach(cloud::truth);
    }

    @Override
    protected Future<Void> closeSource() {
        var closed = source.close();
        await(closed);
        return closed;
    }
}
