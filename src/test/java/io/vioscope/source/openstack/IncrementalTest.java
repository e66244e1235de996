package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Volume;
import io.vioscope.source.Look;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who only asks for changes must in the end believe what those believe who read everything. */
class IncrementalTest {
    private static final int SERVERS = 1200;

    private final VirtualClock clock = new VirtualClock();
    private final Vertx vertx = Vertx.vertx();
    private Simulator simulator;
    private Eyes ours;

    @BeforeEach
    void start() {
        var options = SimulatorOptions.DEFAULT.withSize(SERVERS, 6);
        simulator = await(Simulator.start(vertx, options, clock));
        clock.advanceSeconds(300);
        ours = new Eyes(vertx, simulator, clock);
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    /** What those believe who read everything just now. */
    private Eyes fresh(String source) {
        var eyes = new Eyes(vertx, simulator, clock);
        eyes.poll(source, Look.EVERYTHING);
        return eyes;
    }

    private UUID server(int index) {
        return simulator
                .cloud()
                .servers(ServerQuery.everything())
                .orElseThrow()
                .get(index)
                .birth()
                .id();
    }

    private SimulatedCloud cloud() {
        return simulator.cloud();
    }

    @Test
    void changesOfServersAreToldByOneCallAndAllOfThem() {
        ours.poll("nova", Look.EVERYTHING);
        var deleted = server(3);
        var moved = server(4);
        cloud().setStatus(server(5), "ERROR");
        cloud().stop(server(6));
        assertThat(cloud().delete(deleted)).isTrue();
        assertThat(cloud().liveMigrate(moved)).isTrue();
        var built = cloud().boot();
        cloud().churn(1);
        clock.advanceSeconds(60);

        var report = ours.poll("nova", Look.CHANGES);
        assertThat(report.sawChanges(Kind.SERVER)).isTrue();
        assertThat(report.sawAll(Kind.HYPERVISOR)).isTrue();
        assertThat(report.entities().stream().filter(e -> e.kind() == Kind.SERVER))
                .hasSizeLessThan(SERVERS / 10);
        assertThat(ours.of(Kind.SERVER))
                .containsKey(built.toString())
                .doesNotContainKey(deleted.toString())
                .isEqualTo(fresh("nova").of(Kind.SERVER));
        assertThat(report.cost().requests())
                .isLessThan(6 + report.beyond().actions().size() + 20);
    }

    @Test
    void whatPlacementSaysAnewWithEveryServerIsReadAndIsNoChange() {
        ours.poll("nova", Look.EVERYTHING);
        ours.poll("placement", Look.EVERYTHING);
        var before = ours.of(Kind.HYPERVISOR);
        cloud().boot();
        clock.advanceSeconds(60);
        var report = ours.poll("placement", Look.CHANGES);
        assertThat(report.cost().requests()).as("two lists and an inventory").isEqualTo(3);
        assertThat(ours.of(Kind.HYPERVISOR)).isEqualTo(before);
    }

    @Test
    void withoutAHostPlacementGoesOnSayingWhatItSaidAndNovaDoesNot() {
        ours.poll("nova", Look.EVERYTHING);
        ours.poll("placement", Look.EVERYTHING);
        var cluster = cloud().estate().clusters().get(0);
        cloud().hosts().setUsable(cluster.id(), 0);
        cloud().controlPlane().disable("nova-compute@" + cluster.host(), "no host is left");
        clock.advanceSeconds(60);
        ours.poll("nova", Look.CHANGES);
        ours.poll("placement", Look.CHANGES);
        var attributes = Objects.requireNonNull(ours.of(Kind.HYPERVISOR).get(cluster.node()))
                .attributes();
        assertThat(attributes.get("vcpus")).isEqualTo("0");
        assertThat(attributes.get("placement.vcpu_total")).isEqualTo(cluster.vcpus() + "");
        assertThat(attributes.get("placement.compute_status_disabled")).isEqualTo("true");
        assertThat(attributes.get("inferred.esxi_hosts")).isEqualTo("0");
        assertThat(attributes.get("inferred.esxi_hosts_full")).isEqualTo(cluster.hosts() + "");
    }

    @Test
    void aHostThatLeavesIsCountedByNovasSumAndPlacementsLargestHost() {
        ours.poll("nova", Look.EVERYTHING);
        ours.poll("placement", Look.EVERYTHING);
        var cluster = cloud().estate().clusters().get(0);
        assertThat(hosts(cluster)).isEqualTo(cluster.hosts() + " of " + cluster.hosts());
        cloud().hosts().setUsable(cluster.id(), cluster.hosts() - 1);
        clock.advanceSeconds(60);
        ours.poll("nova", Look.CHANGES);
        assertThat(hosts(cluster)).isEqualTo(cluster.hosts() - 1 + " of " + cluster.hosts());
        ours.poll("placement", Look.CHANGES);
        assertThat(hosts(cluster)).isEqualTo(cluster.hosts() - 1 + " of " + cluster.hosts());
        assertThat(ours.snapshot().state().alarms().active())
                .anyMatch(alarm -> alarm.key().condition().equals("hypervisor.capacity"));
    }

    private String hosts(Cluster cluster) {
        var attributes = Objects.requireNonNull(ours.of(Kind.HYPERVISOR).get(cluster.node()))
                .attributes();
        return attributes.get("inferred.esxi_hosts") + " of " + attributes.get("inferred.esxi_hosts_full");
    }

    @Test
    void changesOfVolumesAreToldAndThoseThatWereDeletingAreAskedForByName() {
        ours.poll("cinder", Look.EVERYTHING);
        var free = cloud()
                .storage()
                .page(Optional.empty(), SERVERS, v -> v.status().equals("available") && !v.root())
                .orElseThrow()
                .stream()
                .map(Volume.Attached::volume)
                .toList();
        assertThat(free).hasSizeGreaterThan(2);
        var gone = free.get(0).id();
        cloud().storage().setStatus(gone, "deleting");
        cloud().storage().setStatus(free.get(1).id(), "error");
        var made = cloud().storage().create(free.get(0).project());

        var report = ours.poll("cinder", Look.CHANGES);
        assertThat(report.sawChanges(Kind.VOLUME)).isTrue();
        assertThat(report.entities().stream().filter(e -> e.kind() == Kind.VOLUME))
                .as("one page, what changed last")
                .hasSize(1000);
        assertThat(told(ours.of(Kind.VOLUME)))
                .containsKey(made.toString())
                .isEqualTo(told(fresh("cinder").of(Kind.VOLUME)));

        cloud().storage().setStatus(gone, "available");
        assertThat(cloud().storage().delete(gone)).isTrue();
        ours.poll("cinder", Look.CHANGES);
        clock.advanceSeconds(60);
        ours.poll("cinder", Look.CHANGES);
        ours.poll("cinder", Look.CHANGES);
        assertThat(ours.of(Kind.VOLUME))
                .doesNotContainKey(gone.toString())
                .isEqualTo(fresh("cinder").of(Kind.VOLUME));
    }

    /** Without since when something is being done to them: whoever looks for the first time knows only of now. */
    private static Map<String, Entity> told(Map<String, Entity> volumes) {
        var told = new HashMap<String, Entity>();
        volumes.forEach((id, volume) -> {
            var attributes = new TreeMap<>(volume.attributes().toMap());
            attributes.remove("inferred.under_way_since");
            told.put(id, volume.withAttributes(Attributes.of(attributes)));
        });
        return told;
    }

    @Test
    void changesOfPortsAreToldButNotTheirEndWhichTwoLooksAtEverythingFindOut() {
        ours.poll("neutron", Look.EVERYTHING);
        var down = cloud().network().portsOf(server(1)).get(0).id();
        cloud().network().setPortStatus(down, "DOWN");
        var deleted = server(2);
        var itsPort = cloud().network().portsOf(deleted).get(0).id();
        cloud().delete(deleted);
        clock.advanceSeconds(60);

        var report = ours.poll("neutron", Look.CHANGES);
        assertThat(report.sawChanges(Kind.PORT)).isTrue();
        var truth = fresh("neutron");
        assertThat(ours.of(Kind.PORT).get(down.toString()))
                .isEqualTo(truth.of(Kind.PORT).get(down.toString()));
        assertThat(ours.of(Kind.PORT)).containsKey(itsPort.toString());
        assertThat(ours.of(Kind.ROUTER)).isEqualTo(truth.of(Kind.ROUTER));

        ours.poll("neutron", Look.EVERYTHING);
        assertThat(ours.of(Kind.PORT)).containsKey(itsPort.toString());
        ours.poll("neutron", Look.EVERYTHING);
        for (var kind : List.of(Kind.PORT, Kind.ROUTER, Kind.NETWORK, Kind.SUBNET, Kind.FLOATING_IP)) {
            assertThat(ours.of(kind)).isEqualTo(truth.of(kind));
        }
    }

    @Test
    void anAttributeThatChangesDoNotTellIsAsOldAsTheLastWholeList() {
        ours.poll("nova", Look.EVERYTHING);
        var key = new EntityKey(Kind.SERVER, server(7).toString());
        var listed = ours.snapshot().seenAt(key).orElseThrow();
        clock.advanceSeconds(30);
        var changed = server(5);
        cloud().setStatus(changed, "ERROR");
        ours.poll("nova", Look.CHANGES);
        assertThat(ours.snapshot().toldAt(new EntityKey(Kind.SERVER, changed.toString()), "addresses"))
                .as("the whole row of what changed was told")
                .isPresent()
                .get(InstanceOfAssertFactories.INSTANT)
                .isAfter(listed);
        assertThat(ours.snapshot().isCurrent(key)).isTrue();
        assertThat(ours.snapshot().toldAt(key, "power_state").orElseThrow()).isAfter(listed);
        assertThat(ours.snapshot().toldAt(key, "addresses")).contains(listed);
    }

    @Test
    void everyImageIsSeenAndEveryServerIsTiedToOne() {
        ours.poll("nova", Look.EVERYTHING);
        var report = ours.poll("glance", Look.CHANGES);
        assertThat(report.sawAll(Kind.IMAGE)).isTrue();
        assertThat(ours.of(Kind.IMAGE)).hasSameSizeAs(cloud().images().all());
        var booted = ours.of(Kind.SERVER).values().stream()
                .flatMap(server -> server.related(RelationType.BOOTED_FROM).stream())
                .toList();
        assertThat(booted)
                .hasSizeGreaterThan(SERVERS / 2)
                .allMatch(key -> ours.of(Kind.IMAGE).containsKey(key.id()));
    }

    @Test
    void aShortListIsAlwaysReadWhole() {
        ours.poll("cinder", Look.EVERYTHING);
        var report = ours.poll("cinder", Look.CHANGES);
        assertThat(report.sawAll(Kind.SNAPSHOT)).isTrue();
        assertThat(report.sawAll(Kind.VOLUME_POOL)).isTrue();
        assertThat(report.took()).isLessThan(Duration.ofMinutes(1));
    }
}
