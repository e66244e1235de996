package io.vioscope.web.topology;

import static io.vioscope.web.topology.Terrain.key;
import static io.vioscope.web.topology.Terrain.tie;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Mark;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is drawn, what stands together, and how a problem shows. */
class PlanTest {
    private static final EntityKey C1 = key(Kind.HYPERVISOR, "c1");

    private static Terrain small() {
        return new Terrain()
                .add(Kind.AVAILABILITY_ZONE, "az1", Health.OK)
                .cluster("c1", Health.OK, "az1", "v1")
                .cluster("c2", Health.DOWN, "az1", "v1")
                .server("s1", Health.OK, "c1", "p1")
                .server("s2", Health.UNKNOWN, "c2", "p1")
                .server("lost", Health.OK, "c9", "p1");
    }

    /** Five hundred servers of three projects on c1, one of them down. */
    private static CloudView crowded() {
        var all = new Terrain().cluster("c1", Health.OK, "az1", "v1").cluster("c2", Health.OK, "az1", "v1");
        for (var i = 0; i < 500; i++) {
            all.server("s" + i, i == 7 ? Health.DOWN : i % 2 == 0 ? Health.OK : Health.UNKNOWN, "c1", "p" + i % 3);
        }
        return all.view();
    }

    private static List<String> names(Plan plan) {
        return plan.columns().stream()
                .map(column -> column.nodes().stream()
                        .map(node -> node.one().map(seen -> seen.label()).orElse(node.size() + " " + node.mark()))
                        .toList()
                        .toString())
                .toList();
    }

    private static List<String> carriers(Plan plan, String label) {
        var nodes = plan.nodes();
        return nodes.values().stream()
                .filter(node ->
                        node.one().filter(seen -> seen.label().equals(label)).isPresent())
                .flatMap(node -> node.above().stream())
                .map(id -> Objects.requireNonNull(nodes.get(id))
                        .one()
                        .orElseThrow()
                        .label())
                .toList();
    }

    @Test
    void computeGoesFromTheCloudByItsVCentersAndZonesToServers() {
        var plan = Plan.of(small().view(), Side.COMPUTE, Concern.NONE);

        assertThat(names(plan)).containsExactly("[vio]", "[vCenter v1, az1]", "[c1, c2]", "[s1, s2, lost]");
        assertThat(carriers(plan, "az1")).containsExactly("vio");
        assertThat(carriers(plan, "c2")).containsExactlyInAnyOrder("vCenter v1", "az1");
        assertThat(carriers(plan, "s2")).containsExactly("c2");
        assertThat(carriers(plan, "lost")).as("its hypervisor is not known").isEmpty();
    }

    @Test
    void whatIsBehindTheLevelIsCountedWhereItIsCarried() {
        var detail = new Detail(Optional.of(Kind.HYPERVISOR), Plan.MOST);
        var plan = Plan.of(small().view(), Side.COMPUTE, detail);

        assertThat(names(plan)).containsExactly("[vio]", "[vCenter v1, az1]", "[c1, c2]");
        assertThat(plan.behind().all()).containsExactly(Map.entry(Kind.SERVER, 3));
        assertThat(plan.behind().each())
                .as("the hypervisor of the third is not known")
                .isEqualTo(Map.of(
                        "m-hypervisor-c1", Map.of(Kind.SERVER, Map.of(Mark.OK, 1)),
                        "m-hypervisor-c2", Map.of(Kind.SERVER, Map.of(Mark.UNKNOWN, 1))));
        var top = Plan.of(small().view(), Side.COMPUTE, new Detail(Optional.of(Kind.CLOUD), Plan.MOST));
        assertThat(top.behind().each().values())
                .singleElement()
                .satisfies(
                        behind -> assertThat(behind.get(Kind.SERVER)).isEqualTo(Map.of(Mark.OK, 1, Mark.UNKNOWN, 1)));
    }

    @Test
    void aMapFitsIntoAsManyMarksAsAreWanted() {
        for (var most : List.of(Detail.FEWEST, 120, 1000)) {
            var detail = new Detail(Optional.empty(), most);
            for (var side : Side.values()) {
                assertThat(Plan.of(crowded(), side, detail).size()).isLessThanOrEqualTo(most);
            }
            assertThat(Plan.around(crowded(), Side.COMPUTE, C1, detail)
                            .orElseThrow()
                            .size())
                    .isLessThanOrEqualTo(most);
        }
        var all = Plan.around(crowded(), Side.COMPUTE, C1, new Detail(Optional.empty(), 1000))
                .orElseThrow();
        assertThat(last(all).isFolded()).as("500 servers have room").isFalse();
    }

