package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.HYPERVISORS;
import static io.vioscope.source.openstack.FakeCloud.LIMITS;
import static io.vioscope.source.openstack.FakeCloud.SERVERS;
import static io.vioscope.source.openstack.FakeCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.source.Source;
import io.vioscope.source.http.HttpLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cloud that lies in every way a real one does. Whatever it says, nothing is believed to be gone because of it. */
class LiesTest {
    private static final String STUB = "{\"id\": \"%s\", \"name\": \"vm\", \"status\": \"ACTIVE\"}";

    private final FakeCloud cloud = new FakeCloud();
    private final Engine engine = new Engine(Map.of());
    private Source nova = source("nova", LIMITS);
    private Snapshot snapshot = Snapshot.unknown("test");

    private Source source(String name, HttpLimits limits) {
        return cloud.sources(limits).stream()
                .filter(s -> s.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private List<Fact> take(Report report) {
        var step = engine.step(snapshot, new Input.Reported(report), Instant.now());
        snapshot = step.next();
        return step.facts();
    }

    /** What is known, then three polls of the lie; the last report. */
    private Report lie(String path, Consumer<HttpServerRequest> lie) {
        take(cloud.run(source("keystone", LIMITS)::poll));
        take(cloud.run(source("nova", LIMITS)::poll));
        var before = snapshot.state();
        assertThat(before.inventory().of(Kind.SERVER)).hasSize(32);
        cloud.on(path, lie);
        var reports = new ArrayList<Report>();
        for (var i = 0; i < 3; i++) {
            reports.add(cloud.run(nova::poll));
            assertThat(take(reports.get(i))).noneMatch(f -> f instanceof Fact.EntityDeleted);
        }
        for (var kind : List.of(Kind.SERVER, Kind.HYPERVISOR, Kind.COMPUTE_SERVICE, Kind.SERVICE, Kind.PROJECT)) {
            assertThat(snapshot.state().inventory().of(kind))
                    .containsKeys(before.inventory().of(kind).keySet().toArray(String[]::new));
        }
        assertThat(snapshot.state().status(new SourceId("keystone"))).isEqualTo(SourceStatus.FRESH);
        return reports.get(2);
    }

    private static ReadFailure unseen(Report report, Kind kind) {
        var nothing = new ReadFailure(Cause.SILENT, "no failure at all");
        return report.completeness().match(c -> nothing, p -> p.unseen().getOrDefault(kind, nothing), f -> f.why());
    }

    private void onlyServersAreUnseen(Report report, Cause cause) {
        assertThat(unseen(report, Kind.SERVER).cause()).isEqualTo(cause);
        assertThat(unseen(report, Kind.SERVER).detail())
                .contains("GET " + cloud.url() + SERVERS)
                .doesNotContain("token-", "hunter2");
        assertThat(report.completeness()).isInstanceOf(Completeness.Partial.class);
        assertThat(List.of(Kind.HYPERVISOR, Kind.COMPUTE_SERVICE, Kind.SERVICE)).allMatch(report::sawAll);
    }

    private static String page(boolean link, String... ids) {
        var rows = java.util.Arrays.stream(ids).map(STUB::formatted).toList();
        var next = "[{\"rel\": \"next\", \"href\": \"http://evil.example/\"}]";
        return "{\"servers\": [" + String.join(",", rows) + "]" + (link ? ", \"servers_links\": " + next : "") + "}";
    }

    private static void html(HttpServerRequest request, int status) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html")
                .end("<html>sorry</html>");
    }

    @Test
    void truncatedJson() {
        var body = Recordings.body("nova-servers-detail-2.69");
        onlyServersAreUnseen(lie(SERVERS, r -> json(r, body.substring(0, body.length() / 2))), Cause.NOT_JSON);
    }

    @Test
    void htmlWithStatus200() {
        var report = lie(SERVERS, r -> html(r, 200));
        onlyServersAreUnseen(report, Cause.NOT_JSON);
        assertThat(unseen(report, Kind.SERVER).detail()).endsWith("HTML instead of JSON (status 200)");
    }

    @Test
    void htmlWithStatus503() {
        var report = lie(SERVERS, r -> html(r, 503));
        onlyServersAreUnseen(report, Cause.NOT_JSON);
        assertThat(unseen(report, Kind.SERVER).detail()).endsWith("HTML instead of JSON (status 503)");
    }

    @Test
    void aPageThatFailsInTheMiddleOfAList() {
        var report = lie(SERVERS, r -> {
            if (r.getParam("marker") == null) {
                json(r, page(true, "a", "b"));
            } else {
                r.response().setStatusCode(500).end("{}");
            }
        });
        onlyServersAreUnseen(report, Cause.SERVER_ERROR);
        assertThat(report.entities()).extracting(e -> e.id()).contains("a", "b");
    }

    @Test
    void aRowOfTheWrongShapeSpoilsOnlyItself() {
        var known = "1d3e8954-0087-4275-9b7b-0d46f9489e53";
        var body = Recordings.body("nova-servers-detail-2.69").replace("\"name\":\"vc-vm01\"", "\"name\":{\"a\":[1]}");
        var report = lie(SERVERS, r -> json(r, r.getParam("marker") == null ? body : "{\"servers\": []}"));
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.unreadable()).singleElement().satisfies(u -> {
            assertThat(u.key()).isEqualTo(new EntityKey(Kind.SERVER, known));
            assertThat(u.why().detail()).endsWith("name is an object");
        });
        assertThat(snapshot.isCurrent(new EntityKey(Kind.SERVER, known))).isFalse();
    }

