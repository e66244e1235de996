package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.access.LocalUser;
import io.vioscope.access.Role;
import io.vioscope.store.Database;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a reader who signs in has chosen is there in another browser; on a real database. */
class SettingsOfReadersTest {
    private static SignedSite site;

    @BeforeAll
    static void start() {
        site = new SignedSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .collect(Collectors.joining("; "));
    }

    private static String page(HttpResponse<String> signedIn) {
        assertThat(signedIn.statusCode()).isEqualTo(303);
        return site.open("/entities", cookies(signedIn)).body();
    }

    @Test
    void anotherBrowserTakesThemOverWhenTheySignInThere() {
        var kept = site.pressForm("/settings", site.cookie(Role.OPERATOR), "theme=dark&contrast=1&key-0=%21");
        assertThat(kept.headers().firstValue("Location")).contains("/settings?kept=1");

        var other = site.signIn("operator", SignedSite.PASSWORD);

        assertThat(page(other))
                .contains("data-theme=\"dark\" data-contrast=\"more\"")
                .contains("data-keys=\"!\"");
        assertThat(page(site.signIn("viewer", SignedSite.PASSWORD)))
                .as("who chose nothing")
                .contains("data-theme=\"system\"")
                .doesNotContain("data-contrast");
        assertThat(Html.text(site.open("/settings", cookies(other)).body()))
                .contains("It is kept for you, and another browser takes it over when you sign in there.");
    }

    @Test
    void theThemeOfTheHeaderIsKeptTooAndChangesNothingElse() {
        var admin = site.cookie(Role.ADMIN);
        var kept = site.pressForm("/settings", admin, "theme=light&still=1");

        site.pressForm("/theme", admin + "; " + cookies(kept), "theme=dark");

        assertThat(page(site.signIn("admin", SignedSite.PASSWORD)))
                .contains("data-theme=\"dark\" data-motion=\"none\"");
    }

    @Test
    void whatIsAsUsualAgainEndsWhatABrowserHad() {
        var viewer = site.signIn("viewer", SignedSite.PASSWORD);
        site.pressForm("/settings", cookies(viewer), "theme=system");

        var again = site.signIn("viewer", SignedSite.PASSWORD);

        assertThat(again.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("settings=;") && cookie.contains("Max-Age=0"))
                .anyMatch(cookie -> cookie.startsWith("theme=system") && cookie.contains("Max-Age=0"));
        assertThat(site.rows("SELECT settings FROM reader_settings WHERE reader = 'viewer'"))
                .containsExactly("");
    }

    @Test
    void whereTheDatabaseIsAwayItIsKeptInThatBrowserWhichIsSaid() {
        var cookie = site.cookie(Role.OPERATOR);
        site.open("/settings", cookie);
        Database open = site.database.getAndSet(null);
        try {
            var kept = site.pressForm("/settings", cookie, "theme=light&quiet=1");
            var where = kept.headers().firstValue("Location").orElse("");
            assertThat(where).isEqualTo("/settings?kept=here");
            assertThat(cookies(kept)).contains("theme=light", "settings=quiet:1");
            assertThat(Html.text(site.open(where, cookie + "; " + cookies(kept)).body()))
                    .contains("It is kept in this browser alone: the database is away");
        } finally {
            site.database.set(open);
        }
    }

    @Test
    void whoIsRemovedLeavesNothing() {
        RunningSite.await(site.users.add(new LocalUser("leaver", Role.VIEWER, SignedSite.KEPT, site.now())));
        var cookie = SignedSite.cookie(site.signIn("leaver", SignedSite.PASSWORD));
        site.pressForm("/settings", cookie, "theme=dark&still=1");
        site.pressForm("/views", cookie, "page=problems&query=&name=all");
        var kept = "SELECT reader FROM saved_view WHERE reader = 'leaver'"
                + " UNION ALL SELECT reader FROM reader_settings WHERE reader = 'leaver'";
        assertThat(site.rows(kept)).hasSize(2);

        RunningSite.await(site.users.remove("leaver"));

        assertThat(site.rows(kept)).isEmpty();
    }
}
