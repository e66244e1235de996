package io.vioscope.inventory.inferred;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Inventory;
import io.vioscope.inventory.Reconciler;
import io.vioscope.model.Attributes;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of things that no list shows. */
class InferenceTest {
    private static final String VCENTER = "9d51f082-0000-4000-8000-000000000001";

    private final List<Entity> listed = new ArrayList<>();

    private void service(String binary, String host, Health health) {
        var compute = binary.equals("nova-compute");
        var key = new EntityKey(compute ? Kind.COMPUTE_SERVICE : Kind.SERVICE, binary + "@" + host);
        var ties = compute
                ? List.<Relation>of()
                : List.of(
                        new Relation(RelationType.HOSTED_ON, new EntityKey(Kind.CONTROLLER, host)),
                        new Relation(RelationType.PART_OF, new EntityKey(Kind.SERVICE_GROUP, binary)));
        listed.add(new Entity(key, key.id(), Status.enabled("", health), Attributes.none(), ties));
    }

    private Inventory inventory() {
        var edit = Inventory.empty().edit();
        listed.forEach(edit::put);
        return edit.done();
    }

    private static Inventory inferred(Inventory inventory, DeploymentMode said) {
        return Reconciler.apply(inventory, Inference.changes("c", said, inventory, Set.of()));
    }

    private static Entity get(Inventory inventory, Kind kind, String id) {
        return inventory.get(new EntityKey(kind, id)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "c1 c2,       compute01 compute02, ha",
        "c1,          compute01,           compact",
        "c1,          c1,                  tiny",
        "c1,          '',                  unknown",
        "nova-scheduler-6d4cf56db6-x7k2p nova-scheduler-6d4cf56db6-q9z4m, worker1, kubernetes"
    })
    void theDeploymentModeIsReadFromWhereServicesRun(String controllers, String drivers, String mode) {
        for (var host : controllers.split(" ")) {
            service("nova-scheduler", host, Health.OK);
        }
        for (var host : drivers.split(" ")) {
            if (!host.isEmpty()) {
                service("nova-compute", host, Health.OK);
            }
        }
        var cloud = get(inferred(inventory(), DeploymentMode.UNKNOWN), Kind.CLOUD, "c");
        assertThat(cloud.attributes().get("deployment_mode")).isEqualTo(mode);
        assertThat(cloud.attributes().get("deployment_mode_because")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"'nsx_p (NSX-T, policy API)', true", "'other (ML2 or another plugin)', false"})
    void anNsxManagerIsBehindAPluginForNsxAndWhetherItWorksIsNotKnown(String plugin, boolean isThere) {
        service("nova-scheduler", "c1", Health.OK);
        var known = inferred(inventory(), DeploymentMode.UNKNOWN);
        var cloud = get(known, Kind.CLOUD, "c");
        var told = cloud.withAttributes(cloud.attributes().plus(Attributes.of(Map.of("neutron.plugin", plugin))));
        var inventory = inferred(known.edit().put(told).done(), DeploymentMode.UNKNOWN);
        assertThat(inventory.of(Kind.NSX_MANAGER).values())
                .hasSize(isThere ? 1 : 0)
                .allMatch(manager -> manager.status().health() == Health.UNKNOWN);
    }

    @Test
    void aRowOfAHostThatIsNoMoreDoesNotMakeACompactCloudHighlyAvailable() {
        service("nova-scheduler", "c1", Health.OK);
        service("nova-scheduler", "old", Health.DOWN);
        service("nova-compute", "compute01", Health.OK);
        var all = inferred(inventory(), DeploymentMode.UNKNOWN);
        assertThat(get(all, Kind.CLOUD, "c").attributes().get("deployment_mode"))
                .isEqualTo("compact");
        assertThat(get(all, Kind.SERVICE_GROUP, "nova-scheduler").status().word())
                .isEqualTo("Normal");
    }

    @Test
    void whatAnOperatorSaysOfTheModeCounts() {
        service("nova-scheduler", "c1", Health.OK);
        service("nova-scheduler", "c2", Health.DOWN);
        var all = inferred(inventory(), DeploymentMode.HA);
        assertThat(get(all, Kind.CLOUD, "c").attributes().get("deployment_mode_confidence"))
                .isEqualTo("100");
        assertThat(get(all, Kind.SERVICE_GROUP, "nova-scheduler").status().word())
                .isEqualTo("AtRisk");
    }

