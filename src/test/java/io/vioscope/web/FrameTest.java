package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Worlds;
import io.vioscope.web.view.Legend;
import io.vioscope.web.view.Shortcut;
import io.vioscope.web.view.Wall;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, themes and the wall, as the server sends them. */
class FrameTest {
    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};
    private static final RunningSite SITE = RunningSite.troubled();

    @AfterAll
    static void close() {
        SITE.close();
    }

    @Test
    void helpExplainsEveryMarkAndEveryKey() {
        var page = SITE.get("/help").body();

        assertThat(Legend.ALL)
                .allSatisfy(sign ->
                        assertThat(Html.text(page)).contains(sign.word() + " " + sign.shape() + " " + sign.meaning()));
        assertThat(Shortcut.ALL)
                .allSatisfy(key ->
                        assertThat(Html.text(page)).contains(key.keys().replace(" ", " then ") + " " + key.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/entities/server/s01", "/nothing"})
    void everyPageHasTheKeysForItsScript(String path) {
        assertThat(SITE.get(path).body())
                .contains("<li data-keys=\"g p\" data-do=\"go\" data-target=\"/problems\">")
                .contains("<li data-keys=\"j\" data-do=\"row\" data-target=\"next\">");
    }

    @Test
    void keysThatGoSomewhereGoToAPageOfOurs() {
        assertThat(Shortcut.ALL.stream().filter(key -> key.deed() == Shortcut.Deed.GO))
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat(SITE.get(key.target()).statusCode()).isEqualTo(200));
    }

    @Test
    void eachClockLeadsToItsExplanation() {
        var help = SITE.get("/help").body();
        var header = SITE.get("/entities").body();

        var links = Pattern.compile("class=\"clock\" href=\"/help#([^\"]*)\"")
                .matcher(header)
                .results();
        assertThat(links.map(r -> r.group(1)))
                .hasSize(3)
                .allSatisfy(id -> assertThat(help).contains("id=\"" + id + "\""));
    }

    @Test
    void everyAnswerSaysWhatTimeItIsByTheServer() {
        // RFC 9110, 5.6.7
        assertThat(Worlds.START).hasToString("2026-11-25T03:00:00Z");
        assertThat(SITE.get("/").headers().firstValue("Date")).contains("Wed, 25 Nov 2026 03:01:40 GMT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void aThemeThatWasChosenIsThereFromTheFirstByteOn(String theme) {
        var chosen = SITE.sendBody(
                "POST", "/theme", "theme=" + theme, FORM[0], FORM[1], "Referer", SITE.url("/entities?q=web"));

        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).contains("/entities?q=web");
        var cookie = chosen.headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith("theme="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie)
                .contains("theme=" + theme)
                .contains("Path=/")
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax");
        var page = SITE.get("/entities?q=web", "Cookie", "theme=" + theme).body();
        assertThat(page)
                .contains("<html lang=\"en\" data-theme=\"" + theme + "\">")
                .contains("<meta name=\"color-scheme\" content=\"" + theme + "\">")
                .contains("value=\"" + theme + "\" aria-pressed=\"true\"");
    }

    @Test
    void theThemeOfTheSystemForgetsTheChoice() {
        var chosen = SITE.sendBody("POST", "/theme", "theme=system", FORM);

        assertThat(chosen.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(SITE.get("/", "Cookie", "theme=<script>").body())
                .contains("<html lang=\"en\" data-theme=\"system\">");
    }

    @Test
    void noOtherThemeAndNoForeignPageIsHeard() {
        assertThat(SITE.sendBody("POST", "/theme", "theme=pink", FORM).statusCode())
                .isEqualTo(400);
        var foreign = SITE.sendBody("POST", "/theme", "theme=dark", FORM[0], FORM[1], "Origin", "http://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:1/entities?q=a%20b, /entities?q=a%20b",
        "https://evil.example//evil.example/x, /",
        "https://evil.example/\\evil, /",
        "not a uri, /",
        "about:blank, /",
        ", /"
    })
    void oneIsSentBackToAPageOfOurs(String referer, String back) {
        assertThat(ThemeControl.back(referer)).isEqualTo(back);
    }

    @Test
    void onTheWallPagesFollowEachOtherInACircleAndHaveNoNavigation() {
        var path = "/?wall=1";
        for (var next : new String[] {"/problems?wall=1", "/sources?wall=1", "/?wall=1"}) {
            var page = SITE.get(path).body();
            assertThat(page)
                    .contains("class=\"wall\"")
                    .contains("data-next=\"" + next.replace("=", "&#x3D;") + "\" data-stay=\"20\"")
                    .contains("<noscript><meta http-equiv=\"refresh\" content=\"20; url=" + next.replace("=", "&#x3D;"))
                    .doesNotContain("<nav aria-label=\"Pages\">")
                    .contains("id=\"count-critical\"")
                    .contains("id=\"clock-sources\"");
            path = next;
        }
    }

    @Test
    void aPageThatDoesNotTakePartStaysOnTheWall() {
        assertThat(Wall.next("/rules")).isEmpty();
        assertThat(SITE.get("/rules?wall=1").body())
                .contains("class=\"wall\"")
                .doesNotContain("data-next")
                .doesNotContain("http-equiv=\"refresh\"");
        assertThat(SITE.get("/problems").body()).contains("href=\"/problems?wall&#x3D;1\" data-press=\"wall\"");
        assertThat(SITE.get("/problems?wall=1").body()).contains("href=\"/problems\" data-press=\"wall\"");
    }
}
