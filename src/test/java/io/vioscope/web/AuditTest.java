package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.access.Role;
import io.vioscope.config.Network;
import io.vioscope.config.SignInConfig;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written down of who did what. */
class AuditTest {
    private static final String WORDS =
            "SELECT who || '|' || way || '|' || from_address || '|' || what || '|' || outcome"
                    + " FROM access_audit ORDER BY number";

    private final SignedSite signed = new SignedSite();

    @AfterEach
    void close() {
        signed.close();
    }

    /** All of them, once there are that many. */
    private static List<String> events(SignedSite site, int many) {
        List<String> rows;
        do {
            rows = site.rows(WORDS);
        } while (rows.size() < many);
        return rows;
    }

    @Test
    void signInsRefusalsAndWhatIsDoneAreWritten() {
        signed.signIn("ann", "wrong");
        var viewer = signed.cookie(Role.VIEWER);
        signed.press("/sources/vio/nova/poll", viewer);
        signed.site.get("/api/v1/alarms", "Authorization", "Bearer vioscope_wrong");
        signed.site.get("/api/v1/alarms");
        signed.open("/", viewer);
        signed.press("/sign-out", viewer);
        assertThat(events(signed, 5))
                .containsExactly(
                        "ann|none|127.0.0.1|sign in|refused: wrong",
                        "viewer|local|127.0.0.1|sign in|signed in",
                        "viewer|local|127.0.0.1|POST /sources/vio/nova/poll|refused: too-weak",
                        "|none|127.0.0.1|GET /api/v1/alarms|refused: unknown",
                        "viewer|local|127.0.0.1|POST /sign-out|done: 303");
    }

    @Test
    void aTokensDeedsCarryItsNameAndQuestionsAreNoDeeds() {
        var token = signed.token("ci", Role.OPERATOR, 1);
        var only = "{\"supposed\": [{\"entity\": \"server/x\", \"problem\": \"x\"}]}";
        signed.site.sendBody("POST", "/api/v1/what-if", only, "Authorization", "Bearer " + token.token());
        signed.site.send("POST", "/api/v1/problems/99/judgement", "Authorization", "Bearer " + token.token());
        assertThat(events(signed, 3))
                .element(2)
                .isEqualTo("ci|token|127.0.0.1|POST /api/v1/problems/99/judgement|done: 400");
    }

    @Test
    void whoIsRefusedAgainAndAgainDoesNotFillTheDisk() {
        for (int i = 0; i < 100; i++) {
            signed.site.get("/api/v1/alarms", "Authorization", "Bearer vioscope_wrong");
        }
        signed.cookie(Role.VIEWER);
        var events = events(signed, 61);
        assertThat(events).hasSize(61);
        assertThat(events).last().isEqualTo("viewer|local|127.0.0.1|sign in|signed in");
        signed.pass(java.time.Duration.ofSeconds(61));
        signed.site.get("/api/v1/alarms", "Authorization", "Bearer vioscope_wrong");
        assertThat(events(signed, 63)).element(61).asString().contains("40 more refusals");
    }

    @Test
    void whatHappensWhileTheDatabaseIsAwayIsWrittenLater() {
        var viewer = signed.cookie(Role.VIEWER);
        signed.open("/", viewer);
        var database = Objects.requireNonNull(signed.database.getAndSet(null));
        signed.press("/sources/vio/nova/poll", viewer);
        signed.database.set(database);
        assertThat(events(signed, 2)).element(1).asString().contains("POST /sources/vio/nova/poll|refused: too-weak");
    }

    @Test
    void behindOurProxyTheClientsAddressIsWrittenAndNotWhatAnybodySays() {
        var config = new SignInConfig(
                null,
                List.of(
                        Network.of("127.0.0.1").orElseThrow(),
                        Network.of("10.0.0.0/8").orElseThrow()),
                SignInConfig.LOCAL.sessions(),
                true);
        try (var proxied = new SignedSite(config, List.of())) {
            proxied.site.get(
                    "/api/v1/alarms",
                    "Authorization",
                    "Bearer x",
                    "X-Forwarded-For",
                    "203.0.113.66, 198.51.100.7, 10.1.2.3");
            assertThat(events(proxied, 1)).first().asString().startsWith("|none|198.51.100.7|");
        }
        signed.site.get("/api/v1/alarms", "Authorization", "Bearer x", "X-Forwarded-For", "203.0.113.66");
        assertThat(events(signed, 1)).first().asString().startsWith("|none|127.0.0.1|");
    }
}
