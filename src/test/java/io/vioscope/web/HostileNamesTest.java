package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.bus.Recording;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Completeness;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Health;
import io.vioscope.model.Impact;
import io.vioscope.model.Judgement;
import io.vioscope.model.Kind;
import io.vioscope.model.Life;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Rejected;
import io.vioscope.model.Remark;
import io.vioscope.model.Severity;
import io.vioscope.model.Status;
import io.vioscope.model.Verdict;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Texts;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever can name a server must not be able to write into our pages. */
class HostileNamesTest {
    private static final Pattern OUR_TAG = Pattern.compile("<[!/]?[a-zA-Z][a-z0-9]*");
    private static final List<String> OUR_TAGS = List.of(
            "<!doctype",
            "<a",
            "<aside",
            "<b",
            "<bdi",
            "<body",
            "<button",
            "<caption",
            "<circle",
            "<code",
            "<dd",
            "<datalist",
            "<defs",
            "<desc",
            "<details",
            "<div",
            "<dl",
            "<dt",
            "<footer",
            "<form",
            "<g",
            "<h1",
            "<h2",
            "<h3",
            "<head",
            "<header",
            "<html",
            "<input",
            "<label",
            "<li",
            "<link",
            "<main",
            "<meta",
            "<nav",
            "<ol",
            "<optgroup",
            "<option",
            "<p",
            "<path",
            "<pattern",
            "<pre",
            "<progress",
            "<q",
            "<rect",
            "<script",
            "<section",
            "<select",
            "<span",
            "<summary",
            "<svg",
            "<symbol",
            "<table",
            "<tbody",
            "<td",
            "<text",
            "<th",
            "<thead",
            "<time",
            "<title",
            "<tr",
            "<ul",
            "<use");

    static Stream<Named<String>> names() {
        return Stream.of(
                Named.of("script", "<script>window.pwned=1</script>"),
                Named.of("image", "<img src=x onerror=alert(1)>"),
                Named.of("quotes", "\"><svg/onload=alert(1)>' onmouseover='x"),
                Named.of("backticks", "`${alert(1)}` & &amp; &lt;"),
                Named.of("mustache", "{{name}} {{{frame}}} {{#each this}}{{/each}} {{> layout}}"),
                Named.of("end of an element", "</title></bdi></main><h1>All is well</h1>"),
                Named.of("comment", "<!-- ]]> -->"),
                Named.of("right-to-left override", "srv-\u202Etxt.exe\u202C\u2066x\u2069\u2069"),
                Named.of("emoji", "\uD83D\uDE80".repeat(127) + "!"),
                Named.of("newlines", "one\r\ntwo\tthree\u0000four\u0085\u009Bfive"),
                Named.of("half a surrogate", "broken \uD83D end"),
                Named.of("white space", "   "),
                Named.of("script address", "javascript:alert(1)"));
    }

    private static String id(String name) {
        return Texts.shown(name).replace("\uD83D\uDE80", "e").replace("\uFFFD", "?");
    }

    /** Everything that can be named has that name. */
    private static RunningSite named(String name) {
        var cloud = Snapshot.unknown(Clouds.NAME);
        var id = id(name);
        cloud = Clouds.after(
                cloud, Clouds.projects(new Completeness.Complete(), Worlds.START, List.of(Clouds.project(id, name))));
        var bad = Clouds.server(
                id, name, Status.enabled("ERROR", Health.DOWN), id, id, Map.of("fault", name, name, name));
        var odd = Clouds.server("odd", name, Status.enabled(name, Health.UNKNOWN), id, id, Map.of());
        var host = Worlds.hypervisor(id, Health.DOWN).withName(name);
        cloud = Clouds.nova(
                cloud,
                List.of(bad, odd, host.withAttributes(Attributes.of(Map.of("x", name)))),
                Worlds.START.plusSeconds(1));
        var site = new RunningSite(Clouds.NAME);
        site.show(Clouds.with(cloud, problem(name, id)));
        site.engineOf(cloud);
        site.show(new Recording(1, Worlds.START, name));
        NotificationPagesTest.tell(site, name);
        var text = new ObjectMapper().valueToTree(name).toString();
        site.log.rows.add(new FactRow(
                Clouds.NAME,
                1,
                Worlds.START,
                "alarm_raised",
                "{\"kind\":\"server\",\"id\":\"odd\",\"name\":" + text + ",\"text\":" + text + "}"));
        return site;
    }

