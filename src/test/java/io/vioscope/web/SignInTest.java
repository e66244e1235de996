package io.vioscope.web;

import static io.vioscope.web.SignedSite.PASSWORD;
import static io.vioscope.web.SignedSite.cookie;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.access.Role;
import io.vioscope.bus.Bus;
import io.vioscope.config.SignInConfig;
import io.vioscope.engine.Worlds;
import io.vioscope.maintenance.Order;
import io.vioscope.maintenance.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people sign in and out, and what keeps others from it. */
class SignInTest {
    private final SignedSite signed = new SignedSite();

    @AfterEach
    void close() {
        signed.close();
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void whoOpensAPageIsSentToTheFormAndFromThereToThePage() {
        var asked = signed.open("/problems?q=a%20b", "");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(location(asked)).isEqualTo("/sign-in?to=%2Fproblems%3Fq%3Da%2520b");

        var form = signed.open(location(asked), "");
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body())
                .contains("name=\"to\" value=\"/problems?q&#x3D;a%20b\"")
                .contains("autocomplete=\"username\"")
                .contains("autocomplete=\"current-password\"")
                .contains("<label for=\"password\">")
                .doesNotContain("<script")
                .doesNotContain("web-s01");

        var in = signed.signIn("viewer", PASSWORD, "to", "/problems?q=a%20b");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(location(in)).isEqualTo("/problems?q=a%20b");
        var page = signed.open("/problems", cookie(in));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<bdi>viewer</bdi>").contains("action=\"/sign-out\"");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOfPagesElsewhere() {
        var header = signed.signIn("viewer", PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElse("");
        assertThat(header)
                .startsWith("vioscope=")
                .contains("HTTPOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
        assertThat(header).doesNotContain("Domain").doesNotContain("Max-Age").doesNotContain("Secure");
    }

    @Test
    void behindTlsTheCookieIsSentByTlsOnly() {
        var config = new SignInConfig(
                URI.create("https://vioscope.example.org"), List.of(), SignInConfig.LOCAL.sessions(), true);
        try (var tls = new SignedSite(config, List.of())) {
            var header = tls.signIn("viewer", PASSWORD)
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElse("");
            assertThat(header)
                    .startsWith("__Host-vioscope=")
                    .contains("; Secure")
                    .contains("Path=/");
            assertThat(tls.open("/", tls.cookie(Role.VIEWER)).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"viewer,wrong password here", "nobody,correct horse battery", "'',''", "viewer,''"})
    void aWrongOneIsNotTakenAndNothingSaysWhichOfTheTwo(String name, String password) {
        var answer = signed.signIn(name, password);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .contains("role=\"alert\">The name or the password is wrong.</p>")
                .contains("name=\"username\" value=\"" + name + "\"")
                .doesNotContain("wrong password here");
    }

    @Test
    void afterFiveWrongOnesNoneIsLookedAtForAMinute() {
        for (int left = 4; left > 0; left--) {
            var wrong = signed.signIn("viewer", "wrong");
            assertThat(wrong.statusCode()).isEqualTo(403);
            assertThat(wrong.headers().firstValue("RateLimit-Policy")).contains("\"wrong-passwords\";q=5;w=3600");
            assertThat(wrong.headers().firstValue("RateLimit")).contains("\"wrong-passwords\";r=" + left + ";t=3600");
        }
        assertThat(signed.signIn("viewer", "wrong").body()).contains("No other is looked at for 60 seconds");
        var locked = signed.signIn("viewer", PASSWORD);
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.headers().firstValue("Retry-After")).contains("60");
        assertThat(locked.headers().firstValue("RateLimit")).contains("\"wrong-passwords\";r=0;t=60");
        assertThat(locked.body()).contains("There were too many wrong passwords.");
        assertThat(signed.signIn("operator", PASSWORD).statusCode()).isEqualTo(303);

        signed.pass(Duration.ofSeconds(60));
        assertThat(signed.signIn("viewer", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void whoSignsOutIsOutThoughTheCookieIsSentAgain() {
        var cookie = signed.cookie(Role.OPERATOR);
        assertThat(signed.open("/", cookie).statusCode()).isEqualTo(200);
        var out = signed.press("/sign-out", cookie);
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(location(out)).isEqualTo("/sign-in");
        assertThat(out.headers().firstValue("Set-Cookie").orElse(""))
                .contains("vioscope=;")
                .contains("Max-Age=0");
        assertThat(location(signed.open("/", cookie))).contains("why=unknown");
    }

    @Test
    void aSessionEndsWhenNothingIsDoneAndAPageThatFetchesItselfDoesNothing() {
        var cookie = signed.cookie(Role.VIEWER);
        for (int i = 0; i < 5; i++) {
            signed.pass(Duration.ofMinutes(20));
            assertThat(signed.open("/", cookie).statusCode()).isEqualTo(200);
        }
        signed.pass(Duration.ofMinutes(20));
        assertThat(signed.site.get("/?fragment=live", "Cookie", cookie).statusCode())
                .isEqualTo(200);
        signed.pass(Duration.ofMinutes(11));
        assertThat(signed.site.get("/?fragment=live", "Cookie", cookie).statusCode())
                .isEqualTo(401);
        var asked = signed.open("/", cookie);
        assertThat(location(asked)).isEqualTo("/sign-in?to=%2F&why=idle");
        assertThat(signed.open(location(asked), "").body()).contains("nothing was done in it for a while");
    }

    @Test
    void aSessionEndsAfterTwelveHoursWhateverIsDone() {
        var cookie = signed.cookie(Role.VIEWER);
        for (int i = 0; i < 35; i++) {
            signed.pass(Duration.ofMinutes(20));
            assertThat(signed.open("/", cookie).statusCode()).isEqualTo(200);
        }
        signed.pass(Duration.ofMinutes(20));
        assertThat(location(signed.open("/", cookie))).isEqualTo("/sign-in?to=%2F&why=ended");
    }

    @Test
    void whoIsRemovedOrGetsAnotherPasswordIsOutAndAnotherRoleHoldsAtOnce() {
        var viewer = signed.cookie(Role.VIEWER);
        var operator = signed.cookie(Role.OPERATOR);
        var admin = signed.cookie(Role.ADMIN);
        RunningSite.await(signed.users.setRole("admin", Role.VIEWER, signed.now()));
        RunningSite.await(signed.users.setPassword("operator", "x", signed.now()));
        RunningSite.await(signed.users.remove("viewer"));
        signed.pass(Duration.ofSeconds(3));
        assertThat(signed.open("/", viewer).statusCode()).isEqualTo(303);
        assertThat(signed.open("/", operator).statusCode()).isEqualTo(303);
        assertThat(signed.press("/sources/" + Clouds.NAME + "/nova/poll", admin).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whileTheDatabaseIsAwayWhoIsSignedInStaysSoAndNobodyElseGetsIn() {
        var cookie = signed.cookie(Role.VIEWER);
        assertThat(signed.open("/", cookie).statusCode()).isEqualTo(200);
        RunningSite.await(java.util.Objects.requireNonNull(signed.database.getAndSet(null))
                .close());
        signed.pass(Duration.ofMinutes(10));
        assertThat(signed.open("/", cookie).statusCode()).isEqualTo(200);
        assertThat(signed.open("/", "vioscope=other").statusCode()).isEqualTo(503);
        var vain = signed.signIn("viewer", PASSWORD);
        assertThat(vain.statusCode()).isEqualTo(503);
        assertThat(vain.body()).contains("does not answer");
    }

    @Test
    void whatSomebodyDoesCarriesTheirNameWhateverTheyWrite() {
        var orders = new CopyOnWriteArrayList<Order>();
        RunningSite.await(Bus.of(signed.site.vertx).answer(Bus.maintenance(Clouds.NAME), order -> {
            orders.add(order);
            return new Outcome.NotOpen(1);
        }));
        signed.site.sendBody(
                "POST",
                "/maintenance",
                "entity=server/s01&minutes=10&reason=x&by=Somebody+else",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                signed.site.url(""),
                "Cookie",
                signed.cookie(Role.OPERATOR));
        assertThat(orders.toString()).contains("operator").doesNotContain("Somebody else");
        assertThat(signed.open("/maintenance", signed.cookie(Role.OPERATOR)).body())
                .contains("name=\"reason\"")
                .doesNotContain("name=\"by\"");
    }

    @Test
    void aViewerHasNoButtons() {
        assertThat(signed.open("/sources", signed.cookie(Role.VIEWER)).body()).doesNotContain("/nova/pause");
        assertThat(signed.open("/sources", signed.cookie(Role.OPERATOR)).body()).contains("/nova/pause");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "//evil.example/", "/\\evil.example", "/sign-out", "javascript:x", ""})
    void nobodyIsSentElsewhere(String to) {
        assertThat(location(signed.signIn("viewer", PASSWORD, "to", to))).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin,http://evil.example.org",
        "Origin,null",
        "Sec-Fetch-Site,cross-site",
        "Sec-Fetch-Site,same-site",
        "X-Nothing,said"
    })
    void aPageElsewhereCannotMakeABrowserThatIsSignedInDoSomething(String header, String value) {
        var told = new CopyOnWriteArrayList<Object>();
        RunningSite.await(Bus.of(signed.site.vertx).answer(Bus.steering(Clouds.NAME, Worlds.NOVA), steering -> {
            told.add(steering);
            return steering;
        }));
        var cookie = signed.cookie(Role.OPERATOR);
        var path = "/sources/" + Clouds.NAME + "/nova/poll";
        var answer = signed.site.send("POST", path, header, value, "Cookie", cookie);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("foreign-origin");
        assertThat(told).isEmpty();
        assertThat(signed.press(path, cookie).statusCode()).isEqualTo(303);
        assertThat(told).hasSize(1);
    }

    @Test
    void nothingOfASecretIsKept() {
        var cookie = signed.cookie(Role.VIEWER).replace("vioscope=", "");
        var rows = signed.rows("SELECT s::text FROM access_session s UNION ALL SELECT u::text FROM access_user u");
        assertThat(rows).hasSize(4).noneMatch(row -> row.contains(cookie) || row.contains(PASSWORD));
    }

    @Test
    void withoutSigningInNobodyLearnsOfAnyCloud() {
        for (var path : List.of("/readyz", "/healthz", "/sign-in", "/", "/api/v1/entities", "/metrics", "/nowhere")) {
            assertThat(signed.site.get(path).body())
                    .as(path)
                    .doesNotContain("cloud " + Clouds.NAME, "\"" + Clouds.NAME + "\"", "web-s01");
        }
    }
}
