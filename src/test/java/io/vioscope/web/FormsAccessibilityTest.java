package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Recording;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Closure;
import io.vioscope.model.Problem;
import io.vioscope.rca.Act;
import io.vioscope.rca.ProblemOrder;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms that were sent and refused, and problems that somebody does something about: axe-core, both themes, 320 px. */
@EnabledIf("io.vioscope.web.Browser#isInstalled")
class FormsAccessibilityTest {
    private static final Instant NOW = Worlds.START.plusSeconds(110);
    private static final String HELD =
            "document.querySelector('#clock-browser .word').textContent.startsWith('as you sent it')";

    private static Browser browser;
    private static SignedSite signed;
    private static RunningSite site;

    @BeforeAll
    static void start() {
        browser = new Browser();
        signed = new SignedSite();
        site = RunningSite.troubled();
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
        site.engineOf(Clouds.troubled());
    }

    @AfterAll
    static void stop() {
        browser.close();
        signed.close();
        site.close();
    }

    /** The page, how its form is filled in and sent, and a part of what is then said. */
    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "/problems/99",
                        "document.getElementById('say-reason').value = 'duplicate';"
                                + " document.getElementById('say-of').value = 'x';"
                                + " document.querySelector('button[formaction$=\"/close\"]').click()",
                        "of:"),
                Arguments.of(
                        "/problems",
                        "document.querySelector('#selected button[value=acknowledge]').click()",
                        "No problem is chosen"),
                Arguments.of("/maintenance", sent("form[action=\"/maintenance\"]"), "entity:"),
                Arguments.of(
                        "/settings",
                        "document.getElementById('key-0').value = 'no'; " + sent("form[action=\"/settings\"]"),
                        "is no key"),
                Arguments.of("/problems", sent("form[action=\"/views\"]"), "name: right would be"),
                Arguments.of("/entities", sent("form[action=\"/views\"]"), "name: right would be"),
                Arguments.of("/history", sent("form[action=\"/views\"]"), "name: right would be"),
                Arguments.of("/rules?kind=database", sent("form[action=\"/views\"]"), "name: right would be"));
    }

    /** As a browser without our hints to it would send it. */
    private static String sent(String form) {
        return "document.querySelector('" + form + "').submit()";
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsRefusedIsSaidStaysAndCanBeReadByAll(String page, String send, String said) {
        browser.resize(1280, 900);
        browser.open(site.url(page));
        send(send);
        browser.until(HELD);

        assertThat(said()).contains(said);
        isFitForAll(page);
        site.show(Recording.UP_TO_DATE);
        assertThat(said()).as("after a hint").contains(said);
    }

    @Test
    void aQuestionThatMakesNoSense() {
        browser.open(site.url("/what-if?entity=nonsense&problem=hypervisor.down"));

        assertThat(said()).contains("entity");
        isFitForAll("/what-if");
    }

    @Test
    void aPasswordThatIsNone() {
        browser.open(signed.site.url("/sign-in"));
        send("document.getElementById('username').value = 'viewer';"
                + " document.getElementById('password').value = 'wrong';"
                + " document.querySelector('button').click()");

        assertThat(said()).isNotEmpty();
        isFitForAll("/sign-in");
    }

    @Test
    void aTokenThatCannotBeMade() {
        browser.open(signed.site.url("/sign-in?to=/access"));
        send("document.getElementById('username').value = 'admin';"
                + " document.getElementById('password').value = '" + SignedSite.PASSWORD + "';"
                + " document.querySelector('button').click()");
        browser.until("location.pathname === '/access'");
        isFitForAll("/access");
        send(sent("form[action=\"/access/tokens\"]"));
        browser.until(HELD);

        assertThat(said()).contains("name:");
        isFitForAll("/access/tokens");
        browser.open(signed.site.url("/problems"));
        isFitForAll("/problems of somebody who is known");
        send("document.querySelector('.who button').click()");
    }

    static Stream<Act> acts() {
        return Stream.of(
                new Act.Assign("Bob"),
                new Act.Note(),
                new Act.Snooze(NOW.plusSeconds(900)),
                new Act.Snooze(null),
                new Act.Close(Closure.Reason.KNOWN, null));
    }

    @ParameterizedTest
    @MethodSource("acts")
    void problemsThatAreTakenUpAndAssignedSnoozedOrClosed(Act act) {
        var before = Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down."));
        site.show(after(before, act));
        for (var path : new String[] {"/problems", "/problems/99"}) {
            browser.open(site.url(path));
            browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            isFitForAll(path);
        }
    }

    @Test
    void theOverviewOnAPhoneToo() {
        browser.open(site.url("/"));

        isFitForAll("/");
    }

    private static Snapshot after(Snapshot before, Act act) {
        var taken = new Input.Said(new ProblemOrder.Acknowledge(99, "Ann", "I look at it."));
        var done = new Input.Said(new ProblemOrder.Handle(99, act, "Ann", "so it is", null));
        return Worlds.ENGINE
                .step(Worlds.ENGINE.step(before, taken, NOW).next(), done, NOW)
                .next();
    }

    private static void send(String js) {
        browser.evaluate("window.before = true; " + js + "; undefined");
        browser.until("!window.before && document.readyState === 'complete'");
    }

    private static String said() {
        return String.valueOf(
                browser.evaluate("[...document.querySelectorAll('[role=alert]')].map(e => e.textContent).join(' ')"));
    }

    private static void isFitForAll(String what) {
        Axe.theme(browser, "light");
        assertThat(Axe.found(browser)).as(what + ", light").isEmpty();
        Axe.theme(browser, "dark");
        assertThat(Axe.foundInColours(browser)).as(what + ", dark").isEmpty();
        browser.resize(320, 640);
        assertThat(Axe.tooWide(browser)).as(what + " at 320 px").isEmpty();
        assertThat(Axe.found(browser)).as(what + " at 320 px").isEmpty();
        browser.resize(1280, 900);
    }
}