    @Test
    void whereAVCenterIsReadItsHostsStandBetweenClusterAndServerAndOtherClustersSayNothingOfAny() {
        var cloud = small().esx("e1", Health.OK, "c1")
                .esx("e2", Health.DOWN, "c1")
                .server("s3", Health.OK, "c1", "p1", "e1")
                .server("moved", Health.OK, "c2", "p1", "e1")
                .server("unknown", Health.OK, "c1", "p1", "e9")
                .view();
        var plan = Plan.of(cloud, Side.COMPUTE, Concern.NONE);

        assertThat(names(plan))
                .containsExactly(
                        "[vio]", "[vCenter v1, az1]", "[c1, c2]", "[e1, e2]", "[s1, unknown, moved, s2, s3, lost]");
        assertThat(carriers(plan, "e2")).containsExactly("c1");
        assertThat(carriers(plan, "s3")).containsExactly("e1");
        assertThat(carriers(plan, "s2")).as("no host of its cluster is known").containsExactly("c2");
        assertThat(carriers(plan, "moved")).as("Nova has it elsewhere").containsExactly("c2");
        assertThat(carriers(plan, "unknown")).containsExactly("c1");
        var host = key(Kind.ESXI_HOST, "e1");
        assertThat(names(Plan.around(cloud, Side.COMPUTE, host, Concern.NONE).orElseThrow()))
                .containsExactly("[vio]", "[vCenter v1, az1]", "[c1]", "[e1]", "[s3]");
        assertThat(names(Plan.around(cloud, Side.COMPUTE, C1, Concern.NONE).orElseThrow()))
                .containsExactly("[vio]", "[vCenter v1, az1]", "[c1]", "[e1, e2]", "[s1, unknown, s3]");
    }

    @Test
    void serversOfManyHostsStandTogetherByTheirHost() {
        var all = new Terrain().cluster("c1", Health.OK, "az1", "v1");
        for (var i = 0; i < 10; i++) {
            all.esx("e" + i, Health.OK, "c1");
        }
        for (var i = 0; i < 400; i++) {
            all.server("s" + i, Health.OK, "c1", "p1", "e" + i % 10);
        }
        var plan = Plan.around(all.view(), Side.COMPUTE, C1, Concern.NONE).orElseThrow();

        assertThat(last(plan).nodes()).hasSize(10).allSatisfy(node -> {
            assertThat(node.size()).isEqualTo(40);
            assertThat(node.above()).hasSize(1);
        });
        assertThat(last(plan).nodes().stream().flatMap(node -> node.above().stream()))
                .as("each host has its own")
                .doesNotHaveDuplicates();
    }

    @Test
    void networkGoesFromAgentsByRoutersToTheServersThatHaveAPort() {
        var plan = Plan.of(
                small().add(Kind.AGENT, "l3", Health.OK)
                        .add(Kind.AGENT, "idle", Health.OK)
                        .add(Kind.NETWORK, "out", Health.OK)
                        .add(Kind.NETWORK, "in", Health.OK)
                        .add(Kind.NETWORK, "alone", Health.OK)
                        .add(Kind.SUBNET, "sub", Health.OK, tie(RelationType.PART_OF, Kind.NETWORK, "in"))
                        .add(
                                Kind.ROUTER,
                                "r1",
                                Health.OK,
                                tie(RelationType.HOSTED_ON, Kind.AGENT, "l3"),
                                tie(RelationType.CONNECTED_TO, Kind.NETWORK, "out"),
                                tie(RelationType.ROUTES, Kind.SUBNET, "sub"))
                        .add(
                                Kind.PORT,
                                "port",
                                Health.OK,
                                tie(RelationType.CONNECTED_TO, Kind.NETWORK, "in"),
                                tie(RelationType.ATTACHED_TO, Kind.SERVER, "s1"))
                        .view(),
                Side.NETWORK,
                Concern.NONE);

        assertThat(names(plan)).containsExactly("[l3]", "[r1]", "[in, out, alone]", "[s1]");
        assertThat(carriers(plan, "in")).containsExactly("r1");
        assertThat(carriers(plan, "s1")).containsExactly("in");
    }

