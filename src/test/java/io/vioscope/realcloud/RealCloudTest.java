package io.vioscope.realcloud;

import static io.vioscope.realcloud.Told.changed;
import static io.vioscope.realcloud.Told.cleared;
import static io.vioscope.realcloud.Told.opened;
import static io.vioscope.realcloud.Told.raised;
import static io.vioscope.realcloud.Told.resolved;
import static io.vioscope.realcloud.Told.revised;
import static io.vioscope.realcloud.Told.source;
import static io.vioscope.realcloud.Told.status;
import static io.vioscope.realcloud.WatchedCloud.CLOUD_NOTICES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole server against a real OpenStack: {@code mvn verify -Prealcloud -Drealcloud=PATH}, where PATH is a command
 * that knows {@code rc} (prints OS_*) and {@code fault} (breaks and mends). Everything that is done to the cloud must be
 * told as the right facts within two polls of when the cloud itself shows it, and nothing else may be told. Here: what is
 * read at first, and what is told while nothing can be read.
 */
@Tag("realcloud")
@ExtendWith(WatchedCloud.Given.class)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RealCloudTest {
    private final WatchedCloud watched;
    private final RealCloud cloud;
    private final FactFeed feed;

    RealCloudTest(WatchedCloud watched) {
        this.watched = watched;
        this.cloud = watched.cloud;
        this.feed = watched.feed;
    }

    @AfterAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    static void startAll(WatchedCloud watched) throws Exception {
        watched.cloud.fault("start", "nova-api", "keystone");
    }

    @Test
    void discoversWhatIsThere() throws Exception {
        watched.story();
        var servers = feed.get("/api/v1/entities?q=kind:server&limit=1000").path("items");
        assertThat(servers.size()).isGreaterThanOrEqualTo(30);
        assertThat(servers)
                .allSatisfy(s -> assertThat(s.path("current").asBoolean()).isTrue());
        var hypervisors = feed.get("/api/v1/entities?q=kind:hypervisor").path("items");
        assertThat(hypervisors)
                .anySatisfy(h -> assertThat(h.path("id").asText()).startsWith("domain-c"));
        FactFeed.until(CLOUD_NOTICES, "what Placement adds", this::knowsInventories);
        for (var kind : new String[] {"volume", "volume_pool", "network", "subnet", "port", "router", "floating_ip"}) {
            assertThat(feed.get("/api/v1/entities?q=kind:" + kind).path("items"))
                    .as(kind)
                    .isNotEmpty();
        }
    }

    /** Placement's first report may come before Nova's: of hypervisors that are not known yet nothing is kept. */
    private boolean knowsInventories() throws Exception {
        var hypervisors = feed.get("/api/v1/entities?q=kind:hypervisor").path("items");
        for (var hypervisor : hypervisors) {
            var attributes = hypervisor.path("attributes");
            if (!attributes.path("placement.vcpu_total").equals(attributes.path("vcpus"))) {
                return false;
            }
        }
        return true;
    }

    @Test
    void seesNovasApiStopAndStart() throws Exception {
        var story = watched.story();
        story.mayTell(source("nova", "partial"));
        cloud.fault("stop", "nova-api");
        story.tells(source("nova", "stale"));
        refused(story, "compute", "major");
        story.tells(opened("endpoint.unusable", "endpoint/compute/public"));
        var servers = feed.get("/api/v1/entities?q=kind:server&limit=1000").path("items");
        assertThat(servers)
                .allSatisfy(s -> assertThat(s.path("health").asText()).isEqualTo("unknown"));
        cloud.fault("start", "nova-api");
        backAgain(story, "nova", "compute");
        isOver(story, "endpoint.unusable", "endpoint/compute/public");
        story.tellsNothingElse();
    }

    @Test
    void seesKeystoneStopAndStart() throws Exception {
        var story = watched.story();
        for (var other : WatchedCloud.SOURCES) {
            story.mayTell(source(other, "stale"), source(other, "partial"), source(other, "back"));
        }
        cloud.fault("stop", "keystone");
        story.tells(source("keystone", "stale"));
        refused(story, "identity", "critical");
        story.tells(opened("endpoint.identity", "endpoint/identity/public"));
        cloud.fault("start", "keystone");
        backAgain(story, "keystone", "identity");
        isOver(story, "endpoint.identity", "endpoint/identity/public");
        watched.story();
        story.tellsNothingElse();
    }

    @Test
    void survivesItsTokenExpiring() throws Exception {
        var story = watched.story();
        var reports = watched.reportsOf("nova");
        FactFeed.until(
                CLOUD_NOTICES, "polls over more than a token's life", () -> watched.reportsOf("nova") >= reports + 8);
        story.tellsNothingElse();
    }

    /** What was confirmed meanwhile is over a minute after its symptoms. */
    private static void isOver(Story story, String problem, String entity) throws Exception {
        story.mayTell(revised(problem, entity));
        FactFeed.until(CLOUD_NOTICES, problem + " is over", () -> story.hasTold(resolved(problem, entity)));
        story.tells(resolved(problem, entity));
    }

    /** One address has three endpoints; the one in use is down and has the alarm, of the others nothing is known. */
    private static void refused(Story story, String service, String severity) throws Exception {
        var inUse = "endpoint/" + service + "/public";
        for (var other : new String[] {"/admin", "/internal"}) {
            story.tells(status("endpoint/" + service + other, "refused", "unknown"));
            story.tells(changed("endpoint/" + service + other, "why"));
        }
        story.tells(status(inUse, "refused", "down"), changed(inUse, "why"), raised("endpoint.down", inUse, severity));
    }

    private static void backAgain(Story story, String source, String service) throws Exception {
        FactFeed.until(CLOUD_NOTICES, source + " answers", () -> story.hasTold(source(source, "back")));
        story.tells(source(source, "back"));
        for (var facing : new String[] {"/admin", "/internal", "/public"}) {
            var endpoint = "endpoint/" + service + facing;
            story.tells(
                    status(endpoint, "answers", "ok"), changed(endpoint, "why").to("why", ""));
        }
        story.tells(cleared("endpoint.down", "endpoint/" + service + "/public").where("why", "condition_ended"));
    }
}
