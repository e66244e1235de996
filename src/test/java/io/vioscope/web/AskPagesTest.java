package io.vioscope.web;

import static io.vioscope.web.Html.row;
import static io.vioscope.web.Html.text;
import static io.vioscope.web.Html.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.bus.Bus;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.Findings;
import io.vioscope.rca.WhatIf;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator may ask of the diagnosis: which rules there are, what if, who suffers, and why something did not fire. */
class AskPagesTest {
    private static final EntityKey SILENT = new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@c3");
    private static final String OF_C1 = "/what-if?entity=compute_service/nova-compute@c1";
    private static final String DOWN = "&problem=compute_service.down";

    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void close() {
        site.close();
    }

    private HttpResponse<String> asked(String path) {
        site.engineOf(Clouds.troubled());
        return site.get(path);
    }

    private static String section(String page, String id) {
        return within(page, "<section id=\"" + id + "\"", "</section>");
    }

    @Test
    void everyProblemIsAmongTheRulesWithHowItShowsAndWhoSuffers() {
        var list = site.get("/rules").body();
        assertThat(list.split("<tr id=\"rule-", -1))
                .hasSize(Clouds.CAUSES.problems().size() + 1);
        assertThat(row(list, "rule-compute_service.down"))
                .isEqualTo("major NAME is silent: its servers cannot be changed, and may well run"
                        + " compute_service.down , fault compute service compute service: has no recent heartbeat");
        assertThat(list).contains("href=\"/rules/compute_service.down\"");

        var page = site.get("/rules/compute_service.down").body();
        assertThat(section(page, "rule-compute_service.down"))
                .contains("major compute_service.down , of a compute service. fault: something broke.")
                .contains("announced when it has been the best explanation for ")
                .contains("What to do: Look at the process and at the machine it runs on")
                .contains("It can be compute-process-down", "Sources that would tell more vio, probe")
                .contains("has no recent heartbeat compute_service.silent the compute service itself must without it"
                        + " there is no such problem 97 % 80 s")
                .contains("hypervisor, managed by compute service echo")
                .contains("cannot be changed (management) : server, hosted on hypervisor, managed by compute service");
    }

