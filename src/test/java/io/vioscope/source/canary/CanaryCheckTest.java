package io.vioscope.source.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.source.openstack.FakeCloud;
import io.vioscope.source.openstack.Finding;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a check says of the canary before it does anything. */
class CanaryCheckTest {
    private final FakeNeutron neutron = new FakeNeutron();

    @AfterEach
    void stop() {
        neutron.close();
    }

    private List<Finding> check() {
        var cloud = neutron.cloud;
        return cloud.run(() ->
                CanaryCheck.of(cloud.vertx(), FakeNeutron.config(cloud), InstantSource.system(), FakeCloud.LIMITS));
    }

    @Test
    void itSaysLoudlyWhatIsWrittenAndByWhomAndWritesNothing() {
        var findings = check();
        assertThat(findings).extracting(Finding::what).containsExactly("canary account", "canary");
        assertThat(findings).allMatch(Finding::ok);
        assertThat(findings.get(0).detail()).contains("the account that everything is read with");
        assertThat(findings.get(1).detail())
                .startsWith("WRITES TO THE CLOUD: every 300 s it makes one port on network blue");
        assertThat(neutron.asked).isEmpty();
    }

    @Test
    void whoMayOnlyReadIsSaidToMakeNoPort() {
        neutron.cloud.on(
                FakeCloud.LOGIN,
                request -> neutron.cloud.login(
                        request,
                        neutron.cloud
                                .token()
                                .replaceAll("\"roles\":\\s*\\[[^]]*]", "\"roles\":[{\"name\":\"reader\"}]")));
        assertThat(check().get(0).ok()).isFalse();
        assertThat(check().get(0).detail()).endsWith("who may only read makes no port");
    }

    @Test
    void aNetworkThatIsNotThereAndAPasswordThatIsRefusedAreSaid() {
        neutron.isNetworkThere = false;
        assertThat(check())
                .filteredOn(f -> !f.ok())
                .singleElement()
                .satisfies(f -> assertThat(f.detail()).isEqualTo("network blue: its account sees no such network"));
        neutron.cloud.on(
                FakeCloud.LOGIN,
                request -> request.response().setStatusCode(401).end());
        assertThat(check()).singleElement().satisfies(f -> assertThat(f.what()).isEqualTo("canary login"));
    }
}
