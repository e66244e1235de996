package io.vioscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rule a request is held to. */
class RulesTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET, /, VIEWER",
                "HEAD, /, VIEWER",
                "GET, /entities/server/s1, VIEWER",
                "GET, /entities/server/s1/, VIEWER",
                "GET, /assets/abc/vioscope.css, -",
                "GET, /healthz, -",
                "GET, /eventbus/websocket, VIEWER",
                "POST, /problems/lab/7/acknowledge, OPERATOR",
                "DELETE, /api/v1/maintenance-windows/3, OPERATOR",
                "POST, /assets/x, ADMIN",
                "PUT, /problems, ADMIN",
                "GET, /nowhere, VIEWER",
                "GET, /entities//s1, VIEWER",
                "POST, /problems/lab//acknowledge, ADMIN"
            })
    void aRequestNeedsTheRoleOfItsRule(String method, String path, Role role) {
        assertThat(Rules.needed(method, path)).isEqualTo(role);
    }

    @Test
    void noTwoRulesAreForTheSame() {
        assertThat(Rules.all())
                .extracting(rule -> rule.method() + " " + rule.path())
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyWhatTellsNothingOfACloudIsOpen() {
        assertThat(Rules.all().stream()
                        .filter(rule -> rule.role() == null)
                        .map(Rule::path)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "/assets/*",
                        "/healthz",
                        "/readyz",
                        "/mibs/VIOSCOPE-MIB.txt",
                        "/openapi.yaml",
                        "/openapi.json",
                        "/sign-in",
                        "/sign-in/oidc",
                        "/sign-in/oidc/callback",
                        "/sign-out",
                        "/theme",
                        "/settings");
    }

    @Test
    void aRoleMayWhatThoseBelowItMay() {
        assertThat(new Principal("ann", Role.OPERATOR, Way.LOCAL).may(Role.VIEWER))
                .isTrue();
        assertThat(new Principal("ann", Role.OPERATOR, Way.LOCAL).may(Role.ADMIN))
                .isFalse();
        assertThat(Principal.NOBODY.may(null)).isTrue();
        assertThat(Principal.NOBODY.may(Role.VIEWER)).isFalse();
    }
}
