package io.vioscope.source.vcenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.VCenterAccess;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.Severity;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import io.vioscope.source.openstack.FakeCloud;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The alarms of vCenters that answer, half answer and do not answer, as they are told and as they are believed. */
class VCenterAlarmsTest {
    private static final EntityKey HOST = key(Kind.ESXI_HOST, "host-21");
    private static final EntityKey VCENTER = new EntityKey(Kind.VCENTER, FakeVCenter.UUID);
    private static final String SERVER = "11111111-1111-4111-8111-111111111111";

    private final FakeVCenter vcenter = new FakeVCenter();
    private final Source objects = vcenter.source(InstantSource.system());
    private final Source source = source(vcenter.access());
    private final Engine engine = new Engine(Map.of());
    private Snapshot snapshot = Snapshot.unknown("test");

    VCenterAlarmsTest() {
        vcenter.alarms.define("alarm-1", "Host connection failure", "Default alarm of it");
        vcenter.alarms.define("alarm-2", "Host memory usage", "Default alarm of that");
    }

    @AfterEach
    void stop() {
        vcenter.close();
    }

    private VCenterAlarmsSource source(VCenterAccess... access) {
        return VCenterAlarmsSource.of(
                vcenter.vertx(), vcenter.config(access), InstantSource.system(), FakeCloud.LIMITS);
    }

    private static EntityKey key(Kind kind, String id) {
        return new EntityKey(kind, id + "." + FakeVCenter.UUID);
    }

    private Report poll(Look look) {
        return vcenter.run(() -> source.poll(look));
    }

    private static Map<String, String> told(Report report, EntityKey key) {
        return report.beyond()
                .details()
                .told()
                .getOrDefault(key, Attributes.none())
                .toMap();
    }

    private List<Fact> take(Report report) {
        var step = engine.step(snapshot, new Input.Reported(report), Instant.now());
        snapshot = step.next();
        return step.facts();
    }

    private Alarm alarm(EntityKey key) {
        return snapshot.state()
                .alarms()
                .get(new AlarmKey(key, key.kind().word() + ".vcenter_alarm"))
                .orElseThrow();
    }

    private void isOn() {
        assertThat(snapshot.state().alarms().of(HOST)).hasSize(1);
    }

    @Test
    void eachStandsAtWhatItIsAbout() {
        vcenter.alarms.on("alarm-1", "HostSystem", "host-21", "red");
        vcenter.alarms.on("alarm-2", "HostSystem", "host-21", "yellow");
        vcenter.alarms.on("alarm-3", "Datastore", "datastore-11", "yellow");
        vcenter.alarms.on("alarm-4", "ClusterComputeResource", "domain-c26", "red");
        vcenter.alarms.on("alarm-5", "VirtualMachine", "vm-31", "red");
        vcenter.alarms.on("alarm-6", "Folder", "group-d1", "yellow");
        vcenter.alarms.on("alarm-7", "Network", "network-3", "red");
        vcenter.alarms.on("alarm-8", "HostSystem", "host-22", "green");
        var report = poll(Look.EVERYTHING);
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(told(report, HOST))
                .isEqualTo(Map.of(
                        "vcenter_alarms.alarm-1", "red",
                        "vcenter_alarms.alarm-1.name", "Host connection failure",
                        "vcenter_alarms.alarm-1.about", "Default alarm of it",
                        "vcenter_alarms.alarm-1.since", "2026-11-27T07:59:03Z",
                        "vcenter_alarms.alarm-2", "yellow",
                        "vcenter_alarms.alarm-2.name", "Host memory usage",
                        "vcenter_alarms.alarm-2.about", "Default alarm of that",
                        "vcenter_alarms.alarm-2.since", "2026-11-27T07:59:03Z"));
        assertThat(told(report, key(Kind.DATASTORE, "datastore-11"))).containsEntry("vcenter_alarms.alarm-3", "yellow");
        assertThat(told(report, key(Kind.HYPERVISOR, "domain-c26"))).containsEntry("vcenter_alarms.alarm-4", "red");
        assertThat(told(report, new EntityKey(Kind.SERVER, SERVER))).containsEntry("vcenter_alarms.alarm-5", "red");
        assertThat(told(report, VCENTER))
                .containsEntry("vcenter_alarms.alarm-6", "yellow")
                .containsEntry("vcenter_alarms.on", "7")
                .containsEntry("vcenter_alarms.elsewhere", "1");
        assertThat(report.beyond().details().told()).doesNotContainKey(key(Kind.ESXI_HOST, "host-22"));
    }

    @Test
    void aNameIsAskedForOnceAndAgainOnlyWithEverything() {
        vcenter.alarms.on("alarm-1", "HostSystem", "host-21", "red");
        assertThat(poll(Look.EVERYTHING).cost().requests()).isEqualTo(4);
        assertThat(poll(Look.CHANGES).cost().requests()).isEqualTo(2);
        vcenter.alarms.define("alarm-1", "Renamed", "");
        assertThat(told(poll(Look.EVERYTHING), HOST)).containsEntry("vcenter_alarms.alarm-1.name", "Renamed");
        assertThat(vcenter.asked).filteredOn("Login"::equals).hasSize(1);
    }