    @Test
    void aRowWithoutAnIdLeavesTheKindUnseenAndTheOthersSeen() {
        var rows = page(false, "a").replace("]", ", {\"id\": 7}, {\"id\": \"x\\u0000y\"}]");
        var report = lie(SERVERS, r -> json(r, r.getParam("marker") == null ? rows : "{\"servers\": []}"));
        onlyServersAreUnseen(report, Cause.WRONG_SHAPE);
        assertThat(report.entities()).extracting(e -> e.id()).contains("a");
    }

    @Test
    void aListThatIsNoList() {
        onlyServersAreUnseen(lie(SERVERS, r -> json(r, "{\"servers\": {\"a\": 1}}")), Cause.WRONG_SHAPE);
    }

    @Test
    void aTokenRefusedInTheMiddleOfAListIsRenewedAndTheSamePageAskedAgain() {
        var refused = new AtomicInteger();
        var report = lie(SERVERS, r -> {
            if (r.getParam("marker") == null && r.getParam("deleted") == null) {
                json(r, Recordings.body("nova-servers-detail-2.69"));
            } else if (refused.getAndIncrement() % 2 == 0) {
                r.response().setStatusCode(401).end("{}");
            } else {
                json(r, "{\"servers\": []}");
            }
        });
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(cloud.logins()).isGreaterThan(3);
    }

    @Test
    void aTokenThatIsRefusedForGood() {
        onlyServersAreUnseen(lie(SERVERS, r -> r.response().setStatusCode(401).end("{}")), Cause.UNAUTHORIZED);
    }

    @Test
    void retryAfterIsHonouredOnce() {
        var calls = new AtomicInteger();
        var report = lie(SERVERS, r -> {
            if (calls.getAndIncrement() % 2 == 0) {
                r.response().setStatusCode(429).putHeader("Retry-After", "0").end("{}");
            } else {
                cloud.truth(r);
            }
        });
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
    }

    @Test
    void retryAfterThatIsTooLongIsNotWaitedFor() {
        var report = lie(
                SERVERS,
                r -> r.response()
                        .setStatusCode(429)
                        .putHeader("Retry-After", "3600")
                        .end("{}"));
        onlyServersAreUnseen(report, Cause.RATE_LIMITED);
    }

    @Test
    void anAnswerThatNeverEnds() {
        nova = source("nova", limits(Duration.ofMillis(700), LIMITS.maxBody()));
        var report = lie(SERVERS, r -> {
            r.response().setChunked(true).write("{\"servers\": [");
            var timer = cloud.vertx().setPeriodic(20, t -> r.response().write(" "));
            r.response().closeHandler(v -> cloud.vertx().cancelTimer(timer));
        });
        assertThat(unseen(report, Kind.SERVER).cause()).isEqualTo(Cause.TIMED_OUT);
    }

