package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.model.Problem;
import io.vioscope.web.view.RuleWords;
import io.vioscope.words.Language;
import io.vioscope.words.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a language in which every text stands in brackets: what stands outside of them is data. */
@Isolated("the language is one for the whole process")
class OtherLanguageTest {
    private static final Pattern NO_TEXT = Pattern.compile(
            "(?s)<!doctype[^>]*>|<(code|kbd|script|symbol|noscript)\\b.*?</\\1>|<td class=\"c-status\">.*?</td>");
    private static final Pattern READ_OUT =
            Pattern.compile("<[^>]*?\\s(?:title|alt|placeholder|aria-label|data-label)=\"([^\"]*)\"");
    private static final Pattern SAID = Pattern.compile("\u27E6[^\u27E6\u27E7]*\u27E7");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9.]+)?( UTC|Z)?");

    private static final String ODD_FILTER = "zzz";

    /** Nova's own status, an attribute's name and who tells one, a source: data that are called like texts of ours. */
    private static final Map<String, Set<String>> CALLED_ALIKE = Map.of(
            "/entities",
            Set.of("down"),
            "/entities/server/s01",
            Set.of("fault", "inferred"),
            "/rules?kind=compute_service",
            Set.of(", probe"),
            "/rules/compute_service.down",
            Set.of(", probe"));

    private static RunningSite site;
    private static Set<String> data;

    @BeforeAll
    static void speakIt() throws JsonProcessingException {
        var bracketed = new HashMap<String, String>();
        var english = Language.read("en");
        english.forEach((key, text) -> bracketed.put(key, "\u27E6" + text + "\u27E7"));
        bracketed.put("language.plural", "one");
        site = RunningSite.troubled();
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
        site.engineOf(Clouds.troubled());
        NotificationPagesTest.tell(site);
        Words.speak(new Language("en-XA", bracketed));
        data = data(english);
    }

    @AfterAll
    static void speakEnglishAgain() {
        Words.speak(Language.ENGLISH);
        site.close();
    }

    /** What the JSON API tells that is none of the pages' texts, the longest first. */
    private static Set<String> data(Map<String, String> english) throws JsonProcessingException {
        var found = new TreeSet<String>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (var path : List.of(
                "/entities",
                "/problems",
                "/problems/99",
                "/alarms",
                "/sources",
                "/facts",
                "/rules",
                "/receivers",
                "/system",
                "/system/licences")) {
            strings(new ObjectMapper().readTree(site.get("/api/v1" + path).body()), found);
        }
        found.removeAll(Set.copyOf(english.values()));
        found.addAll(List.of(
                "A cloud made for a test.",
                ODD_FILTER,
                // made by `config` and `notify`, of what is configured
                "its severity is major, and the least that is told is critical"));
        site.receipts.configured().forEach(receiver -> found.add(receiver.how()));
        Clouds.CAUSES.problems().stream()
                .flatMap(p -> Stream.of(RuleWords.sentence(p), RuleWords.sentence(p, "nova-compute@c3")))
                .forEach(found::add);
        found.removeIf(text -> text.length() < 2);
        return found;
    }

    private static void strings(JsonNode node, Set<String> into) {
        if (node.isTextual()) {
            into.add(node.asText());
        }
        node.properties().forEach(field -> {
            into.add(field.getKey());
            strings(field.getValue(), into);
        });
        if (node.isArray()) {
            node.forEach(item -> strings(item, into));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/problems",
                "/problems/99",
                "/topology",
                "/topology?side=network",
                "/entities",
                "/entities?q=" + ODD_FILTER,
                "/entities/server/s01",
                "/entities/hypervisor/c2",
                "/entities/server/s01/placement",
                "/entities/compute_service/nova-compute@c3/why",
                "/what-if?entity=compute_service/nova-compute@c3&problem=compute_service.down",
                "/rules",
                "/what-if?entity=compute_service/nova-compute@c3&problem=compute_service.down&entity2=compute_service/nova-compute@c3&problem2=compute_service.disabled",
                "/rules?kind=compute_service",
                "/rules/compute_service.down",
                "/history",
                "/history/handover",
                "/maintenance",
                "/notifications",
                "/notifications?of=vio/99",
                "/notifications/noc",
                "/sources",
                "/system",
                "/help",
                "/settings",
                "/password",
                "/nothing"
            })
    void nothingIsSaidInAnotherLanguageButData(String path) {
        var page = site.get(path).body();
        var texts = NO_TEXT.matcher(page).replaceAll("").replaceAll("<[^>]*>", "\n") + "\n"
                + READ_OUT.matcher(page).results().map(r -> r.group(1)).collect(Collectors.joining("\n"));
        var left = withoutWhatIsSaid(unescaped(texts))
                .lines()
                .map(OtherLanguageTest::withoutData)
                .filter(line -> line.matches(".*\\p{L}{2}.*"))
                .map(String::strip)
                .filter(line -> !CALLED_ALIKE.getOrDefault(path, Set.of()).contains(line))
                .distinct();
        assertThat(left).isEmpty();
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&#x3D;", "=")
                .replace("&amp;", "&");
    }

    private static String withoutWhatIsSaid(String text) {
        var rest = text;
        for (var found = SAID.matcher(rest); found.find(); found = SAID.matcher(rest)) {
            rest = found.replaceAll(" ");
        }
        return rest;
    }

    private static String withoutData(String line) {
        var rest = TIME.matcher(line).replaceAll("");
        for (var text : data) {
            if (rest.contains(text)) {
                rest = rest.replaceAll("(?<![\\p{L}_])" + Pattern.quote(text) + "(?![\\p{L}_])", "");
            }
        }
        return rest;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/problems",
                "/api/v1/problems?q=nonsense:1",
                "/api/v1/problems/99",
                "/api/v1/problems/99/evidence",
                "/api/v1/problems/99/timeline",
                "/api/v1/problems/never",
                "/api/v1/entities?q=nonsense:1",
                "/api/v1/entities?at=never",
                "/api/v1/entities/server/s01",
                "/api/v1/entities/server/s01/history",
                "/api/v1/entities/server/s01/placement?at=2026-11-25T03:12:00Z",
                "/api/v1/entities/compute_service/nova-compute@c3/why",
                "/api/v1/what-if?entity=compute_service/nova-compute@c3&problem=compute_service.down",
                "/api/v1/what-if?entity=compute_service/nova-compute@c3&problem=nonsense",
                "/api/v1/alarms",
                "/api/v1/sources",
                "/api/v1/facts",
                "/api/v1/rules",
                "/api/v1/rules?kind=nonsense",
                "/api/v1/receivers",
                "/api/v1/receipts",
                "/api/v1/receipts/noc/vio/99",
                "/api/v1/problems/history?range=nonsense",
                "/api/v1/kinds",
                "/api/v1/system",
                "/api/v1/views",
                "/entities.csv",
                "/entities.csv?q=nonsense:1",
                "/metrics",
                "/api/v1/nothing"
            })
    void whatProgramsReadStaysEnglish(String path) {
        assertThat(site.get(path, "Accept", "application/json").body()).doesNotContain("\u27E6");
    }

    @Test
    void whatIsWrongWithAnOrderOfAProgramIsSaidInEnglish() {
        assertThat(site.sendBody(
                                "PUT",
                                "/api/v1/views/problems/mine",
                                "{\"query\":\"x=1\"}",
                                "Content-Type",
                                "application/json")
                        .body())
                .contains("right would be")
                .doesNotContain("\u27E6");
    }

    @Test
    void thePageSaysInWhichLanguageItIs() {
        assertThat(site.get("/").body()).contains("<html lang=\"en-XA\"");
    }
}