    @Test
    void redIsMajorYellowIsAWarningAndWhoHasAcknowledgedItIsTold() {
        take(vcenter.run(() -> objects.poll(Look.EVERYTHING)));
        vcenter.alarms.on("alarm-2", "HostSystem", "host-21", "yellow");
        assertThat(take(poll(Look.EVERYTHING))).anyMatch(fact -> fact instanceof Fact.AlarmRaised);
        assertThat(alarm(HOST).severity()).isEqualTo(Severity.WARNING);
        assertThat(alarm(HOST).text())
                .isEqualTo("An alarm of vCenter's is on at ESXi host esx1.example.org: Host memory usage (yellow)");
        vcenter.alarms.acknowledged("alarm-1", "HostSystem", "host-21", "red", "VSPHERE.LOCAL\\Administrator");
        take(poll(Look.CHANGES));
        assertThat(alarm(HOST).severity()).isEqualTo(Severity.MAJOR);
        assertThat(alarm(HOST).text())
                .isEqualTo("Alarms of vCenter's are on at ESXi host esx1.example.org: Host connection failure (red,"
                        + " acknowledged by VSPHERE.LOCAL\\Administrator at 2026-11-27T08:01:30Z); Host memory usage"
                        + " (yellow)");
        vcenter.alarms.off("alarm-1", "host-21");
        vcenter.alarms.off("alarm-2", "host-21");
        assertThat(take(poll(Look.CHANGES)))
                .anyMatch(fact -> fact instanceof Fact.AlarmCleared cleared
                        && cleared.alarm().key().entity().equals(HOST));
    }

    @Test
    void nothingButAWholeAnswerEndsThemAndMeanwhileTheyAreNotVerified() {
        take(vcenter.run(() -> objects.poll(Look.EVERYTHING)));
        vcenter.alarms.on("alarm-1", "HostSystem", "host-21", "red");
        take(poll(Look.EVERYTHING));
        assertThat(snapshot.isCurrent(alarm(HOST).key())).isTrue();
        vcenter.on("*", r -> r.response().setStatusCode(503).end("no"));
        assertThat(take(poll(Look.EVERYTHING))).noneMatch(Fact.AlarmCleared.class::isInstance);
        assertThat(snapshot.isCurrent(alarm(HOST).key())).isFalse();
        vcenter.truth();
        vcenter.alarms.off("alarm-1", "host-21");
        vcenter.alarms.raw("half", "<entity type=\"HostSystem\">host-22</entity><overallStatus>red</overallStatus>");
        assertThat(take(poll(Look.EVERYTHING))).noneMatch(Fact.AlarmCleared.class::isInstance);
        isOn();
        vcenter.alarms.off("half", "");
        vcenter.on("RetrievePropertiesEx", r -> FakeVCenter.respond(r, "RetrievePropertiesEx", ""));
        take(poll(Look.EVERYTHING));
        isOn();
        vcenter.truth();
        vcenter.alarms.hide(true);
        take(poll(Look.EVERYTHING));
        isOn();
        assertThat(snapshot.isCurrent(HOST)).as("the host itself is seen").isTrue();
        assertThat(snapshot.isCurrent(alarm(HOST).key())).isFalse();
    }

    @Test
    void anAccountThatMayNotSeeTheTopIsToldSo() {
        vcenter.alarms.hide(true);
        assertThat(poll(Look.EVERYTHING).completeness()).isInstanceOfSatisfying(Completeness.Failed.class, failed -> {
            assertThat(failed.why().cause()).isEqualTo(Cause.FORBIDDEN);
            assertThat(failed.why().detail()).contains("needs the role Read-only there");
        });
    }

    @Test
    void oneOfTwoVCentersThatIsAwayKeepsItsAlarmsAndTheOtherEndsItsOwn() {
        try (var other = new FakeVCenter()) {
            other.on("*", r -> r.connection().close());
            var both = source(vcenter.access(), other.access());
            vcenter.alarms.on("alarm-1", "HostSystem", "host-21", "red");
            vcenter.run(() -> both.poll(Look.EVERYTHING));
            vcenter.alarms.off("alarm-1", "host-21");
            var report = vcenter.run(() -> both.poll(Look.EVERYTHING));
            assertThat(report.completeness()).isInstanceOf(Completeness.Partial.class);
            assertThat(report.beyond().details().whole()).isEmpty();
            assertThat(report.beyond().details().told()).containsEntry(HOST, Attributes.none());
        }
    }

    @Test
    void aSessionThatIsOverIsBegunAnew() {
        vcenter.alarms.on("alarm-1", "HostSystem", "host-21", "red");
        poll(Look.EVERYTHING);
        vcenter.endSessions();
        assertThat(told(poll(Look.CHANGES), HOST))
                .containsEntry("vcenter_alarms.alarm-1.name", "Host connection failure");
    }

    @Test
    void whereTheyAreNotWantedNothingIsAskedAndWhatWasOnIsForgotten() {
        take(vcenter.run(() -> objects.poll(Look.EVERYTHING)));
        vcenter.alarms.on("alarm-1", "HostSystem", "host-21", "red");
        take(poll(Look.EVERYTHING));
        isOn();
        var access = vcenter.access();
        var off =
                source(new VCenterAccess(access.url(), access.username(), access.password(), null, null, true, false));
        var report = vcenter.run(() -> off.poll(Look.EVERYTHING));
        assertThat(report.cost().requests()).isZero();
        assertThat(report.aside().notes()).hasSize(1);
        take(report);
        assertThat(snapshot.state().alarms().of(HOST)).isEmpty();
    }
}
