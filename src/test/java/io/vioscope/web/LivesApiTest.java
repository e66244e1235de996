package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vioscope.model.Alarm;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a program reads a problem's steps and an entity's facts page by page, now and of the past, and what it is told where these cannot be read. */
class LivesApiTest {
    private final RunningSite site = new RunningSite(Clouds.NAME);
    private final Outage outage = new Outage(Clouds.NAME);
    private final String problem = "/api/v1/problems/" + outage.problem.number();
    private final String host =
            "/api/v1/entities/hypervisor/" + outage.problem.key().entity().id();

    @BeforeEach
    void isOver() {
        outage.record(site.log);
        site.show(outage.now());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private JsonObject json(String path) {
        var answer = site.get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }

    private static String at(String path, Instant moment) {
        return path + (path.contains("?") ? "&" : "?") + "at=" + Texts.encode(moment.toString());
    }

    /** All items, page after page, of two each. */
    private List<JsonObject> all(String path, String parameter) {
        var all = new ArrayList<JsonObject>();
        var join = path.contains("?") ? "&" : "?";
        var page = json(path + join + "limit=2");
        all.addAll(items(page));
        while (page.containsKey("next")) {
            page = json(path + join + "limit=2&" + parameter + "=" + page.getValue("next"));
            all.addAll(items(page));
        }
        return all;
    }

    @Test
    void theStepsOfAProblemGoFromItsOpeningToItsEndWithoutGapOrRepetition() {
        var whole = json(problem + "/timeline");
        var steps = items(whole);
        assertThat(whole.getBoolean("recorded")).isTrue();
        assertThat(steps).hasSizeGreaterThan(3);
        assertThat(steps.get(0).getString("type")).isEqualTo("problem_opened");
        assertThat(steps.get(0).getLong("seq")).isEqualTo(outage.problem.number());
        assertThat(steps.get(steps.size() - 1).getString("what")).startsWith("over: what it caused is seen to be gone");
        assertThat(steps).extracting(step -> step.getLong("seq")).isSorted();
        assertThat(all(problem + "/timeline", "after")).isEqualTo(steps);
        var last = steps.get(steps.size() - 1).getLong("seq");
        assertThat(items(json(problem + "/timeline?after=" + last))).isEmpty();
    }

    @Test
    void ofThePastNothingIsToldThatCameLater() {
        var then = json(at(problem + "/timeline", outage.during));
        assertThat(items(then)).extracting(step -> step.getString("type")).doesNotContain("problem_resolved");
        assertThat(items(then))
                .hasSizeLessThan(items(json(problem + "/timeline")).size());
        assertThat(json(at(problem + "/evidence", outage.during)).getBoolean("open"))
                .isTrue();
        for (var of : List.of("", "/evidence", "/timeline")) {
            var before = site.get(at(problem + of, Outage.BEFORE));
            assertThat(before.statusCode()).as(of).isEqualTo(404);
            assertThat(before.body()).as(of).contains("was known then");
        }
        assertThat(items(json(at(host + "/history", outage.during))))
                .extracting(fact -> fact.getString("type"))
                .doesNotContain("problem_resolved", "alarm_cleared");
    }

    @Test
    void theHistoryOfAnEntityIsReadBackToItsBeginning() {
        var facts = items(json(host + "/history"));
        assertThat(facts).hasSizeGreaterThan(3);
        assertThat(facts.get(facts.size() - 1).getString("type")).isEqualTo("entity_added");
        assertThat(all(host + "/history", "cursor")).isEqualTo(facts);

        var alarms = all(host + "/history?type=alarm_raised,alarm_cleared", "cursor");
        assertThat(alarms).extracting(fact -> fact.getString("type")).containsOnly("alarm_raised", "alarm_cleared");
        var next = json(host + "/history?limit=1").getString("next");
        assertThat(site.get(host + "/history?type=alarm_raised&cursor=" + next).statusCode())
                .as("a cursor of another list")
                .isEqualTo(400);
        assertThat(items(json(host + "/history?type=server_moved"))).isEmpty();
        var csv = site.get(host + "/history?fields=seq,type", "Accept", "text/csv");
        assertThat(csv.body()).startsWith("seq,type\r\n").contains(",alarm_raised\r\n");
    }

    @Test
    void whatCannotBeReadIsNotTakenForNothing() {
        site.log.away = true;
        for (var path : List.of(problem + "/timeline", host + "/history")) {
            var answer = site.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        }
    }

    @Test
    void evidenceIsNarrowedByWhatItSays() {
        var open = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.");
        site.show(Clouds.with(Clouds.troubled(), open));
        var unknown = json("/api/v1/problems/99/evidence?standing=unknown");
        assertThat(items(unknown)).extracting(e -> e.getString("symptom")).containsExactly("esxi_host.gone");
        assertThat(unknown.getJsonArray("rejected")).hasSize(2);
        assertThat(items(json("/api/v1/problems/99/evidence?fields=symptom,bad")))
                .allSatisfy(e -> assertThat(e.fieldNames()).containsExactlyInAnyOrder("symptom", "bad"));
        assertThat(site.get("/api/v1/problems/99/evidence?standing=proved").statusCode())
                .isEqualTo(400);
    }

    private static Problem of(long number, String hypervisor, Problem like) {
        return new Problem(
                number,
                new ProblemKey(
                        new EntityKey(Kind.HYPERVISOR, hypervisor), like.key().name()),
                like.severity(),
                like.phase(),
                hypervisor + " is perhaps down.",
                like.advice(),
                like.verdict(),
                like.impact(),
                like.openedAt().minusNanos(number),
                like.phaseAt());
    }

    @Test
    void problemsAndAlarmsAreReadPageByPageInTheOrderOfThePages() {
        var down = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.");
        var cloud = Clouds.with(Clouds.troubled(), down, of(98, "c2", down), of(97, "c1", down));
        site.show(cloud);
        for (var list : List.of("/api/v1/problems", "/api/v1/alarms", "/api/v1/problems?q=perhaps")) {
            assertThat(all(list, "cursor"))
                    .as(list)
                    .isEqualTo(items(json(list)))
                    .hasSizeGreaterThan(1);
        }
        var shown = new CloudView(cloud, List.of());
        assertThat(items(json("/api/v1/problems")))
                .extracting(p -> p.getLong("number"))
                .isEqualTo(shown.problems().stream().map(Problem::number).toList());
        assertThat(items(json("/api/v1/alarms")))
                .extracting(a -> a.getLong("number"))
                .isEqualTo(shown.alarms().stream().map(Alarm::number).toList());
        assertThat(items(json("/api/v1/problems?q=cause:c2"))).hasSize(1);
        assertThat(items(json("/api/v1/problems?q=owner:bob"))).isEmpty();
        var next = json("/api/v1/problems?limit=1").getString("next");
        assertThat(site.get("/api/v1/problems?q=down&cursor=" + next).statusCode())
                .as("a cursor of another list")
                .isEqualTo(400);
    }

    private static List<Long> backwards(List<JsonObject> items) {
        var numbers = new ArrayList<Long>();
        items.forEach(item -> numbers.add(0, item.getLong("number")));
        return numbers;
    }

    private List<Long> numbers(String path) {
        return items(json(path)).stream().map(item -> item.getLong("number")).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "problems, weight",
        "problems, -weight",
        "problems, severity",
        "problems, opened",
        "problems, -opened",
        "problems, owner",
        "problems, -cause",
        "problems, cloud",
        "alarms, -severity",
        "alarms, raised",
        "alarms, condition",
        "alarms, -entity",
        "alarms, -cloud",
    })
    void aSortedListIsReadPageByPageAndItsCursorIsGoodForNoOther(String list, String sort) {
        var down = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.");
        site.show(Clouds.with(Clouds.troubled(), down, of(98, "c2", down), of(97, "c1", down)));
        var path = "/api/v1/" + list + "?sort=" + sort;
        var all = items(json(path));
        assertThat(all).hasSizeGreaterThan(2);
        assertThat(all(path, "cursor")).isEqualTo(all);
        var back = sort.startsWith("-") ? sort.substring(1) : "-" + sort;
        assertThat(numbers("/api/v1/" + list + "?sort=" + back)).containsExactlyElementsOf(backwards(all));

        var next = json(path + "&limit=1").getString("next");
        var other = site.get("/api/v1/" + list + "?sort=" + back + "&cursor=" + next);
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("it is of this list in another order");
        var otherList = list.equals("problems") ? "alarms" : "problems";
        assertThat(site.get("/api/v1/" + otherList + "?cursor=" + next).body())
                .contains("\"detail\":\"right would be the value of next");
    }

