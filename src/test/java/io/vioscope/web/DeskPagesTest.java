package io.vioscope.web;

import static io.vioscope.web.Html.text;
import static io.vioscope.web.Html.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Completeness;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Flow;
import io.vioscope.model.Health;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator sees at a glance: who is hurt, what belongs to a cause, and what has just ended. */
class DeskPagesTest {
    private static final EntityKey DATASTORE = new EntityKey(Kind.DATASTORE, "gold");
    private static final Problem DOWN = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.");

    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void close() {
        site.close();
    }

    private String section(String path, String id) {
        return text(within(site.get(path).body(), "<section id=\"" + id + "\"", "</section>"));
    }

    private static Fact added(Entity entity) {
        return new Fact.EntityAdded(entity, Fact.Appearance.NEW);
    }

    private static Entity stored(String id, String project) {
        return Clouds.server(id, "pay-" + id, Status.enabled("ACTIVE", Health.OK), "c1", project, Map.of())
                .withRelations(RelationType.STORED_ON, List.of(DATASTORE));
    }

    /** The troubled cloud with a datastore that three servers are stored on, of two projects, lost. */
    private static Snapshot datastoreLost() {
        var gold = new Entity(
                DATASTORE, "ds-gold", Status.enabled("inaccessible", Health.DOWN), Attributes.none(), List.of());
        var before = Clouds.troubled();
        var state = before.state()
                .apply(
                        List.of(
                                added(gold),
                                added(stored("s41", "p1")),
                                added(stored("s42", "p2")),
                                added(stored("s43", "p2"))),
                        before.asOf());
        var lost = new Problem(
                7,
                new ProblemKey(DATASTORE, "datastore.lost"),
                DOWN.severity(),
                Problem.Phase.CONFIRMED,
                "ds-gold is lost.",
                "",
                DOWN.verdict(),
                new Impact(Map.of(Flow.SERVICE, new TreeMap<>(Map.of(Kind.SERVER, 3, Kind.PROJECT, 2)))),
                Worlds.START,
                Worlds.START);
        return Clouds.with(new Snapshot(state, before.sight(), before.asOf()), lost);
    }

    @Test
    void theProjectsThatAreHurtAreNamedThoseWithTheMostServersFirst() {
        var cloud = datastoreLost();
        site.engineOf(cloud);
        site.show(cloud);

        // The first who looks may not wait for the engine; whoever looks after it has answered is told.
        site.get("/");
        assertThat(site.get("/api/v1/what-if?entity=datastore/gold&problem=datastore.lost")
                        .statusCode())
                .isEqualTo(200);
        site.show(cloud);

        // s01 of p2 and s02 of p1 are down by their own word.
        assertThat(section("/", "hurt"))
                .startsWith("Who is hurt my shop 2 servers hit by problems 1 down"
                        + " billing 1 server hit by problems 1 down");
        assertThat(site.get("/").body().replace("&#x3D;", "="))
                .contains("href=\"/entities/project/p2\"")
                .contains("/entities?q=kind%3Aserver%20health%3Adown%20project%3Ap2");
    }

    @Test
    void whileNoEngineSaysWhoIsHurtThatIsSaidAndNotThatNobodyIs() {
        site.show(datastoreLost());

        assertThat(section("/", "hurt"))
                .contains("The engine does not say just now which projects feel it.", "1 down")
                .doesNotContain("hit by problems 1", "No project");
    }

    @Test
    void nobodyIsHurtWhereNothingIsDownAndThatSaysHowSureItIs() {
        site.show(Clouds.nova(
                Snapshot.unknown(Clouds.NAME),
                List.of(Clouds.server("s50", "web", Status.enabled("ACTIVE", Health.OK), "c1", "p1", Map.of())),
                Worlds.START));

        assertThat(section("/", "hurt"))
                .contains("no server is known to be down or degraded. We cannot know: 1 source not read yet.");
    }

