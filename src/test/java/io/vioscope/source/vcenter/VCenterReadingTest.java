package io.vioscope.source.vcenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import io.vioscope.source.openstack.FakeCloud;
import io.vioscope.source.openstack.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is seen of a vCenter that answers, and of what changes there. */
class VCenterReadingTest {
    private static final String SERVER = "11111111-1111-4111-8111-111111111111";

    private final FakeVCenter vcenter = new FakeVCenter();
    private final Source source = vcenter.source(InstantSource.system());

    @AfterEach
    void stop() {
        vcenter.close();
    }

    private Report poll(Look look) {
        return vcenter.run(() -> source.poll(look));
    }

    private static EntityKey key(Kind kind, String id) {
        return new EntityKey(kind, id + "." + FakeVCenter.UUID);
    }

    private static Map<String, String> told(Report.Details details, EntityKey key) {
        return details.told().getOrDefault(key, Attributes.none()).toMap();
    }

    private static Entity entity(Report report, EntityKey key) {
        return report.entities().stream()
                .filter(e -> e.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hostsAndDatastoresStandWithWhatTheyBelongTo() {
        var report = poll(Look.EVERYTHING);
        var lines = report.entities().stream()
                .map(e -> e.key() + " | " + e.name() + " | " + e.status().word() + " "
                        + e.status().health().word() + " " + e.status().admin().word() + " | "
                        + e.relations().stream()
                                .map(r -> r.type().word() + " " + r.to())
                                .collect(Collectors.joining(", "))
                        + " | " + e.attributes())
                .map(line -> line.replace("." + FakeVCenter.UUID, "").replace(FakeVCenter.UUID, "UUID"))
                .sorted();
        assertThat(lines)
                .containsExactly(
                        "datastore/datastore-11 | vsan | accessible ok enabled | attached_to hypervisor/domain-c26,"
                                + " registered_in vcenter/UUID | {accessible=true, capacity_gb=1000, free_percent=40,"
                                + " maintenance=normal, type=VMFS}",
                        "datastore/datastore-12 | nfs | accessible ok enabled | attached_to hypervisor/domain-c26,"
                                + " registered_in vcenter/UUID | {accessible=true, capacity_gb=1000, free_percent=90,"
                                + " maintenance=normal, type=VMFS}",
                        "esxi_host/host-21 | esx1.example.org | connected ok enabled | part_of hypervisor/domain-c26,"
                                + " registered_in vcenter/UUID | {cluster=Cluster A, connection=connected,"
                                + " maintenance=false, memory_gb=256, power=poweredOn, vcpus=64, version=7.0.3}",
                        "esxi_host/host-22 | esx2.example.org | connected ok enabled | part_of hypervisor/domain-c26,"
                                + " registered_in vcenter/UUID | {cluster=Cluster A, connection=connected,"
                                + " maintenance=false, memory_gb=256, power=poweredOn, vcpus=64, version=7.0.3}");
    }

    @Test
    void serversAndHypervisorsGetWhatTheVCenterKnowsOfThem() {
        var details = poll(Look.EVERYTHING).beyond().details();
        assertThat(told(details, new EntityKey(Kind.SERVER, SERVER)))
                .isEqualTo(Map.of(
                        "vcenter.vm", "vm-31",
                        "vcenter.host", "esx1.example.org",
                        "vcenter.power", "poweredOn",
                        "vcenter.connection", "connected",
                        "vcenter.heartbeat", "green"));
        assertThat(details.ties().told().get(new EntityKey(Kind.SERVER, SERVER)))
                .containsExactlyInAnyOrder(
                        new Relation(RelationType.RUNS_ON, key(Kind.ESXI_HOST, "host-21")),
                        new Relation(RelationType.STORED_ON, key(Kind.DATASTORE, "datastore-11")));
        assertThat(told(details, key(Kind.HYPERVISOR, "domain-c26")))
                .isEqualTo(Map.of(
                        "vcenter.name", "Cluster A",
                        "vcenter.hosts", "2",
                        "vcenter.hosts_usable", "2",
                        "vcenter.ha", "true",
                        "vcenter.drs", "false"));
        assertThat(told(details, new EntityKey(Kind.VCENTER, FakeVCenter.UUID)))
                .containsEntry("vcenter.state", "answers")
                .containsEntry("vcenter.version", "7.0.3");
        assertThat(details.whole()).containsExactlyInAnyOrder(Kind.SERVER, Kind.HYPERVISOR, Kind.VCENTER);
    }

    @Test
    void theWordsOfVCenterAreTakenForWhatTheyMean() {
        assertThat(after("runtime.connectionState", "notResponding"))
                .isEqualTo(Status.enabled("not responding", Health.DOWN));
        assertThat(after("runtime.connectionState", "disconnected"))
                .isEqualTo(Status.disabled("disconnected", Health.UNKNOWN));
        assertThat(after("runtime.connectionState", "connected")).isEqualTo(Status.enabled("connected", Health.OK));
        assertThat(after("runtime.powerState", "poweredOff")).isEqualTo(Status.enabled("powered off", Health.DOWN));
        assertThat(after("runtime.powerState", "standBy")).isEqualTo(Status.disabled("standby", Health.UNKNOWN));
        assertThat(after("runtime.inMaintenanceMode", "true")).isEqualTo(Status.disabled("maintenance", Health.OK));
    }

    private Status after(String path, String value) {
        vcenter.set("HostSystem", "host-21", path, value);
        return entity(poll(Look.CHANGES), key(Kind.ESXI_HOST, "host-21")).status();
    }

    @Test
    void aDatastoreThatIsLostHasNoFreeSpaceThatCouldBeKnown() {
        poll(Look.EVERYTHING);
        vcenter.set("Datastore", "datastore-11", "summary.accessible", "false");
        var lost = entity(poll(Look.CHANGES), key(Kind.DATASTORE, "datastore-11"));
        assertThat(lost.status()).isEqualTo(Status.enabled("not accessible", Health.DOWN));
        assertThat(lost.attributes().get("free_percent")).isNull();
    }

    @Test
    void freeSpaceIsToldInStepsThatGetFinerAsItGetsScarce() {
        poll(Look.EVERYTHING);
        assertThat(List.of(freeAfter(399), freeAfter(311), freeAfter(109), freeAfter(99), freeAfter(14), freeAfter(0)))
                .containsExactly("30", "30", "10", "9", "1", "0");
    }

    private String freeAfter(long gib) {
        vcenter.set("Datastore", "datastore-11", "summary.freeSpace", Long.toString(gib << 30));
        return String.valueOf(entity(poll(Look.CHANGES), key(Kind.DATASTORE, "datastore-11"))
                .attributes()
                .get("free_percent"));
    }

    @Test
    void aLookAtChangesWaitsForOneAndTellsItAtOnce() {
        poll(Look.EVERYTHING);
        var began = Instant.now();
        var waiting = vcenter.start(() -> source.poll(Look.CHANGES));
        vcenter.move("vm-31", "host-22");
        var report = FakeCloud.await(waiting);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(8));
        assertThat(told(report.beyond().details(), new EntityKey(Kind.SERVER, SERVER)))
                .containsEntry("vcenter.host", "esx2.example.org");
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.cost().requests()).isEqualTo(2);
    }

