package io.vioscope.web;

import static io.vioscope.web.Html.row;
import static io.vioscope.web.Html.text;
import static io.vioscope.web.Html.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.json.FactCodec;
import io.vioscope.model.Fact;
import io.vioscope.model.Impact;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Severity;
import io.vioscope.web.view.FactRow;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator reads of causes: in the list, on the overview, on the card of one, and when it is over. */
class ProblemPagesTest {
    private static final Problem CONFIRMED =
            Clouds.hostDown(99, Phase.CONFIRMED, "Hypervisor c3 is down: its hosts have no power.");

    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void close() {
        site.close();
    }

    private void show(Problem... problems) {
        site.show(Clouds.with(Clouds.troubled(), problems));
    }

    private String section(String path, String id) {
        return within(site.get(path).body(), "<section id=\"" + id + "\"", "</section>");
    }

    @Test
    void aCauseIsARowThatSaysHowSureItIsAndWhoSuffers() {
        show(CONFIRMED);

        assertThat(row(site.get("/problems").body(), "problem-vio-99"))
                .isEqualTo("critical Hypervisor c3 is down: its hosts have no power. hypervisor c3 10 symptoms"
                        + " compute service: has no recent heartbeat nova-compute@c3"
                        + " server: the last operation failed web-s02 and 8 more 91 % confirmed"
                        + " users feel it: 10 servers, 2 projects cannot be seen: 4 ESXi hosts"
                        + " nobody 704 2026-11-25 03:01:01 UTC");
        assertThat(site.get("/problems").body()).contains("href=\"/problems/99\"");
    }

    @Test
    void alarmsThatAnAnnouncedCauseExplainsAreNotListedAgain() {
        show(CONFIRMED);

        for (var path : List.of("/problems", "/")) {
            assertThat(section(path, "alarms"))
                    .contains("Server web-s01 is in ERROR")
                    .doesNotContain("web-s02", "hypervisor c3")
                    .contains("3 alarms are explained by the problems.");
        }
        assertThat(text(site.get("/problems/99").body()))
                .contains("Server web-s02 is in ERROR", "Nova calls hypervisor c3 down");
        assertThat(site.get("/api/v1/alarms").body()).contains("\"explainedBy\":99");
    }

    @Test
    void whatIsOnlyProvisionalHidesNoAlarm() {
        show(Clouds.hostDown(99, Phase.PROVISIONAL, "Perhaps it is c3."));

        assertThat(section("/problems", "problems")).contains("Perhaps it is c3.", "91 % provisional not announced");
        assertThat(section("/problems", "alarms"))
                .contains("web-s01", "web-s02")
                .doesNotContain("explained by");
        assertThat(text(site.get("/problems/99").body()))
                .contains("the best explanation so far; not announced", "it takes no alarm out of the lists");
    }

    @Test
    void whatIsConfirmedButNotAnnouncedHidesNoAlarmEither() {
        var shown = CONFIRMED.revised(Severity.INDETERMINATE, CONFIRMED.verdict(), Impact.NONE, "Planned work on c3.");
        show(shown);

        assertThat(section("/problems", "problems")).contains("Planned work on c3.", "confirmed not announced");
        assertThat(section("/problems", "alarms"))
                .contains("web-s01", "web-s02")
                .doesNotContain("explained by");
    }

    @Test
    void announcedCausesStandBeforeOthersHoweverBadAndTheOverviewHasTheFirst() {
        var all = new Problem[7];
        for (var i = 0; i < all.length; i++) {
            var phase = i == 6 ? Phase.CONFIRMED : Phase.PROVISIONAL;
            var other = Clouds.hostDown(i + 1, phase, "cause " + i);
            all[i] = new Problem(
                    other.number(),
                    new ProblemKey(other.key().entity(), "x" + i),
                    i == 6 ? Severity.WARNING : Severity.CRITICAL,
                    phase,
                    other.text(),
                    "",
                    other.verdict(),
                    Impact.NONE,
                    other.openedAt(),
                    other.phaseAt());
        }
        show(all);

        var overview = section("/", "problems");
        assertThat(overview).contains("And 2 more").contains("nobody that is known");
        assertThat(overview.indexOf("cause 6")).isPositive().isLessThan(overview.indexOf("cause 0"));
        assertThat(section("/problems", "problems"))
                .contains("cause 4", "cause 5")
                .doesNotContain(" more.");
    }

