package io.vioscope.app;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.access.Checked;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import io.vioscope.access.Way;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.KeystoneSignIn;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signs in by the simulated cloud's Keystone, and as what. */
class KeystoneSignInTest {
    private final Vertx vertx = Vertx.vertx();
    private Simulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = await(Simulator.start(vertx, SimulatorOptions.DEFAULT));
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private Checked check(String project, Map<String, Role> roles, String user, String password) throws Exception {
        return check(project, roles, false, user, password);
    }

    private Checked check(String project, Map<String, Role> roles, boolean members, String user, String password)
            throws Exception {
        var domain = new Named("default", null);
        var config = new KeystoneSignIn(
                "sim", Demo.access(simulator), domain, new Named(null, project), domain, roles, members);
        return await(new KeystoneDirectory(vertx, config, InstantSource.system()).check(user, password));
    }

    @Test
    void theRolesInTheProjectSayWhatSomebodyMay() throws Exception {
        assertThat(check("admin", Map.of("admin", Role.OPERATOR), "admin", "simulated"))
                .isEqualTo(Checked.known(new Principal("admin", Role.OPERATOR, Way.KEYSTONE)));
        assertThat(check("webshop-prod", Map.of("member", Role.VIEWER, "admin", Role.ADMIN), "member", "simulated"))
                .isEqualTo(Checked.known(new Principal("member", Role.VIEWER, Way.KEYSTONE)));
    }

    @Test
    void whoHasNoRoleOfOursDoesNotGetIn() throws Exception {
        assertThat(check("webshop-prod", Map.of("admin", Role.ADMIN), "member", "simulated"))
                .isEqualTo(Checked.refused(Refusal.NO_ROLE));
        assertThat(check("admin", Map.of("member", Role.ADMIN), "member", "simulated"))
                .as("a member of another project")
                .isEqualTo(Checked.refused(Refusal.WRONG));
    }

    @Test
    void whoHasARoleInSomeProjectIsToldOfItsThingsIfThatIsWanted() throws Exception {
        var roles = Map.of("admin", Role.ADMIN);
        var webshop = simulator.cloud().projects().all().stream()
                .filter(project -> project.name().equals("webshop-prod"))
                .findFirst()
                .orElseThrow();
        var bound = new Principal("member", Role.VIEWER, Way.KEYSTONE, Scope.of(List.of(webshop.id())));

        assertThat(check("admin", roles, true, "member", "simulated")).isEqualTo(Checked.known(bound));
        assertThat(check("webshop-prod", roles, true, "member", "simulated"))
                .as("a role in the project, but none of ours")
                .isEqualTo(Checked.known(bound));
        assertThat(check("webshop-prod", Map.of("member", Role.OPERATOR), true, "member", "simulated"))
                .as("one of ours counts for more")
                .isEqualTo(Checked.known(new Principal("member", Role.OPERATOR, Way.KEYSTONE)));
        assertThat(check("admin", roles, true, "admin", "simulated"))
                .isEqualTo(Checked.known(new Principal("admin", Role.ADMIN, Way.KEYSTONE)));
        assertThat(check("admin", roles, true, "member", "wrong")).isEqualTo(Checked.refused(Refusal.WRONG));
        await(simulator.close());
        assertThat(check("admin", roles, true, "member", "simulated")).isEqualTo(Checked.refused(Refusal.AWAY));
    }

    @Test
    void aWrongPasswordIsWrong() throws Exception {
        var roles = Map.of("admin", Role.ADMIN);
        assertThat(check("admin", roles, "admin", "wrong")).isEqualTo(Checked.refused(Refusal.WRONG));
        assertThat(check("admin", roles, "nobody", "simulated")).isEqualTo(Checked.refused(Refusal.WRONG));
        assertThat(check("admin", roles, "admin", "")).isEqualTo(Checked.refused(Refusal.WRONG));
    }

    @Test
    void aKeystoneThatIsAwayLetsNobodyIn() throws Exception {
        await(simulator.close());
        assertThat(check("admin", Map.of("admin", Role.ADMIN), "admin", "simulated"))
                .isEqualTo(Checked.refused(Refusal.AWAY));
    }
}