    @Test
    void problemsAreSortedByWhatIsAskedFor() {
        var down = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.");
        var owned = of(98, "c2", down);
        site.show(Clouds.with(
                Clouds.troubled(), down, owned.handled(owned.handling().assigned("Bob")), of(97, "c1", down)));

        assertThat(numbers("/api/v1/problems?sort=opened")).containsExactly(98L, 97L, 99L);
        assertThat(numbers("/api/v1/problems?sort=cause")).containsExactly(97L, 98L, 99L);
        assertThat(numbers("/api/v1/problems?sort=-owner").get(0)).isEqualTo(98L);
        assertThat(numbers("/api/v1/problems?sort=owner").get(2)).isEqualTo(98L);
        assertThat(numbers("/api/v1/problems?sort=")).isEqualTo(numbers("/api/v1/problems?sort=weight"));
        var wrong = site.get("/api/v1/problems?sort=colour");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("right would be weight, severity, opened, owner, cause or cloud");
    }

    @Test
    void aCursorOfEntitiesSaysThatItIsOfAnotherSort() {
        site.show(Clouds.troubled());
        var next = json("/api/v1/entities?q=kind:server&sort=name&limit=1").getString("next");
        assertThat(site.get("/api/v1/entities?q=kind:server&sort=-name&cursor=" + next)
                        .body())
                .contains("it is of this list in another order; right would be the value of next");
    }
}
