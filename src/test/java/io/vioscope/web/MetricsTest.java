package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Completeness;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Prometheus reads. */
class MetricsTest {
    /** Told where this server speaks TLS; {@link TlsTest} sees to these. */
    private static final Set<String> OF_TLS = Set.of("vioscope_tls_remaining_seconds", "vioscope_tls_trouble");

    private static final Pattern OURS = Pattern.compile("vioscope_[a-z_]+");
    /** Where the process says it of itself, and not the site. */
    private static final String BUILD = "vioscope_build";

    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void tellsOfCausesAndWhoSuffers() {
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));

        assertThat(scrape())
                .contains("vioscope_problems{cloud=\"vio\",phase=\"confirmed\",severity=\"critical\"} 1.0")
                .contains("vioscope_problems{cloud=\"vio\",phase=\"provisional\",severity=\"critical\"} 0.0")
                .contains("vioscope_sufferers{cloud=\"vio\",flow=\"service\",kind=\"server\"} 10.0")
                .contains("vioscope_alarms_unexplained{cloud=\"vio\"} ");
    }

    @Test
    void tellsToWhomNothingGetsThroughAndOfWhomNobodyKnows() {
        assertThat(scrape()).contains("vioscope_receiver_trouble_seconds{receiver=\"noc\"} NaN");

        NotificationPagesTest.tell(site);

        assertThat(scrape())
                .contains("vioscope_receiver_trouble_seconds{receiver=\"noc\"} 0.0")
                .contains("vioscope_receiver_waiting{receiver=\"noc\"} 2.0")
                .contains("vioscope_receiver_number{receiver=\"noc\"} 7.0");
    }

    @Test
    void aDatabaseThatIsAwayKeepsNothingBack() {
        NotificationPagesTest.tell(site);
        site.receipts.away = true;

        assertThat(scrape()).contains("vioscope_receiver_waiting{receiver=\"noc\"} 2.0");
    }

    @Test
    void allThatIsToldIsDescribedAndAllThatIsDescribedIsTold() throws IOException {
        var told = names(all());
        told.add(BUILD);
        told.addAll(OF_TLS);

        assertThat(names(Files.readString(Path.of("docs/metrics.md")).replaceAll("(?s)Beside these.*", "")))
                .isEqualTo(told);
    }

    @Test
    void theDashboardAsksOnlyForWhatIsTold() throws IOException {
        assertThat(names(all())).containsAll(names(Files.readString(Path.of("docs/grafana-dashboard.json"))));
    }

    private String all() {
        NotificationPagesTest.tell(site);
        var latency = new TreeMap<>(Map.of(new EntityKey(Kind.ENDPOINT, "compute/public"), Duration.ofMillis(12)));
        var report = Clouds.projects(new Completeness.Complete(), Worlds.START.plusSeconds(90))
                .withAside(new Aside(null, latency, null, List.of()));
        site.show(Clouds.after(Clouds.troubled(), report));
        return scrape();
    }

    private String scrape() {
        return site.get("/metrics").body();
    }

    private static Set<String> names(String text) {
        var names = new TreeSet<String>();
        OURS.matcher(text).results().forEach(found -> names.add(found.group()));
        return names;
    }
}