    @Test
    void aMoveInsideTheClusterIsAFactOfTheServerAndNotAMoveOfNova() {
        var engine = new Engine(Map.of());
        var at = Instant.parse("2026-11-26T12:00:00Z");
        var server = new Entity(
                new EntityKey(Kind.SERVER, SERVER),
                "web",
                Status.enabled("ACTIVE", Health.OK),
                Attributes.none(),
                List.of(new Relation(RelationType.HOSTED_ON, key(Kind.HYPERVISOR, "domain-c26"))));
        var nova = new Report(
                new SourceId("nova"),
                at,
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(Kind.SERVER),
                new Completeness.Complete(),
                List.of(server),
                List.of(),
                Set.of());
        var state = engine.step(Snapshot.unknown("test"), new Input.Reported(nova), at)
                .next();
        state = engine.step(state, new Input.Reported(poll(Look.EVERYTHING)), at.plusSeconds(1))
                .next();
        var again = engine.step(state, new Input.Reported(poll(Look.EVERYTHING)), at.plusSeconds(2));
        assertThat(again.facts()).isEmpty();
        vcenter.move("vm-31", "host-22");
        var step = engine.step(again.next(), new Input.Reported(poll(Look.CHANGES)), at.plusSeconds(3));
        assertThat(step.facts()).singleElement().isInstanceOfSatisfying(Fact.EntityChanged.class, fact -> {
            assertThat(fact.key()).isEqualTo(server.key());
            assertThat(fact.changes().keySet()).containsExactly("relation.runs_on", "vcenter.host");
            assertThat(fact.changes())
                    .containsEntry("vcenter.host", new Change("esx1.example.org", "esx2.example.org"));
        });
        var unchanged = new Report(
                nova.source(),
                at.plusSeconds(4),
                Duration.ZERO,
                Report.Cost.NONE,
                nova.covers(),
                nova.completeness(),
                nova.entities(),
                List.of(),
                Set.of());
        var later = engine.step(step.next(), new Input.Reported(unchanged), at.plusSeconds(4));
        assertThat(later.facts()).isEmpty();
        assertThat(later.next()
                        .state()
                        .inventory()
                        .get(server.key())
                        .orElseThrow()
                        .related(RelationType.RUNS_ON))
                .contains(key(Kind.ESXI_HOST, "host-22"));
    }

