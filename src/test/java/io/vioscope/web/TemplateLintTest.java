package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Problem;
import io.vioscope.web.page.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no template may do, and what every page must have. */
class TemplateLintTest {
    private static final String NOW = "at=-0s";
    private static final Path FOLDER = Path.of("templates");
    private static final Pattern UNQUOTED = Pattern.compile("\\s[a-z-]+=(?![\"])\\S");

    static Stream<Path> templates() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @Test
    void thereAreNoOthersThanTheOnesThatAreCompiled() throws IOException {
        assertThat(templates()
                        .filter(template -> FOLDER.equals(template.getParent())) // the simulator has its own below
                        .map(p -> p.getFileName().toString().replace(".hbs", "")))
                .containsExactlyInAnyOrderElementsOf(Templates.NAMES);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everythingIsEscaped(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContain("{{{").doesNotContainPattern("\\{\\{\\s*&");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void attributesAreQuotedAndNothingIsInline(Path template) throws IOException {
        var html = Files.readString(template);
        assertThat(Html.tags(html)).isNotEmpty().allSatisfy(tag -> {
            var withoutValues = tag.replaceAll("\"[^\"]*\"", "\"\"");
            assertThat(withoutValues).doesNotContainPattern(UNQUOTED);
            assertThat(withoutValues).doesNotContainPattern("(?i)\\s(on[a-z]+|style)=");
        });
        assertThat(html).doesNotContain("<style").doesNotContainPattern("<script(?![^>]*\\ssrc=)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/topology",
                "/topology?side=network",
                "/topology?problem=99",
                "/topology/hypervisor/c3?problem=99",
                "/entities",
                "/entities/server/s01",
                "/entities/server/s01/placement",
                "/sources",
                "/sources?wall=1",
                "/system",
                "/help",
                "/docs",
                "/settings",
                "/history",
                "/history/handover",
                "/history?range=7d",
                "/maintenance",
                "/notifications",
                "/notifications?of=vio/99",
                "/notifications/noc",
                "/notifications/noc/vio/9",
                "/problems",
                "/problems/99",
                "/problems/98",
                "/rules",
                "/rules/compute_service.down",
                "/what-if",
                "/what-if?entity=compute_service/nova-compute@c3",
                "/what-if?entity=compute_service/nova-compute@c3&problem=compute_service.down",
                "/what-if?entity=compute_service/nova-compute@c3&problem=compute_service.down&entity2=hypervisor/c1&problem2=hypervisor.pattern",
                "/entities/compute_service/nova-compute@c3/why",
                "/entities/server/s99",
                "/nothing"
            })
    void everyPageCanBeReadByWhoDoesNotSeeIt(String path) {
        try (var site = RunningSite.troubled()) {
            site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
            site.engineOf(Clouds.troubled());
            NotificationPagesTest.tell(site);
            var page = site.get(path).body();
            assertThat(page.split("<main ", -1)).as("main").hasSize(2);
            assertThat(page.split("<h1", -1)).as("h1").hasSize(2);
            assertThat(page)
                    .contains("<html lang=\"en\"")
                    .contains("href=\"#main\"")
                    .contains("role=\"status\"");
            assertThat(page.split("<caption", -1)).hasSameSizeAs(page.split("<table", -1));
            assertThat(page).doesNotContainPattern("<th(?![^>]*scope=)[ >]");
            assertThat(page).doesNotContainPattern("<img(?![^>]*alt=)");
            var ids = Pattern.compile("\\sid=\"([^\"]*)\"")
                    .matcher(page)
                    .results()
                    .map(r -> r.group(1));
            assertThat(ids).doesNotHaveDuplicates().noneMatch(id -> id.isEmpty() || id.contains(" "));
            var labels = Pattern.compile("aria-(?:labelledby|describedby)=\"([^\"]*)\"");
            assertThat(labels.matcher(page).results().map(r -> r.group(1)))
                    .allMatch(id -> page.contains("id=\"" + id + "\""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/problems",
                "/problems/99",
                "/topology",
                "/topology?side=storage",
                "/topology?problem=99",
                "/topology/hypervisor/c3?problem=99",
                "/entities",
                "/entities/server/s01",
                "/entities/hypervisor/c2",
                "/entities/compute_service/nova-compute@c3",
                "/entities/compute_service/nova-compute@c3/why",
                "/what-if?entity=compute_service/nova-compute@c3&problem=compute_service.down",
                "/rules?kind=compute_service",
                "/rules/compute_service.down",
                "/notifications?of=vio/99",
                "/notifications/noc",
                "/notifications/noc/vio/9",
                "/sources",
                "/system",
                "/help",
                "/docs"
            })
    void everyLinkOfOursLeadsSomewhere(String path) {
        try (var site = RunningSite.troubled()) {
            site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
            site.engineOf(Clouds.troubled());
            NotificationPagesTest.tell(site);
            var links = Pattern.compile("href=\"(/[^\"]*)\"")
                    .matcher(site.get(path).body())
                    .results();
            assertThat(links.map(r -> r.group(1)
                                    .replace("&amp;", "&")
                                    .replace("&#x3D;", "=")
                                    .replaceAll("#.*", ""))
                            .distinct()
                            .filter(link -> !link.endsWith(NOW)) // nothing of this site is recorded
                            .limit(60))
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(site.get(link).statusCode()).isEqualTo(200));
        }
    }
}
