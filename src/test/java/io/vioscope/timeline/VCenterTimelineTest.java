package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Explained;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known, and named as the cause, when vCenter is read too. */
class VCenterTimelineTest {
    private final WatchedCloud cloud = WatchedCloud.withVCenters(60, 3);

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Problem problem(String name) {
        return cloud.snapshot().state().problems().open().values().stream()
                .filter(problem -> problem.key().name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no " + name + " among what was told:\n" + String.join("\n", cloud.told())));
    }

    @Test
    void nothingIsWrongWithAVCenterThatAnswers() {
        cloud.at("300s");
        assertThat(cloud.told()).noneMatch(line -> line.matches(".*(vcenter|esxi_host/|datastore/|runs_on).*"));
        assertThat(cloud.snapshot().state().inventory().of(Kind.VCENTER).values())
                .isNotEmpty()
                .allMatch(vcenter -> vcenter.status().health() == Health.OK)
                .allMatch(vcenter -> cloud.snapshot().isCurrent(vcenter.key()));
    }

    @Test
    void aHostThatFailsIsNamedInPlaceOfItsCluster() {
        var host = cloud.at("60s").strike("esxi-down-ha").targets().get(0);
        cloud.expect("alarm_raised esxi_host.down " + host).by("100s");
        cloud.expect("CONFIRMED esxi_host.down " + host).by("100s");
        cloud.expect("vcenter.host").by("600s");
        assertThat(cloud.told()).noneMatch(line -> line.contains("CONFIRMED hypervisor."));
        assertThat(problem("esxi_host.down").verdict().evidence()).isNotEmpty();
    }

    @Test
    void whatVCenterRaisesItselfIsToldExplainedAndNoFurtherEvidence() {
        var fault = cloud.at("60s").strike("esxi-down-ha");
        var host = fault.targets().get(0);
        cloud.expect("alarm_raised esxi_host.vcenter_alarm " + host).by("100s");
        cloud.expect("CONFIRMED esxi_host.down " + host).by("300s");
        var alarm = new AlarmKey(host, "esxi_host.vcenter_alarm");
        assertThat(cloud.snapshot().state().alarms().get(alarm).orElseThrow().text())
                .contains("Host connection and power state (red)");
        var problem = problem("esxi_host.down");
        assertThat(Explained.by(cloud.snapshot(), alarm)).contains(problem);
        assertThat(problem.verdict().evidence().toString()).doesNotContain("vcenter_alarm");
        cloud.repair(fault);
        cloud.expect("alarm_cleared esxi_host.vcenter_alarm " + host).by("800s");
    }

    @Test
    void aVCenterThatIsLostLeavesItsAlarmsNotVerifiedAndEndsNone() {
        var host = cloud.at("60s").strike("esxi-down-ha").targets().get(0);
        cloud.expect("alarm_raised esxi_host.vcenter_alarm " + host).by("100s");
        var alarm = new AlarmKey(host, "esxi_host.vcenter_alarm");
        cloud.at("200s");
        assertThat(cloud.snapshot().isCurrent(alarm)).isTrue();
        cloud.strike("vcenter-unreachable");
        cloud.at("400s");
        assertThat(cloud.snapshot().isCurrent(alarm)).isFalse();
        assertThat(cloud.snapshot().state().alarms().get(alarm)).isPresent();
        assertThat(cloud.told()).noneMatch(line -> line.contains("alarm_cleared esxi_host.vcenter_alarm"));
    }

    @Test
    void maintenanceIsPlannedAndNoFault() {
        var host = cloud.at("60s").strike("esxi-maintenance").targets().get(0);
        cloud.expect("esxi_host.maintenance " + host).by("400s");
        assertThat(cloud.told()).noneMatch(line -> line.contains("hypervisor.hosts_gone"));
        assertThat(cloud.entity(host).orElseThrow().status().word()).isEqualTo("maintenance");
    }

    @Test
    void aDatastoreThatIsLostIsNamedWithTheServersOnIt() {
        var store = cloud.at("60s").strike("datastore-pdl").targets().get(0);
        cloud.expect("alarm_raised datastore.down " + store).by("100s");
        cloud.expect("CONFIRMED datastore.lost " + store).by("900s");
        assertThat(problem("datastore.lost").impact().count(Flow.SERVICE, Kind.SERVER))
                .isPositive();
        assertThat(cloud.told()).noneMatch(line -> line.contains("CONFIRMED hypervisor.servers_fell"));
    }

    @Test
    void aVCenterThatIsLostIsSeenLongBeforeOpenStackShowsIt() {
        var fault = cloud.at("60s").strike("vcenter-unreachable");
        var vcenter = fault.targets().get(0);
        cloud.expect("alarm_raised vcenter.down " + vcenter).by("100s");
        cloud.expect("CONFIRMED vcenter.silent " + vcenter).by("210s");
        cloud.expect("CONFIRMED vcenter.unreachable " + vcenter).by("850s");
        cloud.expect("problem_resolved BETTER_EXPLANATION vcenter.silent " + vcenter)
                .by("900s");
        assertThat(cloud.told().stream().filter(line -> line.matches(".*(CONFIRMED|resolved).*vcenter\\..*")))
                .extracting(line -> line.split(" ")[2])
                .containsExactly("vcenter.silent", "vcenter.unreachable", "vcenter.silent");
        assertThat(cloud.entity(vcenter).orElseThrow().status().health()).isEqualTo(Health.DOWN);
        assertThat(cloud.snapshot().isCurrent(vcenter)).isTrue();
        cloud.repair(fault);
        cloud.expect("alarm_cleared vcenter.down " + vcenter).by("950s");
        cloud.expect("problem_resolved SYMPTOMS_ENDED vcenter.unreachable").by("1200s");
    }
}
