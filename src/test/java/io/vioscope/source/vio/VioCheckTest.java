package io.vioscope.source.vio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.config.ManagementAccess;
import io.vioscope.config.ManagementAccess.Api;
import io.vioscope.source.openstack.FakeCloud;
import io.vioscope.source.openstack.Finding;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a check says of a management server before anything runs. */
class VioCheckTest {
    private final FakeVio vio = new FakeVio(Api.PUBLIC);

    @AfterEach
    void stop() {
        vio.close();
    }

    private List<Finding> check(ManagementAccess access) {
        var vertx = vio.vertx();
        return FakeCloud.await(Future.future(promise ->
                vertx.runOnContext(v -> VioCheck.of(vertx, vio.config(access), InstantSource.system(), FakeCloud.LIMITS)
                        .onComplete(promise))));
    }

    @Test
    void saysWhichApiItSpeaksAndWhatItTells() {
        var findings = check(vio.access());
        assertThat(findings).allMatch(Finding::ok);
        assertThat(findings)
                .extracting(Finding::detail)
                .anyMatch(detail -> detail.startsWith("speaks Public API, version 7.0.0.16105304, in "))
                .contains("running, mode kubernetes (VIO's manager says so: high availability is enabled), 2 machines,"
                        + " 2 services");
    }

    @Test
    void saysThatAPasswordIsRefused() {
        assertThat(check(vio.access("wrong", Api.PUBLIC)))
                .singleElement()
                .matches(finding -> !finding.ok() && finding.detail().contains("Login of vioscope"));
    }

    @Test
    void saysNothingWhereNoneIsConfigured() {
        var without = vio.config(vio.access()).withManagement(null);
        assertThat(FakeCloud.await(VioCheck.of(vio.vertx(), without, InstantSource.system())))
                .isEmpty();
    }
}