    @Test
    void storageGoesFromVolumeServicesByPoolsAndVolumesToServers() {
        var plan = Plan.of(
                small().add(Kind.VOLUME_SERVICE, "cinder-volume@h", Health.DOWN)
                        .add(
                                Kind.VOLUME_POOL,
                                "pool",
                                Health.OK,
                                tie(RelationType.MANAGED_BY, Kind.VOLUME_SERVICE, "cinder-volume@h"))
                        .add(
                                Kind.VOLUME,
                                "vol",
                                Health.OK,
                                tie(RelationType.HOSTED_ON, Kind.VOLUME_POOL, "pool"),
                                tie(RelationType.ATTACHED_TO, Kind.SERVER, "s2"))
                        .view(),
                Side.STORAGE,
                Concern.NONE);

        assertThat(names(plan)).containsExactly("[cinder-volume@h]", "[pool]", "[vol]", "[s2]");
        assertThat(carriers(plan, "s2")).containsExactly("vol");
    }

    @Test
    void aroundAnEntityStandsWhatCarriesItAndWhatItCarries() {
        var cloud = small().view();

        assertThat(names(Plan.around(cloud, Side.COMPUTE, C1, Concern.NONE).orElseThrow()))
                .containsExactly("[vio]", "[vCenter v1, az1]", "[c1]", "[s1]");
        assertThat(names(Plan.around(cloud, Side.COMPUTE, key(Kind.SERVER, "s2"), Concern.NONE)
                        .orElseThrow()))
                .containsExactly("[vio]", "[vCenter v1, az1]", "[c2]", "[s2]");
        assertThat(Plan.around(cloud, Side.COMPUTE, key(Kind.SERVER, "gone"), Concern.NONE))
                .isEmpty();
        assertThat(Plan.around(cloud, Side.NETWORK, C1, Concern.NONE)).isEmpty();
    }

    @Test
    void whereThereAreTooManyTheyStandTogetherByProjectAndHealthAndNoneIsLost() {
        var servers =
                last(Plan.around(crowded(), Side.COMPUTE, C1, Concern.NONE).orElseThrow());

        assertThat(servers.size()).isEqualTo(500);
        assertThat(servers.nodes()).hasSize(7);
        assertThat(servers.nodes().get(0).one().orElseThrow().label()).isEqualTo("s7");
        assertThat(servers.nodes().stream()
                        .skip(1)
                        .map(node -> node.project().orElseThrow().id() + " " + node.counts()))
                .containsExactly(
                        "p0 {UNKNOWN=83}",
                        "p1 {UNKNOWN=83}",
                        "p2 {UNKNOWN=83}",
                        "p0 {OK=84}",
                        "p1 {OK=83}",
                        "p2 {OK=83}");
    }

    @Test
    void whatIsUnknownIsNeverHiddenBehindWhatWorks() {
        var node = new Node(
                "g",
                Kind.SERVER,
                Optional.empty(),
                Optional.empty(),
                Map.of(Mark.OK, 99, Mark.UNKNOWN, 1),
                Map.of(),
                false,
                List.of());

        assertThat(node.mark()).isEqualTo(Mark.UNKNOWN);
        assertThat(node.size()).isEqualTo(100);
    }

    @Test
    void theCauseStandsAloneAndItsPathIsMarkedToWhoSuffers() {
        var hurt = new HashMap<EntityKey, Flow>();
        for (var i = 0; i < 100; i++) {
            hurt.put(key(Kind.SERVER, "s" + i), Flow.SERVICE);
        }
        var plan = Plan.of(crowded(), Side.COMPUTE, new Concern(Optional.of(C1), hurt));

        var causes = plan.nodes().values().stream().filter(Node::cause).toList();
        assertThat(causes).hasSize(1);
        assertThat(causes.get(0).one().orElseThrow().entity().key()).isEqualTo(C1);
        assertThat(last(plan).nodes().stream()
                        .mapToInt(n -> n.hurt().getOrDefault(Flow.SERVICE, 0))
                        .sum())
                .isEqualTo(100);
        var picture = Picture.of(plan);
        assertThat(ties(picture.marked()))
                .isEqualTo(last(plan).nodes().stream().filter(Node::concerned).count());
        assertThat(ties(picture.ties())).isPositive();
        assertThat(Picture.of(Plan.of(crowded(), Side.COMPUTE, Concern.NONE)).marked())
                .isEmpty();
    }

