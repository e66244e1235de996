package io.vioscope.source.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckTest {
    private final FakeCloud cloud = new FakeCloud();

    @AfterEach
    void stop() {
        cloud.close();
    }

    private List<Finding> check() {
        return cloud.run(
                () -> OpenStackSources.check(cloud.vertx(), cloud.config(), InstantSource.system(), FakeCloud.LIMITS));
    }

    @Test
    void saysWhatEachApiAnswered() {
        var findings = check();
        assertThat(findings).contains(new Finding(true, "servers", "32 seen"), new Finding(true, "projects", "5 seen"));
        assertThat(findings)
                .anyMatch(f -> f.ok() && f.what().equals("roles") && f.detail().contains("sees all projects"))
                .anyMatch(f -> f.what().equals("Nova version") && f.detail().contains("2.93"));
    }

    @Test
    void saysWhichPluginDoesNeutronsWork() {
        assertThat(check())
                .anyMatch(f -> f.ok()
                        && f.what().equals("Neutron plugin")
                        && f.detail().contains("other (ML2"))
                .contains(
                        new Finding(true, "virtual interfaces", "49 seen"),
                        new Finding(true, "load balancers", "2 seen"));
    }

    @Test
    void aCloudMayDoWithoutNetworksAndLoadBalancers() {
        cloud.on(
                FakeCloud.LOGIN,
                r -> cloud.login(
                        r, cloud.token().replace("load-balancer", "none").replace("\"network\"", "\"none\"")));
        assertThat(check())
                .allMatch(f -> f.ok() || f.what().equals("clocks"))
                .anyMatch(f -> f.what().equals("Neutron") && f.detail().contains("not in the catalog"))
                .anyMatch(f -> f.what().equals("Octavia") && f.detail().contains("not in the catalog"));
    }

    @Test
    void saysWhatIsRefused() {
        cloud.on(FakeCloud.SERVERS, r -> r.response().setStatusCode(403).end("{}"));
        assertThat(check())
                .anyMatch(
                        f -> !f.ok() && f.detail().contains("403") && f.detail().contains(FakeCloud.SERVERS))
                .contains(new Finding(true, "hypervisors", "4 seen"));
    }

    @Test
    void aRefusedLoginIsTheOnlyFinding() {
        cloud.on(FakeCloud.LOGIN, r -> r.response().setStatusCode(401).end("{}"));
        assertThat(check()).singleElement().matches(f -> !f.ok() && f.what().equals("Keystone login"));
    }
}