    private static HttpLimits limits(Duration answer, int maxBody) {
        return new HttpLimits(
                LIMITS.connect(),
                LIMITS.answer(),
                answer,
                maxBody,
                LIMITS.parallel(),
                LIMITS.queue(),
                LIMITS.retryPause(),
                LIMITS.maxRetryAfter(),
                LIMITS.maxPages());
    }

    @Test
    void aListThatGoesRoundInCircles() {
        var report = lie(SERVERS, r -> json(r, page(true, "a", "b")));
        onlyServersAreUnseen(report, Cause.PAGING_LOOP);
    }

    @Test
    void aListThatNeverEnds() {
        var n = new AtomicInteger();
        onlyServersAreUnseen(lie(SERVERS, r -> json(r, page(true, "s" + n.incrementAndGet()))), Cause.PAGING_LOOP);
    }

    @Test
    void aServerWithoutAHostIsTiedToNone() {
        var body = Recordings.body("nova-servers-detail-2.69")
                .replaceAll("(hypervisor_hostname\":)\"domain-c17[^\"]*\"", "$1null");
        var report = lie(SERVERS, r -> json(r, r.getParam("marker") == null ? body : "{\"servers\": []}"));
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.entities())
                .filteredOn(e -> e.name().equals("vc-vm01"))
                .singleElement()
                .matches(e -> e.related(RelationType.HOSTED_ON).isEmpty());
    }

    @Test
    void aHostileNameStaysWhatItIsButForWhatCannotBeStored() {
        var name = "<script>alert('\\\"')</script>\\u0000\\u202e\\ud800" + "\ud83d\ude00".repeat(255);
        var body = Recordings.body("nova-servers-detail-2.69")
                .replace("\"name\":\"vc-vm01\"", "\"name\":\"" + name + "\"");
        var report = lie(SERVERS, r -> json(r, r.getParam("marker") == null ? body : "{\"servers\": []}"));
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.entities())
                .extracting(e -> e.name())
                .contains("<script>alert('\"')</script>\ufffd\u202e\ufffd" + "\ud83d\ude00".repeat(255));
    }

    @Test
    void anEmptyListOfHypervisorsIsReportedAsItCameAndNotBelieved() {
        var report = lie(HYPERVISORS, r -> json(r, "{\"hypervisors\": []}"));
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(snapshot.state().status(new SourceId("nova"))).isEqualTo(SourceStatus.PARTIAL);
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (var elsewhere = new FakeCloud()) {
            var report = lie(
                    SERVERS,
                    r -> r.response()
                            .setStatusCode(302)
                            .putHeader("Location", elsewhere.url() + "/v2.1/servers/detail")
                            .end());
            onlyServersAreUnseen(report, Cause.REDIRECTED);
            assertThat(elsewhere.asked).isEmpty();
        }
    }

    @Test
    void anOversizedAnswer() {
        nova = source("nova", limits(LIMITS.longAnswer(), 20_000));
        var report = lie(SERVERS, cloud::truth);
        onlyServersAreUnseen(report, Cause.TOO_LARGE);
    }

    @Test
    void aConnectionThatBreaksInTheMiddleOfAnAnswer() {
        var report = lie(SERVERS, r -> {
            r.response().putHeader("Content-Length", "1000");
            r.response()
                    .write("{\"servers\": [")
                    .onComplete(done -> r.connection().close());
        });
        onlyServersAreUnseen(report, Cause.CUT_OFF);
    }

    @Test
    void gzipIsAskedForAndUnderstood() {
        var accepted = new java.util.concurrent.atomic.AtomicReference<String>("");
        var report = lie(SERVERS, r -> {
            accepted.set(String.valueOf(r.getHeader("Accept-Encoding")));
            cloud.truth(r);
        });
        assertThat(accepted.get()).contains("gzip");
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
    }
}
