package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vioscope.access.Role;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What admins see and do. */
class AccessPagesTest {
    private final SignedSite signed = new SignedSite();

    @AfterEach
    void close() {
        signed.close();
    }

    private String page() {
        return signed.open("/access", signed.cookie(Role.ADMIN)).body();
    }

    @Test
    void aTokenIsShownOnceAndThenOnlyThatThereIsOne() {
        var made = signed.pressForm("/access/tokens", signed.cookie(Role.ADMIN), "name=grafana&role=viewer&days=30");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        var secret = Pattern.compile("value=\"(vioscope_[A-Za-z0-9_-]{43})\"").matcher(made.body());
        assertThat(secret.find()).isTrue();
        assertThat(made.body()).doesNotContain("<script");
        assertThat(page()).contains("grafana").contains(">never<").doesNotContain(secret.group(1));
        assertThat(signed.rows("SELECT t::text FROM access_token t")).noneMatch(row -> row.contains(secret.group(1)));

        var answer = signed.site.get("/api/v1/entities", "Authorization", "bearer " + secret.group(1));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page()).doesNotContain(">never<");
    }

    @Test
    void whatIsWrongWithATokenIsSaid() {
        var made = signed.pressForm("/access/tokens", signed.cookie(Role.ADMIN), "name=a+b&role=king&days=400");
        assertThat(made.statusCode()).isEqualTo(400);
        assertThat(made.body())
                .contains("role: right would be")
                .contains("days: right would be")
                .contains("value=\"a b\"");
    }

    @Test
    void aTokenEndsWithItsTimeOrWhenItIsRevoked() {
        var token = signed.token("ci", Role.OPERATOR, 1);
        var header = "Bearer " + token.token();
        assertThat(signed.site.get("/api/v1/alarms", "Authorization", header).statusCode())
                .isEqualTo(200);
        var gone = signed.site.send(
                "DELETE",
                "/api/v1/access/tokens/" + token.number(),
                "Authorization",
                "Bearer " + signed.token("boss", Role.ADMIN, 1).token());
        assertThat(gone.statusCode()).isEqualTo(200);
        var after = signed.site.get("/api/v1/alarms", "Authorization", header);
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(after.body()).contains("revoked");

        var short1 = signed.token("short", Role.VIEWER, 1);
        signed.pass(Duration.ofDays(1));
        assertThat(signed.site
                        .get("/api/v1/alarms", "Authorization", "Bearer " + short1.token())
                        .body())
                .contains("expired");
    }

    @Test
    void anAdminEndsTheSessionOfSomebody() {
        var viewer = signed.cookie(Role.VIEWER);
        var number = new JsonObject(signed.site
                        .get("/api/v1/access", "Cookie", signed.cookie(Role.ADMIN))
                        .body())
                .getJsonArray("sessions").stream()
                        .map(JsonObject.class::cast)
                        .filter(s -> s.getString("name").equals("viewer"))
                        .findFirst()
                        .orElseThrow()
                        .getLong("number");
        assertThat(page()).contains("/access/sessions/" + number + "/end");
        assertThat(signed.press("/access/sessions/" + number + "/end", signed.cookie(Role.ADMIN))
                        .statusCode())
                .isEqualTo(303);
        assertThat(signed.open("/", viewer).statusCode()).isEqualTo(303);
        assertThat(signed.press("/access/sessions/" + number + "/end", signed.cookie(Role.ADMIN))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"VIEWER", "OPERATOR"})
    void othersAreToldThatTheyMayNot(Role role) {
        var answer = signed.open("/access", signed.cookie(role));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("You are signed in as " + role.word())
                .doesNotContain("href=\"/access\"");
        assertThat(page()).contains("href=\"/access\" aria-current=\"page\"");
    }
}
