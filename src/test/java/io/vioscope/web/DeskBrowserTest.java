package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Snapshot;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Reading a list that changes, in a real browser. */
@EnabledIf("io.vioscope.web.Browser#isInstalled")
class DeskBrowserTest {
    private static final String LIVE = "document.querySelector('#clock-browser .word').textContent === 'live'";
    private static Browser browser;

    private final RunningSite site = RunningSite.troubled();

    @BeforeAll
    static void start() {
        browser = new Browser();
        browser.resize(1280, 600);
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Object js(String expression) {
        return browser.evaluate(expression);
    }

    private static Problem problem(int number) {
        var other = Clouds.hostDown(number, Problem.Phase.CONFIRMED, "Cause " + number + ".");
        return new Problem(
                number,
                new ProblemKey(new EntityKey(Kind.HYPERVISOR, "h" + number), "hypervisor.down"),
                other.severity(),
                other.phase(),
                other.text(),
                other.advice(),
                other.verdict(),
                Impact.NONE,
                other.openedAt().plusSeconds(number),
                other.phaseAt());
    }

    /** The troubled cloud with so many problems, the newest above the others. */
    private static Snapshot problems(int many) {
        return Clouds.with(
                Clouds.troubled(),
                IntStream.rangeClosed(1, many)
                        .mapToObj(DeskBrowserTest::problem)
                        .toArray(Problem[]::new));
    }

    private void open(String path) {
        browser.open(site.url(path));
        browser.until(LIVE);
    }

    @Test
    void newRowsWaitUntilTheyAreWantedWhereThePageIsScrolled() {
        site.show(problems(30));
        open("/problems");
        js("document.getElementById('problem-vio-20').scrollIntoView({block: 'center'})");
        browser.until("scrollY > 200");
        js("window.was = document.getElementById('problem-vio-20').getBoundingClientRect().top");

        site.show(problems(32));

        browser.until("!document.getElementById('news').hidden");
        assertThat(js("document.getElementById('news').textContent")).isEqualTo("New rows: 2. Show them");
        assertThat(js("document.getElementById('problem-vio-32') === null")).isEqualTo(true);
        assertThat(js("Math.abs(document.getElementById('problem-vio-20').getBoundingClientRect().top -"
                        + " window.was) < 2"))
                .isEqualTo(true);

        js("document.getElementById('news').click()");

        browser.until("document.getElementById('problem-vio-32') !== null");
        assertThat(js("scrollY === 0 && document.getElementById('news').hidden"))
                .isEqualTo(true);
    }

    @Test
    void newRowsComeAtOnceWhereNothingIsScrolledAndAreTold() {
        site.show(problems(3));
        open("/problems");

        site.show(problems(4));

        browser.until("document.getElementById('problem-vio-4') !== null");
        assertThat(js("document.getElementById('news').hidden")).isEqualTo(true);
        browser.until("document.getElementById('status').textContent.startsWith('New problems: 1. Cause 4.')");
    }

    @Test
    void whatIsWaitedForComesByGoingBackToTheTop() {
        site.show(problems(30));
        open("/problems");
        js("document.getElementById('problem-vio-5').scrollIntoView()");
        site.show(problems(31));
        browser.until("!document.getElementById('news').hidden");

        js("scrollTo(0, 0)");

        browser.until("document.getElementById('problem-vio-31') !== null && document.getElementById('news').hidden");
    }

    @Test
    void theSymptomsOfACauseStayOpenWhenThePageChanges() {
        site.show(problems(2));
        open("/problems");
        assertThat(js("document.querySelector('#problem-vio-2-symptoms summary').textContent"))
                .isEqualTo("10 symptoms");
        js("document.getElementById('problem-vio-2-symptoms').open = true");
        assertThat(js("document.querySelector('#problem-vio-2-symptoms li').textContent")
                        .toString())
                .startsWith("compute service: has no recent heartbeat");

        site.show(problems(3));

        browser.until("document.getElementById('problem-vio-3') !== null");
        assertThat(js("document.getElementById('problem-vio-2-symptoms').open")).isEqualTo(true);
    }

    @Test
    void anEntityIsFoundFromAPageThatHasNoFilter() {
        open("/sources");
        browser.press("/");
        assertThat(js("document.activeElement.id")).isEqualTo("seek");
        js("document.activeElement.value = 'web-s02'; document.activeElement.form.requestSubmit()");

        browser.until("location.pathname === '/entities' && document.querySelector('#e-vio-server-s02')");
    }

    @Test
    void theLinkThatIsCopiedLeadsToThisPageAndFilterAtThisMoment() {
        open("/problems?q=cause%3Ahypervisor");
        js(
                "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } })");
        js("document.getElementById('copy').click()");

        browser.until("document.getElementById('copy').textContent === 'Link copied'");
        assertThat(js("window.copied").toString())
                .matches(Pattern.quote(site.url("/problems?q=cause%3Ahypervisor&at=")) + "20..-..-..T.*Z");
        assertThat(js("document.getElementById('status').textContent")).isEqualTo("Link copied");
    }

    @Test
    void nothingIsWiderThanThePageAtAnyWidth() {
        site.show(problems(2));
        for (var width : new int[] {1440, 1024, 390, 320}) {
            browser.resize(width, 900);
            for (var path : new String[] {"/", "/problems", "/sources", "/system"}) {
                open(path);
                assertThat(js("document.documentElement.scrollWidth <= innerWidth"))
                        .as(path + " at " + width)
                        .isEqualTo(true);
            }
        }
        browser.resize(1280, 600);
    }
}