    private Inventory told(Map<String, String> byVio, DeploymentMode said) {
        service("nova-scheduler", "c1", Health.OK);
        service("nova-scheduler", "c2", Health.DOWN);
        var known = inferred(inventory(), said);
        var cloud = get(known, Kind.CLOUD, "c");
        var told = cloud.withAttributes(cloud.attributes().plus(Attributes.of(byVio)));
        return inferred(known.edit().put(told).done(), said);
    }

    @Test
    void theManagementServersWordForTheModeGoesBeforeWhatIsInferredAndBehindTheOperators() {
        var byVio = Map.of("vio.mode", "kubernetes", "vio.mode_because", "it says so", "vio.ha_enabled", "true");
        var all = told(byVio, DeploymentMode.UNKNOWN);
        assertThat(get(all, Kind.CLOUD, "c").attributes().toMap())
                .containsEntry("deployment_mode", "kubernetes")
                .containsEntry("deployment_mode_confidence", "95")
                .containsEntry("deployment_mode_because", "it says so");
        assertThat(get(all, Kind.SERVICE_GROUP, "nova-scheduler").status().word())
                .isEqualTo("AtRisk");
        listed.clear();
        assertThat(get(told(byVio, DeploymentMode.COMPACT), Kind.CLOUD, "c")
                        .attributes()
                        .get("deployment_mode"))
                .isEqualTo("compact");
    }

    @Test
    void withoutHighAvailabilityOneOfEachServiceIsAllThereIsToBe() {
        var all = told(Map.of("vio.mode", "kubernetes", "vio.ha_enabled", "false"), DeploymentMode.UNKNOWN);
        assertThat(get(all, Kind.SERVICE_GROUP, "nova-scheduler").status().word())
                .isEqualTo("Normal");
    }

    @Test
    void aWordForTheModeThatIsNoneIsLeftAside() {
        var all = told(Map.of("vio.mode", "huge"), DeploymentMode.UNKNOWN);
        assertThat(get(all, Kind.CLOUD, "c").attributes().get("deployment_mode_confidence"))
                .isNotEqualTo("95");
    }

    @Test
    void aVCenterExistsAsLongAsAClusterNamesItAndItsHealthIsNeverClaimed() {
        var cluster = new EntityKey(Kind.HYPERVISOR, "domain-c26." + VCENTER);
        var vcenter = new EntityKey(Kind.VCENTER, VCENTER);
        listed.add(new Entity(
                cluster,
                "x",
                Status.enabled("up", Health.OK),
                Attributes.none(),
                List.of(new Relation(RelationType.REGISTERED_IN, vcenter))));
        var with = inferred(inventory(), DeploymentMode.UNKNOWN);
        assertThat(with.get(vcenter).orElseThrow().status().health()).isEqualTo(Health.UNKNOWN);
        assertThat(Inference.changes("c", DeploymentMode.UNKNOWN, with, Set.of()))
                .isEmpty();

        var without = with.edit().remove(cluster).done();
        assertThat(Inference.changes("c", DeploymentMode.UNKNOWN, without, Set.of()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Fact.EntityDeleted.class, f -> assertThat(f.sign()).isEqualTo(Fact.Sign.NOTHING_LEFT));
    }

    @Test
    void aControllerWhoseServicesAreAllSilentIsNotCalledDown() {
        service("nova-scheduler", "c1", Health.DOWN);
        service("nova-conductor", "c1", Health.DOWN);
        var controller = get(inferred(inventory(), DeploymentMode.UNKNOWN), Kind.CONTROLLER, "c1");
        assertThat(controller.status().health()).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void whatFollowsFromAListReadForTheFirstTimeIsNoNewsWhicheverListCameBefore() {
        service("nova-scheduler", "c1", Health.OK);
        var first = inferred(inventory(), DeploymentMode.UNKNOWN);
        service("nova-conductor", "c2", Health.OK);
        var edit = first.edit();
        listed.forEach(edit::put);
        var both = edit.done();
        assertThat(Inference.changes("c", DeploymentMode.UNKNOWN, both, Set.of(Kind.SERVICE)))
                .noneMatch(Fact::isNews);
        assertThat(Inference.changes("c", DeploymentMode.UNKNOWN, both, Set.of()))
                .anyMatch(Fact::isNews);
    }
}
