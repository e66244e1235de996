package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.engine.Suspects;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.source.Source;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Nova may answer when it is asked whether a server runs, and what is then told. */
class ProbeTest {
    private static final Completeness COMPLETE = new Completeness.Complete();

    private final FakeCloud cloud = new FakeCloud();
    private final VirtualClock clock = new VirtualClock();
    private final AtomicInteger doubted = new AtomicInteger(1);
    private final Source probe = source();

    private Source source() {
        var sources = OpenStackSources.of(
                cloud.vertx(), cloud.config(), clock, FakeCloud.LIMITS, Optional.of(this::suspects));
        return sources.get(sources.size() - 1);
    }

    private Future<Suspects> suspects(int most) {
        return Future.succeededFuture(new Suspects(
                IntStream.range(0, doubted.get()).mapToObj(ProbeTest::server).toList()));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static EntityKey server(int number) {
        return new EntityKey(Kind.SERVER, "00000000-0000-4000-8000-00000000000" + number);
    }

    private static String path(int number) {
        return "/v2.1/servers/" + server(number).id() + "/diagnostics";
    }

    private void answer(int number, int status, String body) {
        cloud.on(path(number), r -> {
            r.response().setStatusCode(status);
            json(r, body);
        });
    }

    private Report poll() {
        clock.advanceSeconds(30);
        return cloud.run(probe::poll);
    }

    private static Map<EntityKey, Attributes> told(Report report) {
        return report.beyond().details().told();
    }

    private String told(String attribute) {
        var value = told(poll()).getOrDefault(server(0), Attributes.none()).get("probe." + attribute);
        return value == null ? "nothing" : value;
    }

    private long asked() {
        return cloud.asked.stream().filter(a -> a.contains("/diagnostics")).count();
    }

    @Test
    void whatNovaDiagnosesRuns() {
        cloud.on(path(0), r -> {
            assertThat(r.getHeader("X-OpenStack-Nova-API-Version")).isEqualTo("2.47");
            json(r, Recordings.body("nova-server-diagnostics-2.1"));
        });
        var report = poll();
        assertThat(told(report)).isEqualTo(Map.of(server(0), Attributes.ofPairs("probe.state", "running")));
        assertThat(report.completeness()).isEqualTo(COMPLETE);
    }

    /** The form of 2.48 and other drivers do not tell how vCenter is connected. */
    @Test
    void whatAnotherDriverDiagnosesRuns() {
        answer(0, 200, "{\"cpu0_time\": 17300000000, \"memory\": 524288}");
        assertThat(told("state")).isEqualTo("running");
    }

    @ParameterizedTest
    @CsvSource({"disconnected", "inaccessible", "orphaned"})
    void whatVCenterIsNotConnectedToIsNotProvenToRun(String connection) {
        answer(0, 200, "{\"vmware:connectionState\": \"" + connection + "\", \"vmware:powerState\": \"poweredOn\"}");
        assertThat(told("state")).isEqualTo("unverified");
        assertThat(told("connection")).isEqualTo(connection);
    }

    @Test
    void whatNovaFindsOffDoesNotRunWhateverStateItNames() {
        answer(0, 409, conflict("Cannot 'get_diagnostics' instance X while it is in power state running"));
        assertThat(told("state")).isEqualTo("not running");
        assertThat(told("said")).contains("status 409: Cannot 'get_diagnostics'");
    }

    private static String conflict(String message) {
        return "{\"conflictingRequest\": {\"code\": 409, \"message\": \"" + message + "\"}}";
    }

    @Test
    void otherRefusalsProveNothing() {
        answer(0, 409, conflict("Instance X is not ready"));
        assertThat(told("state")).isEqualTo("unverified");
        answer(0, 404, "{\"itemNotFound\": {\"code\": 404, \"message\": \"Instance X could not be found.\"}}");
        assertThat(told("said")).doesNotContain("nothing");
        assertThat(told("state")).isEqualTo("unverified");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {\"computeFault\": {\"code\": 500, \"message\": \"Unexpected\\nMessagingTimeout\"}} | Unexpected",
                "503 | <html>No server is available</html> | HTML instead of JSON (status 503)",
                "200 | <html>Sign in</html> | HTML instead of JSON (status 200)",
                "200 | [] | no JSON object",
                "409 | in power state shutdown | broken or unfinished JSON",
                "500 | {\"computeFault\": null} | status 500"
            })
    void whatIsNoAnswerProvesNothingAndIsToldInOneLine(int status, String body, String said) {
        answer(0, status, body);
        var told = told(poll()).getOrDefault(server(0), Attributes.none());
        assertThat(told.get("probe.state")).isEqualTo("unverified");
        assertThat(told.get("probe.said")).contains(said).doesNotContain("\n");
        assertThat(asked()).as("no call is repeated").isEqualTo(1);
    }

    @Test
    void noMoreThanFiveAreAskedInAMinute() {
        doubted.set(9);
        IntStream.range(0, 10).forEach(n -> answer(n, 200, "{}"));
        poll();
        assertThat(asked()).isEqualTo(5);
        poll();
        assertThat(asked()).isEqualTo(5);
        poll();
        assertThat(asked()).isEqualTo(10);
    }

    @Test
    void nobodyIsAskedWhereThereIsNoDoubt() {
        doubted.set(0);
        var report = poll();
        assertThat(cloud.asked).isEmpty();
        assertThat(report.completeness()).isEqualTo(COMPLETE);
    }

    @Test
    void whatWasFoundIsTakenBackAfterTenMinutes() {
        answer(0, 200, "{}");
        assertThat(told("state")).isEqualTo("running");
        doubted.set(0);
        clock.advance(Duration.ofMinutes(9));
        assertThat(told("state")).isEqualTo("running");
        clock.advance(Duration.ofSeconds(31));
        var report = poll();
        assertThat(told(report)).isEqualTo(Map.of(server(0), Attributes.none()));
        assertThat(report.beyond().details().whole()).containsExactly(Kind.SERVER);
        assertThat(told(poll())).isEmpty();
    }

    @Test
    void aPermissionThatIsMissingIsToldAndNotAskedForAgainForAnHour() {
        answer(0, 403, "{\"forbidden\": {\"code\": 403, \"message\": \"Policy doesn't allow it\"}}");
        for (var i = 0; i < 5; i++) {
            var why = Watch.unseen(poll(), Kind.SERVER);
            assertThat(why.cause()).isEqualTo(Cause.FORBIDDEN);
            assertThat(why.detail()).contains("may not ask for diagnostics");
        }
        assertThat(asked()).isEqualTo(1);
        answer(0, 200, "{}");
        clock.advance(Duration.ofHours(1));
        assertThat(told("state")).isEqualTo("running");
        assertThat(poll().completeness()).isEqualTo(COMPLETE);
    }

    @Test
    void whereNobodyCanBeAskedThatIsSaid() {
        cloud.on(FakeCloud.LOGIN, r -> r.response().setStatusCode(401).end("{}"));
        var report = poll();
        assertThat(report.completeness()).isInstanceOf(Completeness.Failed.class);
        assertThat(told(report)).isEmpty();
    }
}
