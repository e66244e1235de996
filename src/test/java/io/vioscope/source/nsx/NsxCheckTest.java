package io.vioscope.source.nsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.config.NsxAccess;
import io.vioscope.source.openstack.FakeCloud;
import io.vioscope.source.openstack.Finding;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a check says of NSX Managers before anything runs. */
class NsxCheckTest {
    private final FakeNsx nsx = new FakeNsx();

    @AfterEach
    void stop() {
        nsx.close();
    }

    private List<Finding> check(NsxAccess access) {
        var vertx = nsx.vertx();
        return FakeCloud.await(Future.future(promise ->
                vertx.runOnContext(v -> NsxCheck.of(vertx, nsx.config(access), InstantSource.system(), FakeCloud.LIMITS)
                        .onComplete(promise))));
    }

    @Test
    void saysHowMuchIsSeenAndJoinedAndLogsOut() {
        var findings = check(nsx.access());
        assertThat(findings).allMatch(Finding::ok);
        assertThat(findings).extracting(Finding::detail).anyMatch(detail -> detail.startsWith("version 3.2.1"));
        assertThat(findings)
                .extracting(Finding::detail)
                .contains("1 edge clusters, 5 transport nodes, 3 of which are ESXi hosts of a known vCenter;"
                        + " 1 tier-1 gateways, 1 of which are Neutron's; 1 tier-0 gateways");
        assertThat(nsx.asked).last().isEqualTo("POST /api/session/destroy");
    }

    @Test
    void saysWhatMayNotBeSeenAndWhoDoesNotAnswer() {
        nsx.on("/api/v1/fabric/compute-managers", request -> FakeNsx.error(request, 403, 401));
        var findings = check(nsx.access(URI.create("http://127.0.0.1:1")));
        assertThat(findings)
                .filteredOn(finding -> !finding.ok())
                .extracting(Finding::detail)
                .anyMatch(detail -> detail.equals("does not answer"))
                .anyMatch(detail -> detail.contains("/fabric/compute-managers") && detail.contains("403"));
    }

    @Test
    void saysThatAPasswordIsRefused() {
        assertThat(check(nsx.access("wrong")))
                .singleElement()
                .matches(finding -> !finding.ok() && finding.detail().contains("Login of vioscope"));
    }
}