    @Test
    void whatComesAndGoesIsFollowed() {
        poll(Look.EVERYTHING);
        vcenter.host("host-23", "esx3.example.org", "domain-c26");
        vcenter.remove("HostSystem", "host-22");
        assertThat(poll(Look.CHANGES).entities())
                .extracting(Entity::name)
                .contains("esx3.example.org")
                .doesNotContain("esx2.example.org");
    }

    @Test
    void aMachineThatIsLostIsKnownByItsNameAndTemplatesAreNone() {
        vcenter.machine("vm-33", "33333333-3333-4333-8333-333333333333", "host-21", "datastore-11");
        vcenter.unset("VirtualMachine", "vm-31", "config.instanceUuid");
        vcenter.set("VirtualMachine", "vm-33", "config.template", "true");
        assertThat(poll(Look.EVERYTHING).beyond().details().told().keySet())
                .contains(new EntityKey(Kind.SERVER, SERVER))
                .doesNotContain(new EntityKey(Kind.SERVER, "33333333-3333-4333-8333-333333333333"));
    }

    @Test
    void aLongListComesInPieces() {
        for (var i = 0; i < 2500; i++) {
            vcenter.machine(
                    "vm-" + (1000 + i), "%08d-0000-4000-8000-000000000000".formatted(i), "host-21", "datastore-11");
        }
        var report = poll(Look.EVERYTHING);
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.beyond().details().told()).hasSize(2502 + 2);
        assertThat(vcenter.asked).filteredOn("WaitForUpdatesEx"::equals).hasSize(3);
    }

    @Test
    void everythingIsReadAnewWithinTheSameSession() {
        poll(Look.EVERYTHING);
        poll(Look.EVERYTHING);
        assertThat(vcenter.asked).filteredOn("Login"::equals).hasSize(1);
        assertThat(vcenter.asked).contains("DestroyPropertyFilter", "DestroyView");
    }

    @Test
    void aCheckSaysWhoItIsAndHowMuchMayBeSeenAndLeavesNoSession() {
        var findings = FakeCloud.await(VCenterCheck.of(
                vcenter.vertx(), vcenter.config(vcenter.access()), InstantSource.system(), FakeCloud.LIMITS));
        assertThat(findings).hasSize(3).allMatch(Finding::ok);
        assertThat(findings.get(0).detail()).startsWith("version 7.0.3, instance " + FakeVCenter.UUID);
        assertThat(findings.get(1).detail())
                .startsWith("1 clusters, 2 ESXi hosts, 2 datastores, 2 virtual machines can be seen, 2 of which");
        assertThat(findings.get(2).detail()).isEqualTo("0 alarms are on");
        assertThat(vcenter.asked).endsWith("Logout");
        assertThat(vcenter.asked).filteredOn("Logout"::equals).hasSize(2);
    }

    @Test
    void itLogsOutWhenItIsClosed() {
        poll(Look.EVERYTHING);
        FakeCloud.await(source.close());
        assertThat(vcenter.asked).endsWith("Logout");
    }
}
