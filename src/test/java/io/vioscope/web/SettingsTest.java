package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.web.view.Preferences;
import io.vioscope.web.view.Shortcut;
import io.vioscope.web.view.ShortcutKeys;
import io.vioscope.web.view.Texts;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader can choose, kept by their browser and known when a page is rendered; no script takes part. */
class SettingsTest {
    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};
    private static RunningSite site;

    @BeforeAll
    static void start() {
        site = RunningSite.troubled();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** The form as it is sent, with other keys for some shortcuts. */
    private static String form(String more, Map<String, String> keys) {
        var all = ShortcutKeys.single();
        return "theme=dark" + more
                + IntStream.range(0, all.size())
                        .mapToObj(i -> "&key-" + i + "="
                                + Texts.encode(keys.getOrDefault(
                                        all.get(i).keys(), all.get(i).keys())))
                        .collect(Collectors.joining());
    }

    private static String cookies(String form) {
        var kept = site.sendBody("POST", "/settings", form, FORM);
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(kept.headers().firstValue("Location")).contains("/settings?kept=1");
        return kept.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .collect(Collectors.joining("; "));
    }

    @Test
    void whatWasChosenIsSoOnEveryPageOfThatBrowser() {
        var cookies = cookies(form("&contrast=1&still=1&local=1&quiet=1", Map.of("a", "A")));
        var page = site.get("/entities", "Cookie", cookies).body();

        assertThat(page)
                .contains(
                        "data-theme=\"dark\" data-contrast=\"more\" data-motion=\"none\" data-zone=\"local\" data-announce=\"off\"")
                .contains("<li data-keys=\"A\" data-do=\"focus\" data-target=\"acknowledge\">");
        assertThat(site.get("/settings", "Cookie", cookies).body())
                .contains("id=\"set-contrast\" name=\"contrast\" value=\"1\" checked", "value=\"A\"");
        assertThat(Html.text(site.get("/help", "Cookie", cookies).body())).contains("A to the button that takes up");
        assertThat(site.get("/entities").body()).doesNotContain("data-contrast").contains("<li data-keys=\"a\"");
    }

    @Test
    void withoutShortcutsNoPageHasAny() {
        var page =
                site.get("/", "Cookie", cookies(form("&keysOff=1", Map.of()))).body();

        assertThat(page).doesNotContain("data-keys=");
    }

    @Test
    void aKeyForTwoIsRefusedSaidAndNothingIsLost() {
        var refused = site.sendBody("POST", "/settings", form("&quiet=1", Map.of("a", "s", "n", "no")), FORM);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(Html.text(refused.body()))
                .contains(
                        "Nothing was kept",
                        "“s” does something else already; right would be a key that is not in this list.")
                .contains("“no” is no key; right would be one character, or the word Space.");
        assertThat(refused.body()).contains("value=\"no\"", "name=\"quiet\" value=\"1\" checked");
    }

    @Test
    void otherPagesCannotChooseForMe() {
        var foreign = site.sendBody(
                "POST", "/settings", form("", Map.of()), FORM[0], FORM[1], "Origin", "http://evil.example");

        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings=%zz:1",
                "settings=key.a:<script>",
                "settings=key.a:s",
                "settings=key.zzz:q",
                "settings=||::|",
                "settings=key.a:%E2%80%AE"
            })
    void aCookieThatSaysSomethingElseSaysNothing(String cookie) {
        var page = site.get("/entities", "Cookie", cookie).body();

        assertThat(page).isEqualTo(site.get("/entities").body());
    }

    @Test
    void whatIsKeptComesBackWhole() {
        var keys = Shortcut.ALL.stream()
                .filter(s -> s.keys().equals("?") || s.keys().equals("Space"))
                .collect(Collectors.toMap(Shortcut::keys, s -> s.keys().equals("?") ? "|" : ":"));
        var all = new Preferences(true, true, true, true, true, keys);

        assertThat(Preferences.of(all.text())).isEqualTo(all);
        assertThat(Preferences.of(Preferences.NONE.text())).isEqualTo(Preferences.NONE);
    }
}
