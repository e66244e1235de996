package io.vioscope.web;

import static io.vioscope.web.SignedSite.PASSWORD;
import static io.vioscope.web.SignedSite.cookie;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.access.LocalUser;
import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import io.vioscope.web.view.Texts;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has a password here changes it, and nobody else does. */
class PasswordTest {
    private static final String OTHER = "four quite different words";

    private final SignedSite signed = new SignedSite();

    @AfterEach
    void close() {
        signed.close();
    }

    private HttpResponse<String> change(String cookie, String current, String wanted, String again) {
        var form = "current=" + Texts.encode(current) + "&wanted=" + Texts.encode(wanted) + "&again="
                + Texts.encode(again);
        return signed.pressForm("/password", cookie, form);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void aChangedPasswordEndsAllOtherSessionsAtOnce() {
        var here = cookie(signed.signIn("viewer", PASSWORD));
        var elsewhere = cookie(signed.signIn("viewer", PASSWORD));
        assertThat(signed.open("/", here).body()).contains("href=\"/password\"");
        assertThat(signed.open("/", elsewhere).statusCode()).isEqualTo(200);

        var changed = change(here, PASSWORD, OTHER, OTHER);
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(location(changed)).isEqualTo("/password?changed");
        var now = cookie(changed);

        assertThat(now).isNotEqualTo(here);
        assertThat(signed.open("/password?changed", now).body()).contains("It is changed.");
        for (var over : List.of(here, elsewhere)) {
            assertThat(location(signed.open("/", over))).startsWith("/sign-in");
        }
        assertThat(signed.signIn("viewer", PASSWORD).statusCode()).isEqualTo(403);
        assertThat(signed.signIn("viewer", OTHER).statusCode()).isEqualTo(303);
        assertThat(signed.signIn("operator", PASSWORD).statusCode())
                .as("another's")
                .isEqualTo(303);
    }

    @Test
    void itIsWrittenDownWithoutThePasswords() {
        var here = cookie(signed.signIn("viewer", PASSWORD));
        change(here, "wrong horse battery", OTHER, OTHER);
        change(here, PASSWORD, OTHER, OTHER);
        List<String> rows;
        do {
            rows = signed.rows("SELECT t::text FROM access_audit t ORDER BY number");
        } while (rows.size() < 3);
        assertThat(rows.get(1)).contains("viewer", "POST /password", "done: 403");
        assertThat(rows.get(2)).contains("viewer", "POST /password", "done: 303");
        assertThat(rows.toString()).doesNotContain(OTHER, PASSWORD, "wrong horse");
    }

    @ParameterizedTest
    @CsvSource({
        "correct horse battery, short, short, has 15 to 256 characters",
        "correct horse battery, four quite different words, four quite different wards, not the same both times",
        "correct horse battery, correct horse battery, correct horse battery, is the present one",
        "correct horse battery, viewerviewerviewer, viewerviewerviewer, not made of the name"
    })
    void oneThatIsNoGoodIsNotTaken(String current, String wanted, String again, String said) {
        var here = cookie(signed.signIn("viewer", PASSWORD));
        var answer = change(here, current, wanted, again);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(said).doesNotContain(wanted + "\"", current + "\"");
        assertThat(signed.open("/", here).statusCode()).isEqualTo(200);
        assertThat(signed.signIn("viewer", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void whoFoundABrowserOpenCannotGuessThePresentOne() {
        var here = cookie(signed.signIn("viewer", PASSWORD));
        for (var i = 0; i < 5; i++) {
            var wrong = change(here, "wrong horse battery", OTHER, OTHER);
            assertThat(wrong.statusCode()).isEqualTo(403);
            assertThat(wrong.body()).contains("The present password is wrong.");
        }
        var locked = change(here, PASSWORD, OTHER, OTHER);
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.body()).contains("too many wrong passwords", "60 seconds");
        signed.pass(java.time.Duration.ofSeconds(61));
        assertThat(change(here, PASSWORD, OTHER, OTHER).statusCode()).isEqualTo(303);
    }

    @Test
    void aTokenHasNoPassword() {
        var token = signed.token("ci", Role.ADMIN, 1).token();
        var page = signed.site.get("/password", "Authorization", "Bearer " + token);
        assertThat(page.body())
                .contains("has no password")
                .doesNotContain("<form method=\"post\" action=\"/password\"");
        var tried = signed.site.send("POST", "/password", "Authorization", "Bearer " + token);
        assertThat(tried.statusCode()).isEqualTo(409);
    }

    @Test
    void whoIsBoundToProjectsHasOneToo() {
        var bound = new LocalUser("tenant", Role.VIEWER, SignedSite.KEPT, signed.now(), Scope.of(List.of("p1")));
        RunningSite.await(signed.users.add(bound));
        var here = cookie(signed.signIn("tenant", PASSWORD));
        assertThat(signed.open("/password", here).statusCode()).isEqualTo(200);
        var now = cookie(change(here, PASSWORD, OTHER, OTHER));
        assertThat(signed.open("/topology", now).statusCode()).as("still bound").isEqualTo(403);
    }

    @Test
    void aPageElsewhereCannotChangeIt() {
        var here = cookie(signed.signIn("viewer", PASSWORD));
        var form = "current=" + Texts.encode(PASSWORD) + "&wanted=" + Texts.encode(OTHER) + "&again="
                + Texts.encode(OTHER);
        var foreign = signed.site.sendBody(
                "POST",
                "/password",
                form,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                here,
                "Origin",
                "https://evil.example.org");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(signed.signIn("viewer", PASSWORD).statusCode()).isEqualTo(303);
    }
}