    @Test
    void withoutAProblemThePageSaysWhetherThatCanBeKnown() {
        assertThat(section("/problems", "problems")).contains("No problem is known. We cannot know: 1 source stale.");
        assertThat(site.get("/").body()).doesNotContain("<section id=\"problems\"");
        show(CONFIRMED);
        assertThat(section("/problems", "problems")).contains("There may be more problems than these");

        var seen =
                Clouds.after(Snapshot.unknown(Clouds.NAME), Clouds.projects(new Completeness.Complete(), Worlds.START));
        site.show(Clouds.nova(seen, List.of(Clouds.troubledEntities().get(0)), Worlds.START.plusSeconds(1)));
        assertThat(section("/problems", "problems")).contains("No problem is open. 2 sources fresh.");
        assertThat(section("/problems", "alarms")).contains("No alarms. 2 sources fresh.");
    }

    @Test
    void theCardSaysWhyAndWhyNotAndWhatCannotBeSeen() {
        show(CONFIRMED);
        var page = site.get("/problems/99").body();

        assertThat(within(page, "<dt>How sure</dt>", "</dd>")).isEqualTo("How sure 91 %");
        assertThat(within(page, "<dt>Phase</dt>", "</dd>"))
                .isEqualTo("Phase confirmed since 2026-11-25 03:01:15 UTC : the best explanation for as long as its"
                        + " symptoms take to come");
        assertThat(within(page, "<dt>Cause</dt>", "</dd>")).isEqualTo("Cause down c3 hypervisor");
        assertThat(text(page))
                .contains("Look at the hosts of c3.")
                .contains("It can be any of these; what is seen does not tell them apart cluster-power compute-dead")
                .contains("Sources that would tell more vcenter");
        assertThat(row(page, "evidence-1"))
                .isEqualTo("server: the last operation failed server.error seen there, as it should be 9 2 0"
                        + " web-s02 server and 8 more");
        assertThat(row(page, "evidence-2")).isEqualTo("esxi_host.gone unknown cannot be seen now 0 0 4");
        assertThat(row(page, "evidence-3")).startsWith("server.moved missing should be there and is not 0 10 0");
        assertThat(row(page, "evidence-4")).startsWith("server.active contradicting there, and should not be 1");
        assertThat(row(page, "rejected-0"))
                .isEqualTo("bus message bus, message_bus.down something is seen that would not be there"
                        + " about 67 times less likely");
        assertThat(row(page, "rejected-1")).endsWith("and is less usual more than 1\u2009000 times less likely");
        assertThat(within(page, "<p class=\"doubt\" id=\"unseen\"", "</p>"))
                .isEqualTo("Should be looked at and cannot be seen: ESXi hosts.");
        assertThat(within(page, "<div id=\"impact-management\"", "</div>"))
                .isEqualTo("cannot be changed (management) nobody that is known");
        assertThat(page).contains("href=\"/entities/hypervisor/c3\"", "href=\"/entities/server/s02\"");
    }

    @Test
    void howItCameToThatIsReadFromTheRecord() {
        show(CONFIRMED);
        var opened = Clouds.hostDown(99, Phase.PROVISIONAL, "Perhaps it is c3.");
        site.log.dated.put(
                Clouds.NAME,
                List.of(
                        new Dated(Worlds.START.plusSeconds(61), new ProblemFact.Opened(opened)),
                        new Dated(Worlds.START.plusSeconds(70), new ProblemFact.Revised(opened, Phase.PROVISIONAL)),
                        new Dated(
                                Worlds.START.plusSeconds(75), new ProblemFact.Revised(CONFIRMED, Phase.PROVISIONAL))));

        assertThat(within(site.get("/problems/99").body(), "<ol class=\"facts\">", "</ol>"))
                .isEqualTo("2026-11-25 03:01:15 UTC confirmed, 91 % sure, explains 10 symptoms card then map then"
                        + " Hypervisor c3 is down: its hosts have no power. 2026-11-25 03:01:10 UTC revised, 91"
                        + " % sure, explains 10 symptoms card then map then 2026-11-25 03:01:01 UTC first"
                        + " believed, provisional, 91 % sure, explains 10 symptoms card then map then Perhaps"
                        + " it is c3.");
        site.log.away = true;
        assertThat(text(site.get("/problems/99").body()))
                .contains("The database cannot be read just now; this is what is in memory.")
                .contains("03:01:15 UTC confirmed 2026-11-25 03:01:01 UTC first believed");
    }

