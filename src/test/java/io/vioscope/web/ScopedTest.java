package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vioscope.access.LocalUser;
import io.vioscope.access.Role;
import io.vioscope.access.Rule;
import io.vioscope.access.Rules;
import io.vioscope.access.Scope;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Completeness;
import io.vioscope.json.FactCodec;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Fact;
import io.vioscope.model.Flow;
import io.vioscope.model.Health;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import io.vioscope.model.Status;
import io.vioscope.model.Verdict;
import io.vioscope.web.view.FactRow;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody learns who is told of one project only: all of that, and no name of anything else, whatever they ask. */
class ScopedTest {
    private static final String OURS = "p-ours";
    /** The same for everybody; the examples in it are of no cloud. */
    private static final Set<String> CONTRACT = Set.of("/docs", "/openapi.yaml", "/openapi.json");

    private static final EntityKey HOST = new EntityKey(Kind.HYPERVISOR, "hidden-host");
    private static final EntityKey FOREIGN_HOST = new EntityKey(Kind.HYPERVISOR, "hidden-other");
    private static final EntityKey OWN = new EntityKey(Kind.SERVER, "own-1");
    private static final EntityKey FOREIGN = new EntityKey(Kind.SERVER, "foreign-1");
    private static final SignedSite SITE = new SignedSite();
    private static String token = "";

    @BeforeAll
    static void show() {
        var cloud = cloud();
        SITE.site.show(cloud);
        SITE.site.engineOf(cloud);
        long seq = 1;
        for (var fact : facts(cloud)) {
            SITE.site.log.rows.add(new FactRow(Clouds.NAME, seq++, Worlds.START, fact.word(), FactCodec.write(fact)));
        }
        token = token("ours", new JsonArray().add(OURS));
    }

    @AfterAll
    static void close() {
        SITE.close();
    }

    private static String token(String name, Object projects) {
        var wish = new JsonObject().put("name", name).put("days", 1).put("projects", projects);
        var made = SITE.site.sendBody(
                "POST",
                "/api/v1/access/tokens",
                wish.encode(),
                "Cookie",
                SITE.cookie(Role.ADMIN),
                "Origin",
                SITE.site.url(""));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return new JsonObject(made.body()).getString("token");
    }

    private static Entity server(EntityKey key, String project, EntityKey host, Status status) {
        return new Entity(
                key,
                "name of " + key.id(),
                status,
                Attributes.of(Map.of(
                        "flavor", "m1.small", "host", host.id(), "fault", "No host but " + host.id() + " was found")),
                List.of(
                        new Relation(RelationType.HOSTED_ON, host),
                        new Relation(RelationType.OWNED_BY, new EntityKey(Kind.PROJECT, project))));
    }

    private static Snapshot cloud() {
        var bad = Status.enabled("ERROR", Health.DOWN);
        var good = Status.enabled("ACTIVE", Health.OK);
        var all = new ArrayList<Entity>();
        for (var host : List.of(HOST, FOREIGN_HOST)) {
            all.add(Worlds.hypervisor(host.id(), Health.DOWN));
            all.add(Worlds.computeService(host.id(), Health.DOWN));
        }
        all.add(server(OWN, OURS, HOST, bad));
        all.add(server(new EntityKey(Kind.SERVER, "own-2"), OURS, HOST, good));
        all.add(server(FOREIGN, "foreign-project", HOST, bad));
        all.add(server(new EntityKey(Kind.SERVER, "foreign-2"), "foreign-project", FOREIGN_HOST, bad));
        var projects = Clouds.projects(
                new Completeness.Complete(),
                Worlds.START,
                List.of(Clouds.project(OURS, "our shop"), Clouds.project("foreign-project", "foreign shop")));
        var seen =
                Clouds.nova(Clouds.after(Snapshot.unknown(Clouds.NAME), projects), all, Worlds.START.plusSeconds(61));
        return Clouds.with(seen, problem(7001, HOST), problem(7002, FOREIGN_HOST));
    }

    private static Problem problem(long number, EntityKey host) {
        var evidence = new Evidence(
                "server.error", Evidence.Standing.SEEN, 2, 0, 0, host.equals(HOST) ? List.of(OWN, FOREIGN) : List.of());
        return new Problem(
                number,
                new ProblemKey(host, "hypervisor.all_hosts_gone"),
                Severity.CRITICAL,
                Problem.Phase.CONFIRMED,
                "Hypervisor " + host.id() + " is down",
                "Look at " + host.id(),
                new Verdict(91, List.of(evidence), List.of(), List.of("cluster-power"), List.of(), List.of()),
                new Impact(Map.of(Flow.SERVICE, new TreeMap<>(Map.of(Kind.SERVER, 3, Kind.PROJECT, 2)))),
                Worlds.START.plusSeconds(61),
                Worlds.START.plusSeconds(75));
    }

