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