    /** A problem in which all that can be said has that name. */
    private static Problem problem(String name, String id) {
        var host = new EntityKey(Kind.HYPERVISOR, id);
        var nowhere = new EntityKey(Kind.VCENTER, id);
        var verdict = new Verdict(
                50,
                List.of(
                        new Evidence(name, Evidence.Standing.SEEN, 1, 0, 0, List.of(host)),
                        new Evidence(name, Evidence.Standing.UNKNOWN, 0, 0, 1, List.of(nowhere))),
                List.of(new Rejected(new ProblemKey(nowhere, name), Rejected.Why.TIE, 0)),
                List.of(name),
                List.of(Kind.ESXI_HOST),
                List.of(name));
        return new Problem(
                99,
                new ProblemKey(host, name),
                Severity.MAJOR,
                Problem.Phase.CONFIRMED,
                name,
                name,
                verdict,
                Impact.NONE,
                Worlds.START,
                Worlds.START,
                null,
                new Life(
                        1,
                        true,
                        new Remark(name, name, Worlds.START),
                        new Judgement(Judgement.Answer.WRONG, new Remark(name, name, Worlds.START))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void noNameGetsOutOfItsPlaceInAPage(String name) {
        try (var site = named(name)) {
            var id = Texts.encode(id(name));
            for (var path : List.of(
                    "/",
                    "/entities",
                    RunningSite.filtered("/entities", name),
                    RunningSite.filtered("/entities", "kind:" + name),
                    "/entities?sort=" + id,
                    "/entities?cursor=" + id,
                    "/entities/server/" + id,
                    "/entities/server/odd",
                    "/entities/hypervisor/" + id,
                    "/entities/project/" + id,
                    "/entities/server/" + id + "x",
                    "/entities/" + id + "/x",
                    "/entities/server/odd?cloud=" + id,
                    "/problems",
                    "/problems/99",
                    "/problems/98",
                    "/problems/" + id,
                    "/problems/99?cloud=" + id,
                    "/topology",
                    "/topology?problem=99",
                    "/topology?side=" + id,
                    "/topology?problem=" + id,
                    "/topology/hypervisor/" + id,
                    "/topology/hypervisor/" + id + "?problem=99",
                    "/topology/server/odd",
                    "/topology/" + id + "/x",
                    "/topology/server/" + id + "x",
                    "/rules?q=" + id,
                    "/rules?kind=" + id,
                    "/rules/" + id,
                    "/rules/hypervisor.pattern",
                    "/what-if",
                    "/what-if?entity=" + id,
                    "/what-if?entity=server/" + id,
                    "/what-if?entity=server/" + id + "&problem=" + id,
                    "/what-if?entity=server/odd&problem=server.fell&list=" + id,
                    "/what-if?entity=server/" + id + "&problem=server.fell",
                    "/what-if?entity=hypervisor/" + id + "&problem=hypervisor.pattern",
                    "/what-if?entity=server/odd&problem=server.fell&entity2=hypervisor/" + id
                            + "&problem2=hypervisor.pattern",
                    "/entities/server/" + id + "/why",
                    "/entities/hypervisor/" + id + "/why",
                    "/entities/" + id + "/x/why",
                    "/sources",
                    "/notifications",
                    "/notifications?of=vio/99",
                    "/notifications?of=" + id,
                    "/notifications/noc",
                    "/notifications/chat",
                    "/notifications/" + id,
                    "/notifications/noc/vio/9",
                    "/notifications/chat/vio/9",
                    "/notifications/noc/" + id + "/9",
                    "/" + id)) {
                safe(path, site.get(path).body());
            }
        }
    }

    private static void safe(String path, String page) {
        var tags = OUR_TAG.matcher(page).results().map(r -> r.group()).filter(t -> !t.startsWith("</"));
        assertThat(tags).as(path).isSubsetOf(OUR_TAGS);
        assertThat(page.split("<script", -1)).as(path).hasSize(2);
        assertThat(page.split("<h1", -1)).as(path).hasSize(2);
        assertThat(Html.tags(page))
                .as(path)
                .noneMatch(tag -> tag.matches("(?is).*\\s(on[a-z]+|style)\\s*=.*")
                        && !tag.matches("(?is).*=\"[^\"]*\\s(on[a-z]+|style)\\s*=[^\"]*\".*"));
        assertThat(page).as(path).doesNotContainIgnoringCase("href=\"javascript:");
        // The filter stands in its field as it was written.
        // U+202A-E, U+2066-9 and control characters would reorder or cut what stands beside them.
        assertThat(page.replaceFirst("<input id=\"q\"[^>]*>", ""))
                .as(path)
                .doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F]");
    }

    @ParameterizedTest
    @MethodSource("names")
    void jsonStaysJsonAndGivesTheNameBack(String name) throws JsonProcessingException {
        try (var site = named(name)) {
            var json = new ObjectMapper();
            var id = Texts.encode(id(name));
            for (var path : List.of(
                    "/sources",
                    "/alarms",
                    "/problems",
                    "/problems/99",
                    "/facts",
                    "/entities?q=" + id,
                    "/what-if?entity=hypervisor/" + id + "&problem=hypervisor.pattern",
                    "/what-if?entity=" + id + "&problem=" + id + "&kind=" + id,
                    "/problems/99/impact",
                    "/entities/hypervisor/" + id + "/why",
                    "/entities/server/" + id)) {
                assertThat(json.readTree(site.get("/api/v1" + path).body()).isObject())
                        .as(path)
                        .isTrue();
            }
            var odd = json.readTree(site.get("/api/v1/entities/server/odd").body());
            // A lone surrogate cannot be written in UTF-8; what stands for it is a question mark.
            assertThat(odd.path("name").asText()).isEqualTo(name.replace("\uD83D ", "? "));
        }
    }
}
