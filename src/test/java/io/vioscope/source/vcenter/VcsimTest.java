package io.vioscope.source.vcenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.Look;
import io.vioscope.source.openstack.FakeCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the SOAP of another implementation of vCenter: govmomi's simulator, over TLS. */
class VcsimTest {
    private final FakeVCenter runner = new FakeVCenter();
    private Vcsim vcsim;
    private VCenterSource source;

    @BeforeEach
    void start() throws Exception {
        vcsim = Vcsim.start();
        source = source("right");
    }

    @AfterEach
    void stop() {
        if (vcsim != null) {
            vcsim.close();
        }
        runner.close();
    }

    private VCenterSource source(String password) {
        return VCenterSource.of(
                runner.vertx(), runner.config(vcsim.access(password)), InstantSource.system(), FakeCloud.LIMITS);
    }

    private Report poll(Look look) {
        return runner.run(() -> source.poll(look));
    }

    private static List<Entity> of(Report report, Kind kind) {
        return report.entities().stream()
                .filter(e -> e.kind() == kind)
                .sorted(Comparator.comparing(Entity::key))
                .toList();
    }

    private static Entity again(Report report, Entity entity) {
        return report.entities().stream()
                .filter(e -> e.key().equals(entity.key()))
                .findFirst()
                .orElseThrow();
    }

    private static String moref(Entity entity) {
        return entity.id().substring(0, entity.id().length() - Vcsim.UUID.length() - 1);
    }

    @Test
    void everythingOfItIsSeen() {
        var report = poll(Look.EVERYTHING);
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(of(report, Kind.ESXI_HOST))
                .hasSize(6)
                .allMatch(host -> host.status().health() == Health.OK)
                .allMatch(host ->
                        host.related(RelationType.PART_OF).orElseThrow().id().matches("domain-c\\d+\\." + Vcsim.UUID));
        assertThat(of(report, Kind.DATASTORE))
                .hasSize(2)
                .allMatch(store -> "70".equals(store.attributes().get("free_percent")));
        var told = report.beyond().details().told();
        assertThat(told.keySet()).filteredOn(key -> key.kind() == Kind.SERVER).hasSize(4);
        assertThat(told.keySet())
                .filteredOn(key -> key.kind() == Kind.HYPERVISOR)
                .hasSize(2);
        assertThat(told.get(new EntityKey(Kind.VCENTER, Vcsim.UUID)))
                .isNotNull()
                .satisfies(vcenter -> assertThat(vcenter.get("vcenter.state")).isEqualTo("answers"));
        assertThat(poll(Look.EVERYTHING).entities()).containsExactlyInAnyOrderElementsOf(report.entities());
    }

    @Test
    void aHostThatIsLostAndADatastoreThatIsLostAreTold() throws Exception {
        var before = poll(Look.EVERYTHING);
        var host = of(before, Kind.ESXI_HOST).get(0);
        vcsim.set("HostSystem", moref(host), "runtime.connectionState", "notResponding");
        assertThat(again(poll(Look.CHANGES), host).status().word()).isEqualTo("not responding");
        vcsim.set("HostSystem", moref(host), "runtime.connectionState", "connected");
        vcsim.set("HostSystem", moref(host), "runtime.inMaintenanceMode", "true");
        assertThat(again(poll(Look.EVERYTHING), host).status().word()).isEqualTo("maintenance");
        var store = of(before, Kind.DATASTORE).get(0);
        vcsim.set("Datastore", moref(store), "summary.accessible", "false");
        assertThat(again(poll(Look.CHANGES), store).status().health()).isEqualTo(Health.DOWN);
    }

    @Test
    void aMoveIsTold() throws Exception {
        var before = poll(Look.EVERYTHING);
        var ties = before.beyond().details().ties().told();
        var server = ties.keySet().iterator().next();
        var machine = String.valueOf(before.beyond().details().told().get(server))
                .replaceAll(".*vcenter.vm=([^,}]+).*", "$1");
        var other = of(before, Kind.ESXI_HOST).stream()
                .filter(host ->
                        !ties.getOrDefault(server, List.of()).contains(new Relation(RelationType.RUNS_ON, host.key())))
                .findFirst()
                .orElseThrow();
        vcsim.set("VirtualMachine", machine, "runtime.host", moref(other));
        assertThat(poll(Look.CHANGES).beyond().details().ties().told().get(server))
                .contains(new Relation(RelationType.RUNS_ON, other.key()));
    }

    @Test
    void itsAlarmsAreRead() throws Exception {
        var host = of(poll(Look.EVERYTHING), Kind.ESXI_HOST).get(0);
        var alarms = VCenterAlarmsSource.of(
                runner.vertx(), runner.config(vcsim.access("right")), InstantSource.system(), FakeCloud.LIMITS);
        assertThat(runner.run(() -> alarms.poll(Look.EVERYTHING)).completeness())
                .isEqualTo(new Completeness.Complete());
        vcsim.alarm("HostSystem", moref(host), "red", "Overheated");
        var on = runner.run(() -> alarms.poll(Look.CHANGES));
        assertThat(on.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(on.beyond().details().told().get(host.key()))
                .isNotNull()
                .satisfies(told -> assertThat(told.toMap())
                        .containsEntry("vcenter_alarms.alarm-1", "red")
                        .containsEntry("vcenter_alarms.alarm-1.name", "Overheated")
                        .containsEntry("vcenter_alarms.alarm-1.about", "Default alarm")
                        .containsKey("vcenter_alarms.alarm-1.since"));
        vcsim.alarm("", "", "", "");
        assertThat(runner.run(() -> alarms.poll(Look.CHANGES))
                        .beyond()
                        .details()
                        .told()
                        .get(host.key()))
                .isEqualTo(Attributes.none());
    }

    @Test
    void aWrongPasswordIsAWrongPassword() {
        source = source("wrong");
        var report = poll(Look.EVERYTHING);
        assertThat(report.completeness())
                .isInstanceOfSatisfying(
                        Completeness.Partial.class,
                        partial -> assertThat(partial.unseen().values())
                                .allMatch(why -> why.cause() == Cause.UNAUTHORIZED));
    }

    @Test
    void oneThatDiesIsToldAndNothingIsGone() throws IOException {
        poll(Look.EVERYTHING);
        vcsim.close();
        try (var kept = keepFree(vcsim.access("right").url().getPort())) {
            var report = poll(Look.CHANGES);
            assertThat(kept.isBound()).isTrue();
            assertThat(report.entities()).isEmpty();
            assertThat(report.beyond().details().told().values())
                    .singleElement()
                    .satisfies(
                            vcenter -> assertThat(vcenter.get("vcenter.state")).isIn("refused", "cut off"));
        }
    }

    /** Nobody else gets a port that is taken, and nobody answers at one where nothing listens. */
    private static Socket keepFree(int port) throws IOException {
        var socket = new Socket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }
}
