package io.vioscope.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What work on something reaches. */
class CoverageTest {
    private static final Inventory CLOUD = inventory(
            "server/web hosted_on hypervisor/c1, owned_by project/shop",
            "server/db hosted_on hypervisor/c2, owned_by project/other",
            "hypervisor/c1 managed_by compute_service/n1, registered_in vcenter/v1",
            "hypervisor/c2 managed_by compute_service/n2, registered_in vcenter/v1",
            "hypervisor/c3 managed_by compute_service/n2, registered_in vcenter/v2",
            "compute_service/n1 part_of availability_zone/a",
            "compute_service/n2 part_of availability_zone/b",
            "volume/data hosted_on volume_pool/p, attached_to server/web",
            "volume_pool/p managed_by volume_service/s",
            "project/shop owned_by domain/d",
            "vcenter/v1",
            "server/lost hosted_on hypervisor/gone");

    private static Inventory inventory(String... lines) {
        var edit = Inventory.empty().edit();
        for (var line : lines) {
            var words = line.split(" ", 2);
            edit.put(new Entity(
                    EntityKey.parse(words[0]),
                    words[0],
                    Status.enabled("up", Health.OK),
                    Attributes.none(),
                    words.length < 2 ? List.of() : ties(words[1])));
        }
        return edit.done();
    }

    private static List<Relation> ties(String words) {
        return Arrays.stream(words.split(", "))
                .map(tie -> tie.split(" "))
                .map(tie -> new Relation(RelationType.of(tie[0]), EntityKey.parse(tie[1])))
                .toList();
    }

    @ParameterizedTest(name = "work on {0} reaches {1}: {2}")
    @CsvSource({
        "hypervisor/c1, hypervisor/c1, true",
        "hypervisor/c1, server/web, true",
        "hypervisor/c1, server/db, false",
        "hypervisor/c1, hypervisor/c2, false",
        "hypervisor/c1, compute_service/n1, true",
        "hypervisor/c1, vcenter/v1, false",
        "hypervisor/c2, compute_service/n2, false",
        "compute_service/n1, hypervisor/c1, true",
        "compute_service/n1, server/web, true",
        "compute_service/n1, compute_service/n2, false",
        "vcenter/v1, hypervisor/c2, true",
        "vcenter/v1, server/db, true",
        "vcenter/v1, compute_service/n1, true",
        "vcenter/v1, compute_service/n2, false",
        "availability_zone/a, server/web, true",
        "availability_zone/a, server/db, false",
        "volume_service/s, volume/data, true",
        "volume_pool/p, volume_service/s, false",
        "server/web, volume/data, false",
        "project/shop, server/web, true",
        "project/shop, server/db, false",
        "domain/d, server/web, true",
        "server/web, project/shop, false",
        "hypervisor/gone, server/lost, true",
        "hypervisor/gone, hypervisor/gone, true",
        "cloud/prod, server/db, true",
        "cloud/prod, message_bus/unseen, true",
        "vcenter/v1, message_bus/unseen, false"
    })
    void workReachesWhatDependsOnIt(String scope, String entity, boolean reaches) {
        assertThat(Coverage.reaches(CLOUD, EntityKey.parse(scope), EntityKey.parse(entity)))
                .isEqualTo(reaches);
    }
}
