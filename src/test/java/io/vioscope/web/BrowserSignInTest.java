package io.vioscope.web;

import io.vioscope.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Signing in and being signed out, in a real browser. */
@EnabledIf("io.vioscope.web.Browser#isInstalled")
class BrowserSignInTest {
    private final Browser browser = new Browser();
    private final SignedSite signed = new SignedSite();

    @AfterEach
    void close() {
        browser.close();
        signed.close();
    }

    @Test
    void whoSignsInSeesThePageLiveAndIsLedBackToTheFormWhenTheSessionEnds() {
        browser.open(signed.site.url("/sources"));
        browser.until("document.title.startsWith('Sign in')");
        browser.evaluate("document.getElementById('username').value = 'operator';"
                + " document.getElementById('password').value = '" + SignedSite.PASSWORD + "';"
                + " document.querySelector('button').click()");
        browser.until("location.pathname === '/sources'"
                + " && document.querySelector('#clock-browser')?.textContent.trim() === 'live'");

        var number = signed.rows("SELECT max(number)::text FROM access_session").get(0);
        signed.press("/access/sessions/" + number + "/end", signed.cookie(Role.ADMIN));

        browser.until(
                "location.pathname === '/sign-in' && new URLSearchParams(location.search).get('to') === '/sources'");
    }

    @Test
    void theButtonSignsOut() {
        browser.open(signed.site.url("/"));
        browser.until("document.title.startsWith('Sign in')");
        browser.evaluate("document.getElementById('username').value = 'viewer';"
                + " document.getElementById('password').value = '" + SignedSite.PASSWORD + "';"
                + " document.querySelector('button').click()");
        browser.until("document.querySelector('.who bdi')?.textContent === 'viewer'");
        browser.evaluate("document.querySelector('.who button').click()");
        browser.until("location.pathname === '/sign-in'");
        browser.open(signed.site.url("/"));
        browser.until("document.title.startsWith('Sign in')");
    }
}