    private void shownAfterTheEnd(Duration later) {
        var open = Clouds.with(Clouds.troubled(), DOWN);
        var at = open.asOf();
        var state = open.state().apply(List.of(new ProblemFact.Resolved(DOWN, ProblemFact.Ending.SYMPTOMS_ENDED)), at);
        Instant now = at.plus(later);
        site.show(new Snapshot(state, open.sight(), now));
    }

    @Test
    void whatWasToldAndIsOverStaysForFiveMinutesStruckThrough() {
        shownAfterTheEnd(Duration.ofSeconds(299));
        for (var path : List.of("/", "/problems")) {
            assertThat(site.get(path).body()).contains("<s><bdi>c3 is down.</bdi></s>");
            assertThat(section(path, "problems")).contains("critical c3 is down. over since 2026-11-25");
        }
        assertThat(section("/problems?q=severity:minor", "problems")).doesNotContain("c3 is down.");

        shownAfterTheEnd(Duration.ofMinutes(5));
        for (var path : List.of("/", "/problems")) {
            assertThat(site.get(path).body()).doesNotContain("c3 is down.");
        }
    }

    @Test
    void problemsAreFilteredByHowBadTheyAreAtLeast() {
        site.show(Clouds.with(Clouds.troubled(), DOWN));

        assertThat(section("/problems?q=severity%3E%3Dmajor", "problems")).contains("c3 is down.");
        assertThat(section("/problems?q=-severity%3E%3Dmajor", "problems")).doesNotContain("c3 is down.");
        assertThat(text(site.get("/problems?q=severity%3E%3Dbad").body()))
                .contains("\"bad\" is no severity; right would be one of critical, major");
    }

    @Test
    void theIconSaysHowManyProblemsAreOpen() {
        var seen =
                Clouds.after(Snapshot.unknown(Clouds.NAME), Clouds.projects(new Completeness.Complete(), Worlds.START));
        var fresh = Clouds.nova(seen, List.of(Clouds.troubledEntities().get(0)), Worlds.START.plusSeconds(1));
        site.show(fresh);
        assertThat(site.get("/").body()).contains("/icon.svg\" type", "data-icon=\"icon\"");

        site.show(Clouds.with(fresh, DOWN));
        var page = site.get("/").body();
        assertThat(page).contains("/icon-1.svg\" type", "data-icon=\"icon-1\"");
        var icon = Pattern.compile("rel=\"icon\" href=\"([^\"]+)").matcher(page);
        assertThat(icon.find()).isTrue();
        assertThat(site.get(icon.group(1)).body()).contains(">1</text>");
    }

    @Test
    void thePageHasALinkToWhatItShowsAsOfTheMomentAtWhichItIsFollowed() {
        assertThat(site.get("/problems?q=owner%3Abob").body().replace("&#x3D;", "="))
                .contains("id=\"link\" data-now href=\"/problems?q=owner%3Abob&amp;at=-0s\"");
        // What it was there is not known of the past.
        assertThat(site.get("/rules?q=host").body().replace("&#x3D;", "="))
                .contains("id=\"link\" data-now href=\"/rules?q=host\">Link to this page</a>");
    }

    @Test
    void theHeaderSaysWhatIsWatchedAndFindsFromEveryPage() {
        for (var path : List.of("/", "/sources", "/help")) {
            assertThat(site.get(path).body()).contains("<bdi>vio</bdi>", "action=\"/entities\"", "id=\"seek\"");
            assertThat(text(within(site.get(path).body(), "<li id=\"count-causes\"", "</li>")))
                    .isEqualTo("0 causes");
            assertThat(site.get(path).body()).contains("/icon-doubt.svg\" type");
        }
        site.show(Clouds.with(Clouds.troubled(), DOWN));
        assertThat(text(within(site.get("/help").body(), "<li id=\"count-causes\"", "</li>")))
                .isEqualTo("1 critical cause");
        assertThat(site.get("/?wall=1").body()).doesNotContain("id=\"seek\"");
    }
}