    @Test
    void theListIsSmallAndEveryRuleInItIsToBeHad() {
        var list = site.get("/rules").body();
        assertThat(list.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(300_000);
        assertThat(Clouds.CAUSES.problems()).allSatisfy(problem -> {
            var page = site.get("/rules/" + problem.name());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("<section id=\"rule-" + problem.name() + "\"")
                    .contains("href=\"/what-if?problem&#x3D;" + problem.name() + "\"");
        });
        var unknown = site.get("/rules/no.such");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(text(unknown.body())).contains("No problem of that name can be told.", "All rules");
    }

    @Test
    void theRuleLeadsToWhyItDidNotFire() {
        var few = site.get("/rules/compute_service.down").body();
        assertThat(text(few)).contains("Why did it not fire? Ask of one compute service");
        assertThat(few).contains("href=\"/entities/compute_service/nova-compute%40c1/why\"");

        var many = site.get("/rules/server.fell").body();
        assertThat(many).contains("href=\"/entities?q&#x3D;kind%3Aserver\"").doesNotContain("/why\"");
        assertThat(text(site.get("/rules/nsx_manager.down").body())).contains("No NSX Manager is known.");
    }

    @Test
    void rulesAreFilteredByKindAndByWords() {
        var hypervisors = site.get("/rules?kind=hypervisor").body();
        assertThat(hypervisors).contains("rule-hypervisor.pattern").doesNotContain("<section id=\"rule-server");
        assertThat(site.get("/rules?q=FORCED+evacuates").body())
                .contains("<section id=\"rule-compute_service.forced_down\"")
                .doesNotContain("<section id=\"rule-compute_service.disabled\"")
                .contains("value=\"FORCED evacuates\"");
        var wrong = site.get("/rules?kind=hyperviser");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(text(wrong.body())).contains("kind: there is no such kind");
    }

    @Test
    void whatIsSupposedIsSaidToBeSupposed() {
        var page = asked(OF_C1 + DOWN).body();

        assertThat(within(page, "<p id=\"supposed\"", "</p>"))
                .isEqualTo("Only supposed: if it were that nova-compute@c1 is silent: its servers cannot be changed,"
                        + " and may well run , these would suffer. It is not among the problems that are open.");
        assertThat(text(page)).contains("We cannot know: 1 source stale. It is worked out from what is known");
        assertThat(page).contains("href=\"/rules/compute_service.down\"");
        assertThat(site.get("/problems").body()).doesNotContain("nova-compute@c1 is silent");
    }

    @Test
    void whoWouldSufferIsCountedByWayKindAndProjectAndListed() {
        var page = asked(OF_C1 + DOWN).body();

        assertThat(section(page, "flow-management"))
                .contains("cannot be changed (management)")
                .contains("1 hypervisor", "10 servers", "2 projects")
                .contains("billing : 5", "my shop : 5", "no project that is known : 1");
        assertThat(section(page, "flow-service")).contains("nobody that is known");
        assertThat(section(page, "list"))
                .contains("servers: cannot be changed 1 to 10 of 10.")
                .contains("web-s03 my shop c1", "web-s30")
                .doesNotContain("web-s01");
        var hypervisors = site.get(OF_C1 + DOWN + "&list=management/hypervisor").body();
        assertThat(section(hypervisors, "list")).contains("hypervisors: cannot be changed 1 to 1 of 1.", "c1");
    }

    @Test
    void anOpenProblemLinksToAllWhoSufferAndIsNotCalledSupposed() {
        site.show(Clouds.with(Clouds.troubled(), silent(99)));

        var card = site.get("/problems/99").body();
        var link = "/what-if?entity=compute_service%2Fnova-compute%40c3&problem=compute_service.down";
        assertThat(card.replace("&#x3D;", "=").replace("&amp;", "&")).contains("href=\"" + link + "\">All who suffer");
        var page = asked(link).body();
        assertThat(within(page, "<p id=\"supposed\"", "</p>"))
                .isEqualTo("critical This problem is open, confirmed: nova-compute@c3 is silent. Who suffers from it:");
        assertThat(text(page)).doesNotContain("supposed").contains("10 servers");
        assertThat(site.get("/api/v1/problems/99/impact?flow=management&kind=hypervisor")
                        .body())
                .contains("\"supposed\":false,\"number\":99,\"problem\":\"compute_service.down\"")
                .contains("\"impact\":{\"management\":{\"hypervisor\":1,\"project\":2,\"server\":10}}")
                .contains("\"items\":[{\"flow\":\"management\",\"kind\":\"hypervisor\",\"id\":\"c3\",\"name\":\"c3\"");
    }

    private static Problem silent(long number) {
        var open = Clouds.hostDown(number, Problem.Phase.CONFIRMED, "nova-compute@c3 is silent.");
        return new Problem(
                number,
                new ProblemKey(SILENT, "compute_service.down"),
                open.severity(),
                open.phase(),
                open.text(),
                open.advice(),
                open.verdict(),
                new Impact(Map.of(
                        Flow.MANAGEMENT, new TreeMap<>(Map.of(Kind.SERVER, 10, Kind.HYPERVISOR, 1, Kind.PROJECT, 2)))),
                open.openedAt(),
                open.phaseAt());
    }

    @Test
    void theCardSaysInEachWayWhoSuffersByClassAndByProject() {
        site.show(Clouds.with(Clouds.troubled(), silent(99)));

        // The first who looks may not wait for the engine; whoever looks after it has answered is told.
        site.get("/problems/99");
        asked("/api/v1/problems/99/impact");
        var card = site.get("/problems/99").body().replace("&#x3D;", "=").replace("&amp;", "&");

        assertThat(within(card, "<div id=\"impact-management\">", "</div>"))
                .isEqualTo("cannot be changed (management) 1 hypervisor , 10 servers , 2 projects"
                        + " billing : 5 servers my shop : 5 servers no project that is known : 1 hypervisor");
        assertThat(within(card, "<div id=\"impact-service\">", "</div>"))
                .isEqualTo("users feel it (service) nobody that is known");
        assertThat(card)
                .contains("&list=management/server#list\">10 servers</a>")
                .contains("href=\"/entities/project/p2\"")
                .doesNotContain("The engine does not say just now which projects suffer.");
    }

    @Test
    void whileNoEngineSaysWhichProjectsSufferTheCardSaysSo() {
        try (var alone = RunningSite.troubled()) {
            alone.show(Clouds.with(Clouds.troubled(), silent(99)));

            assertThat(within(alone.get("/problems/99").body(), "id=\"impact-h\"", "</section>"))
                    .contains("10 servers", "The engine does not say just now which projects suffer.")
                    .doesNotContain("billing");
        }
    }

    @Test
    void whileAnEngineIsLateTheCardSaysOfWhenTheProjectsAre() {
        try (var late = RunningSite.troubled()) {
            var before = Clouds.with(Clouds.troubled(), silent(99));
            var diagnosis = new Engine(Map.of(), DeploymentMode.UNKNOWN, Clouds.CAUSES).diagnosis(before);
            var isLate = new AtomicBoolean();
            RunningSite.await(Bus.of(late.vertx)
                    .answerLater(
                            Bus.whatIf(Clouds.NAME),
                            supposed -> isLate.get()
                                    ? Promise.<WhatIf>promise().future()
                                    : Future.succeededFuture(diagnosis.whatIf(supposed.problems()))));
            late.show(before);
            late.get("/problems/99");
            late.get("/api/v1/problems/99/impact");
            late.get("/problems/99");
            isLate.set(true);
            late.show(Clouds.with(Clouds.troubled(), silent(99)));

            assertThat(within(late.get("/problems/99").body(), "id=\"impact-h\"", "</section>"))
                    .contains("billing : 5 servers")
                    .contains(
                            "Which projects suffer is as it was at 2026-11-25 03:01:02 UTC , and is being counted anew.");
            assertThat(late.get("/api/v1/problems?q=project:billing").statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void ofAProblemThatNoRuleFindsAnyMoreItIsNotSaidThatNobodySuffers() {
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));

        assertThat(asked("/problems/99").body())
                .contains("Which projects suffer cannot be told: no rule that is in use finds such a problem.")
                .doesNotContain("All who suffer");
        assertThat(site.get("/api/v1/problems/99/impact").statusCode()).isEqualTo(404);
    }

    @Test
    void whyIsAlsoTold() {
        assertThat(asked("/api/v1/entities/compute_service/nova-compute@c3/why").body())
                .startsWith("{\"items\":[{\"problem\":\"compute_service.down\",\"held\":true,\"outcome\":\"held\"")
                .contains("\"problem\":\"compute_service.disabled\",\"held\":false,\"outcome\":\"excluded\"")
                .contains("\"found\":\"seen\",\"bad\":1,\"ok\":0,\"unknown\":0")
                .contains("\"freshness\":[{\"cloud\":\"vio\"");
    }

    @Test
    void theFormOffersOnlyWhatTheKindCanHave() {
        var all = site.get("/what-if").body();
        assertThat(all)
                .contains("<optgroup label=\"Servers\">", "<optgroup label=\"Compute services\">")
                .contains("<option value=\"hypervisor/c1\">hypervisor c1</option>");
        var one = site.get(OF_C1).body();
        assertThat(one).contains("value=\"compute_service.down\"").doesNotContain("value=\"server.fell\"");
        assertThat(text(one)).contains("Now choose what would be wrong with this compute service.");
        assertThat(within(site.get("/entities/compute_service/nova-compute@c1").body(), "<p class=\"pager\"", "</p>"))
                .contains("What if it failed?");
    }

    @Test
    void whatCannotBeAskedIsRefusedWithWhatWouldBeRight() {
        assertThat(asked("/what-if?entity=c1" + DOWN).statusCode()).isEqualTo(400);
        assertThat(text(site.get("/what-if?entity=c1" + DOWN).body()))
                .contains("entity: right would be a kind and an id, such as hypervisor/c3.");
        assertThat(text(site.get("/what-if?entity=hypervisor/c1" + DOWN).body()))
                .contains("problem: no hypervisor can have it; right would be one of");
        assertThat(text(site.get(OF_C1 + "&problem=nonsense").body()))
                .contains("problem: there is no problem of that name; right would be one of compute_service.down");
        var unknown = site.get("/what-if?entity=compute_service/x" + DOWN);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(text(unknown.body())).contains("No compute service x is known.");
        assertThat(site.get(OF_C1 + DOWN + "&list=management").statusCode()).isEqualTo(400);
        assertThat(site.get(OF_C1 + DOWN + "&list=management/server&page=0").statusCode())
                .isEqualTo(400);
    }

    @Test
    void severalAreSupposedTogetherAndTheLinkShowsTheSame() {
        var both = OF_C1 + DOWN + "&entity2=compute_service/nova-compute@c2&problem2=compute_service.down";
        var page = asked(both).body();

        assertThat(within(page, "<p id=\"supposed\"", "</p>"))
                .isEqualTo("Only supposed: if all of this were so at once, these would suffer:");
        assertThat(text(page)).contains("nova-compute@c1 is silent", "and that nova-compute@c2 is silent");
        assertThat(section(page, "flow-management")).contains("2 hypervisors", "20 servers");
        assertThat(section(page, "list")).contains("1 to 20 of 20.", "c1", "c2");
        assertThat(page).doesNotContain("all as JSON");
        var hypervisors = links(page, "list=management/hypervisor");
        assertThat(section(site.get(hypervisors.get(0)).body(), "list"))
                .contains("hypervisors: cannot be changed 1 to 2 of 2.");
        assertThat(site.get(both).body()).isEqualTo(page);

        var alone = site.get(
                        links(page, "/what-if?entity=compute_service%2Fnova-compute%40c1&problem=compute_service.down")
                                .get(0))
                .body();
        assertThat(section(alone, "flow-management")).contains("1 hypervisor", "10 servers");
    }

    private static List<String> links(String page, String part) {
        return Pattern.compile("href=\"(/what-if[^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1).replace("&#x3D;", "=").replace("&amp;", "&"))
                .filter(link -> link.contains(part))
                .toList();
    }

    @Test
    void whatIsSupposedStaysInTheFormWhileMoreIsAdded() {
        assertThat(asked(OF_C1).body()).doesNotContain("name=\"entity2\"");
        var one = site.get(OF_C1 + DOWN).body();
        assertThat(one)
                .contains("name=\"entity2\" type=\"text\" value=\"\"", "<option value=\"\">nothing more</option>");
        var two = site.get(OF_C1 + DOWN + "&entity2=hypervisor/c2&problem2=hypervisor.pattern&entity3=&problem3=")
                .body();
        assertThat(two)
                .contains("<input type=\"hidden\" name=\"entity2\" value=\"hypervisor/c2\">")
                .contains("<input type=\"hidden\" name=\"problem2\" value=\"hypervisor.pattern\">")
                .contains("name=\"entity3\" type=\"text\"");
    }

    @Test
    void whatIsWrongWithOneOfSeveralIsSaidOfThatOne() {
        var half = asked(OF_C1 + DOWN + "&entity2=hypervisor/c2");
        assertThat(half.statusCode()).isEqualTo(400);
        assertThat(text(half.body())).contains("problem2: right would be the name of a problem");
        assertThat(half.body()).contains("name=\"entity2\" type=\"text\" value=\"hypervisor/c2\"");
        var wrong = site.get(OF_C1 + DOWN + "&entity7=c1&problem7=compute_service.down");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(text(wrong.body())).contains("entity7: right would be a kind and an id");
        assertThat(site.get("/what-if?entity2=hypervisor/c2&problem2=hypervisor.pattern")
                        .statusCode())
                .isEqualTo(400);
        var unknown = site.get(OF_C1 + DOWN + "&entity2=hypervisor/x&problem2=hypervisor.pattern");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(text(unknown.body())).contains("No hypervisor x is known.");
    }

    @Test
    void anEngineThatDoesNotAnswerIsSaidNotToAnswer() {
        var page = site.get(OF_C1 + DOWN);
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(text(page.body())).contains("The engine of this cloud does not answer now.");
        assertThat(page.body()).doesNotContain("id=\"supposed\"");
        assertThat(site.get("/entities/hypervisor/c1/why").statusCode()).isEqualTo(503);
        assertThat(site.get("/rules").statusCode()).isEqualTo(200);
    }

    @Test
    void whyNotSaysWhatWasSeenAndWhatIsMissing() {
        var page = asked("/entities/compute_service/nova-compute@c1/why").body();

        assertThat(section(page, "why-compute_service.down"))
                .contains("nova-compute@c1 is silent")
                .contains("excluded: something without which there is no such problem is seen not to be there.")
                .contains("Reached far below 0, needed more than 3.0.");
        assertThat(row(page, "why-compute_service.down-0"))
                .isEqualTo(
                        "has no recent heartbeat compute_service.silent the compute service itself missing, and has to be"
                                + " there without it there is no such problem 0 1 0 forbids it");
        assertThat(text(page)).contains("We cannot know: 1 source stale. What cannot be seen counts neither way.");
        assertThat(page).contains("href=\"/rules/compute_service.down\"");
    }

    @Test
    void whyDoesNotTakeTheUnseenForMissing() {
        var blind = Clouds.after(Clouds.troubled(), Worlds.failed().at(Worlds.START.plusSeconds(120)));
        site.show(blind);
        site.engineOf(blind);

        var page = site.get("/entities/compute_service/nova-compute@c1/why").body();
        assertThat(row(page, "why-compute_service.down-0")).contains("cannot be seen", " 0 0 1 ");
        assertThat(section(page, "why-compute_service.down"))
                .contains("not held to be there, and not excluded: what would show it cannot be seen.");
    }

    @Test
    void whatIsHeldToBeSoIsSaidToBeHeldFirst() {
        var page = asked("/entities/compute_service/nova-compute@c3/why").body();

        assertThat(section(page, "why-compute_service.down"))
                .contains("held to be there: part of the best explanation of what is seen");
        assertThat(page.indexOf("<section id=\"why-"))
                .isEqualTo(page.indexOf("<section id=\"why-compute_service.down\""));
        assertThat(row(page, "why-compute_service.down-0")).contains("seen without it", " 1 0 0 +");
        assertThat(row(page, "why-compute_service.down-rarity"))
                .startsWith("before anything is seen how rare it is \u2212");
    }

    @Test
    void anEntityShowsItsProblemAndWhatExplainsIt() {
        var problem = Clouds.hostDown(99, Problem.Phase.PROVISIONAL, "c3 has no power.");
        var with = Clouds.with(Clouds.troubled(), problem);
        var s02 = new EntityKey(Kind.SERVER, "s02");
        var unopened = new ProblemKey(SILENT, "compute_service.down");
        var c2 = new EntityKey(Kind.HYPERVISOR, "c2");
        site.show(new Snapshot(
                with.state(), with.sight(), with.asOf(), new Findings(Map.of(s02, problem.key(), c2, unopened))));

        assertThat(section(site.get("/entities/hypervisor/c3").body(), "causes"))
                .isEqualTo("Causes critical c3 has no power. it is held to be the cause, provisional, 91 % sure; not"
                        + " announced");
        assertThat(section(site.get("/entities/server/s02").body(), "causes"))
                .startsWith("Causes critical c3 has no power. explains what is wrong with it");
        assertThat(section(site.get("/entities/hypervisor/c2").body(), "causes"))
                .contains("compute_service.down of compute service nova-compute@c3")
                .contains("is not a problem that is open");
        assertThat(site.get("/entities/server/s03").body()).doesNotContain("<section id=\"causes\"");
    }

    @Test
    void whatIsNotKnownCannotBeWeighed() {
        assertThat(site.get("/entities/server/s99/why").statusCode()).isEqualTo(404);
        assertThat(site.get("/entities/nonsense/x/why").statusCode()).isEqualTo(404);
        assertThat(text(asked("/entities/project/p1/why").body())).contains("project.pattern");
    }

    @Test
    void inTwoCloudsTheSameIdAsksBack() {
        try (var two = new RunningSite("vio", "west")) {
            two.show(Clouds.troubled());
            two.show(Clouds.nova(Snapshot.unknown("west"), Clouds.troubledEntities(), Worlds.START));
            two.engineOf(Clouds.troubled());
            assertThat(two.get(OF_C1 + DOWN).statusCode()).isEqualTo(400);
            var page = two.get(OF_C1 + DOWN + "&cloud=vio");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<option value=\"vio\" selected>");
            assertThat(two.get("/entities/hypervisor/c1/why").statusCode()).isEqualTo(300);
            assertThat(two.get("/entities/hypervisor/c1/why?cloud=vio").statusCode())
                    .isEqualTo(200);
            for (var path : List.of("what-if?entity=hypervisor/c1&problem=hypervisor.pattern", "problems/1/impact")) {
                assertThat(two.get("/api/v1/" + path).statusCode()).as(path).isEqualTo(400);
            }
        }
    }
}