    private static List<Fact> facts(Snapshot cloud) {
        var facts = new ArrayList<Fact>();
        cloud.state().inventory().all().forEach(entity -> facts.add(new Fact.EntityAdded(entity, Fact.Appearance.NEW)));
        cloud.state().alarms().active().forEach(alarm -> facts.add(new Fact.AlarmRaised(alarm)));
        cloud.state().problems().open().values().forEach(problem -> facts.add(new ProblemFact.Opened(problem)));
        return facts;
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return SITE.site.get(
                path,
                Stream.concat(Stream.of("Authorization", "Bearer " + token), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private static JsonArray items(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getJsonArray("items");
    }

    static List<Rule> rules() {
        return Rules.all().stream()
                .filter(rule -> !rule.path().endsWith("/sign-in/oidc"))
                .filter(rule -> !CONTRACT.contains(rule.path()))
                .toList();
    }

    /** The paths of a rule, for things that are theirs, another's, and of the infrastructure. */
    private static List<String> paths(Rule rule) {
        return Stream.of(OWN, FOREIGN, HOST, new EntityKey(Kind.PROJECT, "foreign-project"))
                .flatMap(key -> Stream.of(7001L, 7002L)
                        .map(number -> rule.path()
                                .replace(":kind", key.kind().word())
                                .replace(":id", key.id())
                                .replace(":number", number.toString())
                                .replace(":cloud", Clouds.NAME)
                                .replaceAll(":[a-z]+", "7")
                                .replace("*", "x")))
                .distinct()
                .toList();
    }

    /** What is said in an answer beyond what was asked. */
    private static void tellsNothingElse(String asked, HttpResponse<String> answer) {
        var told = (answer.body() + answer.headers().map()).replace(asked, "").replace(asked.replace("/", "%2F"), "");
        assertThat(told)
                .as(asked + " " + answer.statusCode())
                .doesNotContain("hidden-", "foreign", "nova-compute@", "cluster-power");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noRouteNamesWhatIsNotTheirs(Rule rule) {
        for (var path : paths(rule)) {
            for (var query :
                    List.of("", "?fragment=live", "?q=status:ERROR", "?at=2026-11-25T03:00:00Z", "?cloud=vio")) {
                var answer = SITE.site.send(
                        rule.method(), path + query, "Authorization", "Bearer " + token, "Accept", "text/html");
                tellsNothingElse(path, answer);
                assertThat(answer.statusCode()).as(path + query).isNotEqualTo(500);
                if (!rule.scoped()) {
                    assertThat(answer.statusCode()).as(path + query).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void theirThingsAreListedAndNothingElseIs() {
        assertThat(items("/api/v1/entities").stream().map(e -> ((JsonObject) e).getString("id")))
                .containsExactlyInAnyOrder("own-1", "own-2", OURS);
        assertThat(items("/api/v1/entities?q=host:hidden-host")).isEmpty();
        var own = new JsonObject(get("/api/v1/entities/server/own-1").body());
        assertThat(own.getString("name")).isEqualTo("name of own-1");
        assertThat(own.getString("health")).isEqualTo("down");
        assertThat(own.getJsonObject("attributes").getMap()).containsOnlyKeys("flavor");
        assertThat(own.getJsonArray("relations").encode()).contains(OURS).doesNotContain("hypervisor");
        var page = get("/entities/server/own-1", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("You see what belongs to one project")
                .contains("not told to who is told of some projects only")
                .contains("href=\"/problems\"")
                .doesNotContain("href=\"/topology\"")
                .doesNotContain("href=\"/history\"");
    }

    @Test
    void whatIsAnothersIsNotThere() {
        for (var path : List.of("/api/v1/entities/", "/entities/")) {
            for (var key : List.of(FOREIGN, HOST, new EntityKey(Kind.SERVER, "nowhere"))) {
                assertThat(get(path + key.kind().word() + "/" + key.id()).statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void aProblemThatHurtsThemIsToldByTheSortOfItsCauseAndCountsThemAlone() {
        var problems = items("/api/v1/problems");
        assertThat(problems).hasSize(1);
        var problem = problems.getJsonObject(0);
        assertThat(problem.getLong("number")).isEqualTo(7001);
        assertThat(problem.getString("kind")).isEqualTo("hypervisor");
        assertThat(problem.getString("id")).isEqualTo("not-told-7001");
        assertThat(problem.getString("text")).contains("of the kind hypervisor (hypervisor.all_hosts_gone)");
        assertThat(problem.getString("advice"))
                .contains("Ask whoever operates the cloud vio")
                .contains("7001");
        assertThat(problem.getJsonObject("impact").getJsonObject("management").getInteger("server"))
                .isEqualTo(2);
        assertThat(problem.getInteger("explains")).isEqualTo(1);
        var one = get("/api/v1/problems/7001");
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/problems/7002").statusCode()).isEqualTo(404);
        var page = get("/problems", "Accept", "text/html").body();
        assertThat(page).contains("of the kind hypervisor").contains("href=\"/problems/7001\"");
        assertThat(get("/problems/7001", "Accept", "text/html").body()).contains("Ask whoever operates the cloud");
        assertThat(get("/problems/7002", "Accept", "text/html").body()).contains("What is over is not told");
    }

    @Test
    void whyAProblemIsHeldAndHowItCameIsToldAsFarAsItIsTheirs() {
        var evidence = new JsonObject(get("/api/v1/problems/7001/evidence").body());
        assertThat(evidence.getInteger("certainty")).isEqualTo(91);
        assertThat(evidence.getJsonArray("rejected")).isEmpty();
        assertThat(evidence.getJsonArray("items").getJsonObject(0).getInteger("bad"))
                .isEqualTo(1);
        var timeline = new JsonObject(get("/api/v1/problems/7001/timeline").body());
        assertThat(timeline.getBoolean("recorded")).isFalse();
        assertThat(timeline.getJsonArray("items").stream().map(step -> ((JsonObject) step).getString("what")))
                .containsExactly("first believed", "confirmed");
        for (var of : List.of("evidence", "timeline")) {
            assertThat(get("/api/v1/problems/7002/" + of).statusCode()).isEqualTo(404);
        }
        assertThat(get("/api/v1/entities/server/own-1/history").statusCode()).isEqualTo(403);
    }

    @Test
    void alarmsOfTheirThingsAreToldWithTheirCause() {
        var alarms = items("/api/v1/alarms");
        assertThat(alarms).hasSize(1);
        assertThat(alarms.getJsonObject(0).getString("id")).isEqualTo("own-1");
        assertThat(alarms.getJsonObject(0).getLong("explainedBy")).isEqualTo(7001);
    }

    @Test
    void whoSignsInIsSentToTheirFirstPageAndSeesWhatATokenSees() {
        var scope = Scope.of(List.of(OURS));
        RunningSite.await(SITE.users.add(new LocalUser("tenant", Role.VIEWER, SignedSite.KEPT, SITE.now(), scope)));
        var cookie = SignedSite.cookie(SITE.signIn("tenant", SignedSite.PASSWORD));
        var first = SITE.open("/", cookie);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).contains("/problems");
        assertThat(SITE.open("/problems", cookie).body()).contains("of the kind hypervisor");
        assertThat(SITE.open("/topology", cookie).statusCode()).isEqualTo(403);

        RunningSite.await(SITE.users.setRole("tenant", Role.VIEWER, SITE.now()));
        SITE.pass(java.time.Duration.ofSeconds(3));
        assertThat(SITE.open("/topology", cookie).statusCode()).as("now of all").isEqualTo(200);
    }

    @Test
    void onlyAViewerMayBeBoundToProjects() {
        for (var wish : List.of(
                new JsonObject().put("name", "x").put("role", "operator").put("projects", new JsonArray().add(OURS)),
                new JsonObject().put("name", "x").put("projects", new JsonArray().add("not/an/id")),
                new JsonObject().put("name", "x").put("projects", new JsonArray()),
                new JsonObject().put("name", "x").put("projects", ","))) {
            var made = SITE.site.sendBody(
                    "POST",
                    "/api/v1/access/tokens",
                    wish.encode(),
                    "Cookie",
                    SITE.cookie(Role.ADMIN),
                    "Origin",
                    SITE.site.url(""));
            assertThat(made.statusCode()).isEqualTo(400);
            assertThat(made.body()).contains("\"projects\"");
        }
        assertThat(SITE.open("/access", SITE.cookie(Role.ADMIN)).body()).contains("viewer of " + OURS);
    }
}