    @Test
    void aProblemThatIsOverIsReadFromTheRecord() {
        site.log.dated.put(
                Clouds.NAME,
                List.of(
                        new Dated(Worlds.START, new ProblemFact.Opened(CONFIRMED)),
                        new Dated(
                                Worlds.START.plusSeconds(95),
                                new ProblemFact.Resolved(CONFIRMED, ProblemFact.Ending.BETTER_EXPLANATION))));

        var page = site.get("/problems/99");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(text(page.body()))
                .contains("It is over since 2026-11-25 03:01:35 UTC : something else explains better what was seen")
                .doesNotContain("Alarms that it explains");
        assertThat(section("/problems", "problems")).doesNotContain("c3");
    }

    @Test
    void whatNobodyKnowsIsSaidToBeSo() {
        var unknown = site.get("/problems/98");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(text(unknown.body())).contains("No problem of the number 98 is open, and none is recorded.");
        assertThat(text(site.get("/problems/first").body())).contains("A problem is named by a number.");
        assertThat(site.get("/problems/first").statusCode()).isEqualTo(404);
        assertThat(text(site.get("/problems/98?cloud=west").body())).contains("No cloud of that name is watched.");
        site.log.away = true;
        var away = site.get("/problems/98");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(text(away.body())).contains("whether there was one is not known now");
    }

    @Test
    void inTwoCloudsTheSameNumberAsksBack() {
        try (var two = new RunningSite("vio", "west")) {
            two.show(Clouds.with(Clouds.troubled(), CONFIRMED));
            assertThat(two.get("/problems/99").statusCode()).isEqualTo(200);
            two.show(Clouds.with(Clouds.nova(Snapshot.unknown("west"), List.of(), Worlds.START), CONFIRMED));

            var choice = two.get("/problems/99");
            assertThat(choice.statusCode()).isEqualTo(300);
            assertThat(choice.body().replace("&#x3D;", "=")).contains("href=\"/problems/99?cloud=west\"");
            assertThat(text(two.get("/problems/99?cloud=west").body())).contains("not among what is believed to exist");
            assertThat(row(two.get("/problems").body(), "problem-west-99")).endsWith("west");
            assertThat(two.get("/api/v1/problems/99").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void factsAboutProblemsAreSentences() {
        var opened = Clouds.hostDown(99, Phase.PROVISIONAL, "Perhaps it is c3.");
        fact(1, new ProblemFact.Opened(opened));
        fact(2, new ProblemFact.Revised(opened, Phase.PROVISIONAL));
        fact(3, new ProblemFact.Revised(CONFIRMED, Phase.PROVISIONAL));
        fact(4, new ProblemFact.Revised(CONFIRMED.in(Phase.CLEARING, Worlds.START), Phase.CONFIRMED));
        fact(5, new ProblemFact.Resolved(CONFIRMED, ProblemFact.Ending.SYMPTOMS_ENDED));
        fact(6, new ProblemFact.Resolved(CONFIRMED, ProblemFact.Ending.BETTER_EXPLANATION));

        assertThat(within(site.get("/").body(), "<ol class=\"facts\">", "</ol>"))
                .contains("hypervisor c3 may be the cause, 91 % sure: Perhaps it is c3.")
                .contains("c3 is seen in another light, 91 % sure: Perhaps it is c3.")
                .contains("critical hypervisor c3 is the cause, 91 % sure: Hypervisor c3 is down")
                .contains("c3 was the cause, and what it caused is going: Hypervisor c3 is down")
                .contains("c3 is the cause no more: Hypervisor c3 is down")
                .contains("c3 is not the cause after all: Hypervisor c3 is down");
    }

    private void fact(long seq, Fact fact) {
        site.log.rows.add(new FactRow(Clouds.NAME, seq, Worlds.START, fact.word(), FactCodec.write(fact)));
    }
}
