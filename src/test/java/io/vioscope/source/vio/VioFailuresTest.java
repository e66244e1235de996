package io.vioscope.source.vio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.ManagementAccess;
import io.vioscope.config.ManagementAccess.Api;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.simulator.VirtualClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a management server that does not answer as it should. */
class VioFailuresTest {
    private static final String WRONG = "wrong-secret";

    private final FakeVio vio = new FakeVio(Api.PUBLIC);
    private final VirtualClock clock = new VirtualClock();

    @AfterEach
    void stop() {
        vio.close();
    }

    private static Entity server(Report report) {
        return report.entities().iterator().next();
    }

    private Report look(ManagementAccess access) {
        return vio.run(vio.source(access, clock)::poll);
    }

    private static ReadFailure why(Report report) {
        Map<Kind, ReadFailure> unseen =
                report.completeness().match(all -> Map.of(), some -> some.unseen(), none -> Map.of());
        return Objects.requireNonNull(unseen.get(Kind.CLOUD));
    }

    @ParameterizedTest
    @CsvSource({
        "503, text/html,        <html>bad gateway, no management server, DOWN",
        "500, application/json, {},                failing,              DOWN",
        "200, text/html,        <html>hello,       no management server, DOWN",
        "200, application/json, {\"half,           no management server, DOWN",
        "200, application/json, [],                no management server, DOWN",
        "404, application/json, {},                no management server, DOWN",
        "302, text/html,        moved,             no management server, DOWN",
        "429, application/json, {},                too many calls,       UNKNOWN",
        "403, application/json, {},                no permission,        UNKNOWN"
    })
    void tellsWhatAnswersInItsPlace(int status, String type, String body, String word, String health) {
        vio.on(
                PublicApi.STATUS,
                request -> request.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", type)
                        .end(body));
        var report = look(vio.access());
        assertThat(server(report).status().word()).isEqualTo(word);
        assertThat(server(report).status().health()).hasToString(health);
        assertThat(server(report).attributes().get("why")).contains(PublicApi.STATUS);
        assertThat(report.beyond().details().told()).isEmpty();
    }

    @Test
    void anAddressWhereNobodyListensIsRefused() {
        var report = look(new ManagementAccess(URI.create("http://127.0.0.1:1"), "u", "p", null, null, true));
        assertThat(server(report).status().word()).isEqualTo("refused");
        assertThat(server(report).status().health()).hasToString("DOWN");
    }

    @Test
    void aServerThatSpeaksNeitherApiIsNoManagementServer() {
        vio.on("*", request -> FakeVio.end(request, 404));
        assertThat(server(look(vio.access())).status().word()).isEqualTo("no management server");
        assertThat(vio.asked).noneMatch(path -> path.startsWith("POST"));
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void aRefusedPasswordIsNotTriedAgainForFiveMinutesAndSaysNothingAgainstTheServer(Api api) {
        try (var other = new FakeVio(api)) {
            var source = other.source(other.access(WRONG, null), clock);
            var report = other.run(source::poll);
            assertThat(server(report).status().word()).isEqualTo("login refused");
            assertThat(server(report).status().health()).hasToString("UNKNOWN");
            assertThat(why(report).detail()).contains("vioscope").doesNotContain(WRONG);
            clock.advanceSeconds(290);
            other.run(source::poll);
            assertThat(logins(other)).hasSize(1);
            clock.advanceSeconds(20);
            other.run(source::poll);
            assertThat(logins(other)).hasSize(2);
        }
    }

    private static List<String> logins(FakeVio vio) {
        return vio.asked.stream().filter(path -> path.startsWith("POST")).toList();
    }

    @Test
    void aSessionThatIsNeverRightIsARefusedLoginAndNotAStormOfLogins() {
        vio.on(PublicApi.STATUS, request -> FakeVio.end(request, 401));
        var report = look(vio.access());
        assertThat(server(report).status().word()).isEqualTo("login refused");
        assertThat(logins(vio)).hasSize(1);
    }

    @Test
    void omsIsFoundAlsoWhereItLeadsWhoHasNotSignedInToItsLogin() {
        try (var oms = new FakeVio(Api.OMS)) {
            oms.on(Oms.HELLO, request -> FakeVio.end(request, 302));
            var report = oms.run(oms.source(oms.access(), clock)::poll);
            assertThat(server(report).status().word()).isEqualTo("answers");
        }
    }

    @Test
    void omsThatLeadsToItsLoginAfterALoginHasRefusedIt() {
        try (var oms = new FakeVio(Api.OMS)) {
            oms.on(Oms.CLUSTERS, request -> FakeVio.end(request, 302));
            var report = oms.run(oms.source(oms.access(), clock)::poll);
            assertThat(server(report).status().word()).isEqualTo("login refused");
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "'{\"token\": 7}'", "'{\"token\": \"a\\r\\nX: y\"}'", "'{}'", "'<html>'"})
    void anAnswerToALoginWithoutATokenIsNone(String body) {
        vio.on(PublicApi.LOGIN, request -> request.response().end(body));
        var word = server(look(vio.access())).status().word();
        assertThat(word).isEqualTo("no management server");
        assertThat(vio.asked).doesNotContain("GET " + PublicApi.STATUS);
    }

    @Test
    void hostileValuesDoNoHarm() {
        vio.document(
                PublicApi.STATUS,
                "{'status': 7, 'ha_enabled': 'yes', 'nodes': [5, {'name': '<script>\\u0000\\ud800', 'status': {}}, {}],"
                        + " 'services': [{'name': 'a', 'desired': 3000000000, 'ready': -1}, {'name': 'b', 'desired': 2,"
                        + " 'ready': 1.5}, null, {'name': 'c', 'desired': 1, 'ready': 5}]}");
        var told =
                look(vio.access()).beyond().details().told().values().iterator().next();
        assertThat(told.toMap())
                .containsEntry("vio.status", "not told")
                .containsEntry("vio.services", "1")
                .doesNotContainKeys("vio.ha_enabled", "vio.services_lost", "vio.services_short");
    }

    @Test
    void slowIsSaidOnceItWasSlowTwice() {
        var slow =
                new Management.Seen(vio.url(), Api.PUBLIC, "", Management.SLOW.plusMillis(1), true, null, null, false);
        assertThat(Standing.word(slow)).isEqualTo("slow");
        assertThat(Standing.health("slow")).hasToString("DEGRADED");
    }

    @Test
    void anUntrustedCertificateIsToldApartFromAnExpiredOne() {
        var why = new ReadFailure(ReadFailure.Cause.TLS, "no trusted TLS connection");
        var seen = new Management.Seen(vio.url(), null, "", Duration.ZERO, false, null, why, false);
        assertThat(Standing.word(seen)).isEqualTo("certificate not trusted");
        assertThat(Standing.health("certificate not trusted")).hasToString("UNKNOWN");
        assertThat(Standing.health("certificate expired")).hasToString("DEGRADED");
    }

    @Test
    void waitsAsLongAsItAsksForAndAsksOnceMore() {
        var times = new AtomicInteger();
        vio.on(PublicApi.STATUS, request -> {
            if (times.incrementAndGet() == 1) {
                request.response()
                        .setStatusCode(429)
                        .putHeader("Retry-After", "0")
                        .end();
            } else {
                request.response().end("{\"services\":[],\"ha_enabled\":true}");
            }
        });
        assertThat(server(look(vio.access())).status().word()).isEqualTo("answers");
        assertThat(times).hasValue(2);
    }
}