    @Test
    void aCauseOfManyThatWorkStandsAloneToo() {
        var cause = key(Kind.SERVER, "s2");
        var plan = Plan.of(crowded(), Side.COMPUTE, Concern.of(cause));

        assertThat(plan.nodes().values().stream().filter(Node::cause).flatMap(node -> node.one().stream()))
                .extracting(seen -> seen.entity().key())
                .containsExactly(cause);
    }

    @Test
    void aCauseThatIsOnNoMapStandsBetweenWhatItHangsOnAndWhatHangsOnIt() {
        var service = key(Kind.COMPUTE_SERVICE, "nova-compute@c2");
        var plan = Plan.of(small().view(), Side.COMPUTE, Concern.of(service));

        assertThat(names(plan))
                .containsExactly("[vio]", "[vCenter v1, az1]", "[nova-compute@c2]", "[c1, c2]", "[s1, s2, lost]");
        assertThat(carriers(plan, "nova-compute@c2")).containsExactly("az1");
        assertThat(carriers(plan, "c2")).contains("nova-compute@c2");
        assertThat(carriers(plan, "c1")).doesNotContain("nova-compute@c2");
    }

    @Test
    void aCauseOnWhichNothingHangsStandsBehindWhatItHangsOnOrBeforeAll() {
        var all = small().add(Kind.SNAPSHOT, "snap", Health.DOWN, tie(RelationType.SNAPSHOT_OF, Kind.VOLUME, "vol"))
                .add(Kind.VOLUME, "vol", Health.OK)
                .view();

        assertThat(names(Plan.of(all, Side.STORAGE, Concern.of(key(Kind.SNAPSHOT, "snap")))))
                .containsExactly("[vol]", "[snap]");
        assertThat(names(Plan.of(all, Side.STORAGE, Concern.of(key(Kind.PROJECT, "none")))))
                .containsExactly("[vol]");
        assertThat(names(Plan.of(all, Side.STORAGE, Concern.of(C1)))).containsExactly("[c1]", "[vol]");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void whateverTheCloudThereAreAtMostThreeHundredMarksAndEachEntityCountsOnce(Side side) {
        for (var seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var cloud = Terrain.random(seed).view();
            var suspects = cloud.snapshot().state().inventory().all().stream()
                    .map(e -> e.key())
                    .sorted()
                    .toList();
            var concern = random.nextBoolean()
                    ? Concern.NONE
                    : new Concern(
                            Optional.of(suspects.get(random.nextInt(suspects.size()))),
                            Map.of(suspects.get(random.nextInt(suspects.size())), Flow.KNOWLEDGE));
            holds(Plan.of(cloud, side, concern), seed);
            var focus = suspects.get(random.nextInt(suspects.size()));
            Plan.around(cloud, side, focus, concern).ifPresent(plan -> holds(plan, focus));
            if (side == Side.COMPUTE) {
                var servers = cloud.rows(Kind.SERVER).size();
                var drawn = Plan.of(cloud, side, concern).nodes().values().stream()
                        .filter(node -> node.kind() == Kind.SERVER)
                        .mapToInt(Node::size);
                assertThat(drawn.sum()).isEqualTo(servers);
            }
        }
    }

    private static void holds(Plan plan, Object what) {
        assertThat(plan.size()).as("%s", what).isLessThanOrEqualTo(Plan.MOST);
        assertThat(plan.nodes()).as("%s: ids", what).hasSize(plan.size());
        var before = new HashSet<String>();
        for (var column : plan.columns()) {
            assertThat(column.nodes().stream().mapToInt(Node::size).sum())
                    .as("%s", what)
                    .isEqualTo(column.size());
            column.nodes().forEach(node -> assertThat(before).as("%s", what).containsAll(node.above()));
            column.nodes().forEach(node -> before.add(node.id()));
        }
        assertThat(Picture.of(plan).spots().stream().map(spot -> spot.x() + " " + spot.y()))
                .as("%s: no mark on another", what)
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameCloudGivesTheSamePicture() {
        for (var side : Side.values()) {
            var one = Terrain.random(5);
            var other = Terrain.random(5);
            Collections.shuffle(other.entities, new Random(1));

            var picture = Picture.of(Plan.of(one.view(), side, Concern.NONE));

            assertThat(Picture.of(Plan.of(other.view(), side, Concern.NONE))).isEqualTo(picture);
            assertThat(picture.spots()).isNotEmpty();
        }
    }

    private static Plan.Column last(Plan plan) {
        return plan.columns().get(plan.columns().size() - 1);
    }

    private static long ties(String path) {
        return Stream.of(path.split("M", -1)).skip(1).count();
    }
}
