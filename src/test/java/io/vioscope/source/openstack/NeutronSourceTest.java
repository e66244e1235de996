package io.vioscope.source.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeutronSourceTest extends OpenStackSourceContract {
    private static final EntityKey CLOUD = new EntityKey(Kind.CLOUD, "test");

    NeutronSourceTest() {
        super("neutron");
    }

    private void extensions(String... aliases) {
        var list = new StringBuilder();
        for (var alias : aliases) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{\"alias\": \"")
                    .append(alias)
                    .append("\"}");
        }
        cloud.on(FakeCloud.NEUTRON + "/extensions", r -> FakeCloud.json(r, "{\"extensions\": [" + list + "]}"));
    }

    @Test
    void aUserWhoIsNoAdministratorIsNotTakenToSeeAllNetworks() {
        var ports = Recordings.body("neutron-ports").replaceAll("\"binding:[a-z_]+\":", "\"hidden\":");
        cloud.on(
                FakeCloud.NEUTRON + "/ports",
                r -> FakeCloud.json(r, r.getParam("marker") == null ? ports : "{\"ports\": []}"));
        var report = poll();
        assertThat(report.entities()).anyMatch(e -> e.kind() == Kind.PORT);
        assertThat(report.covers()).noneMatch(report::sawAll);
        assertThat(((Completeness.Partial) report.completeness()).unseen().values())
                .allMatch(why -> why.cause() == Cause.FORBIDDEN);
    }

    @Test
    void underNsxAnActivePortIsNotCalledGoodAndNoAgentsAreNothingStrange() {
        extensions("router", "agent", "provider-security-group");
        cloud.on(FakeCloud.NEUTRON + "/agents", r -> FakeCloud.json(r, "{\"agents\": []}"));
        var report = poll();
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.entities())
                .filteredOn(e -> e.kind() == Kind.PORT && e.status().word().equals("ACTIVE"))
                .isNotEmpty()
                .allMatch(e -> e.status().health() == Health.UNKNOWN);
        assertThat(report.beyond().details()).containsEntry(CLOUD, Attributes.of(Map.of("neutron.plugin", "nsx_p")));
    }

    @Test
    void aNeutronWithoutRoutersIsSeenInFull() {
        extensions("agent");
        var report = poll();
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.entities()).noneMatch(e -> e.kind() == Kind.ROUTER);
        assertThat(cloud.asked).noneMatch(asked -> asked.contains("/routers"));
    }

    @Test
    void aRouterIsTiedToTheSubnetsItReachesAndToItsGatewaysNetwork() {
        assertThat(poll().entities())
                .filteredOn(e -> e.kind() == Kind.ROUTER)
                .isNotEmpty()
                .allSatisfy(router -> {
                    assertThat(router.related(RelationType.ROUTES))
                            .hasValueSatisfying(to -> assertThat(to.kind()).isEqualTo(Kind.SUBNET));
                    assertThat(router.related(RelationType.CONNECTED_TO))
                            .hasValueSatisfying(to -> assertThat(to.kind()).isEqualTo(Kind.NETWORK));
                });
    }

    @Test
    void onlyWhatIsUsedIsAskedFor() {
        poll();
        assertThat(cloud.asked)
                .filteredOn(asked -> asked.contains("/ports"))
                .isNotEmpty()
                .allMatch(asked -> asked.contains("fields=status") && !asked.contains("fields=updated_at"));
    }
}
