package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Recording;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.ProblemFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stepping through the life of a problem on its card, by links alone. */
class ReplayPagesTest {
    private final RunningSite site = new RunningSite(Clouds.NAME);
    private final Outage outage = new Outage(Clouds.NAME);
    private final String card = "/problems/" + outage.problem.number();

    @BeforeEach
    void isOver() {
        outage.record(site.log);
        site.show(outage.now());
        site.show(Recording.UP_TO_DATE);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private String page(String path) {
        var answer = site.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replace("&#x3D;", "=").replace("&amp;", "&");
    }

    private static Optional<String> link(String html, String text) {
        var link = Pattern.compile("href=\"([^\"]*)\">" + text + "</a>").matcher(html);
        return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }

    private long moments() {
        return site.log.dated.getOrDefault(Clouds.NAME, List.of()).stream()
                .filter(d -> d.fact() instanceof ProblemFact f && f.problem().number() == outage.problem.number())
                .map(Dated::at)
                .distinct()
                .count();
    }

    @Test
    void theLifeIsWalkedFromItsFirstStepToItsLastAndBack() {
        var phases = new ArrayList<String>();
        var at = link(page(card), "First step");
        var steps = 0;
        while (at.isPresent()) {
            var html = page(at.get());
            steps++;
            var text = Html.text(html);
            assertThat(text).contains("Replay: step " + steps + " of " + moments());
            var phase = Pattern.compile("Phase (\\w+) since").matcher(text);
            phases.add(phase.find() ? phase.group(1) : "");
            at = link(html, "Next step");
            if (at.isEmpty()) {
                assertThat(text).contains("the last that is recorded", "It is over");
                assertThat(page(link(html, "Previous step").orElseThrow())).contains("clearing");
            }
        }
        assertThat(steps).isEqualTo((int) moments()).isGreaterThan(2);
        assertThat(phases.get(0)).isEqualTo("provisional");
        assertThat(phases).contains("confirmed", "clearing");
    }

    @Test
    void eachStepOfTheListLeadsToItsCardAndItsMap() {
        var html = page(card);
        var cards = Pattern.compile("href=\"([^\"]*)\">card then</a> <a data-now href=\"([^\"]*)\">map then")
                .matcher(html)
                .results()
                .toList();
        assertThat(cards).hasSizeGreaterThan(2).allSatisfy(m -> {
            assertThat(Html.text(page(m.group(1)))).contains("You are looking at", "Replay: step");
            assertThat(m.group(2)).contains("problem=" + outage.problem.number());
            assertThat(Html.text(page(m.group(2)))).contains("You are looking at");
        });
    }

    @Test
    void betweenTwoStepsTheOneBeforeIsShownAndOneStepsFromThere() {
        var between = page(card + "?at=" + outage.during);
        assertThat(between).contains("aria-current=\"step\"");
        assertThat(Html.text(page(link(between, "Previous step").orElseThrow())))
                .contains("Phase confirmed since");
        assertThat(page(link(between, "Next step").orElseThrow())).contains("data-press=\"previous-step\"");
    }

    @Test
    void withoutTheDatabaseThereAreNoSteps() {
        site.log.away = true;
        assertThat(Html.text(page(card)))
                .contains("The database cannot be read just now")
                .doesNotContain("Replay");
    }
}
