package io.vioscope.app;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vioscope.config.TracingConfig;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.trace.Collector;
import io.vioscope.trace.Collector.Told;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole server tells a real collector what it does, from a poll to the trap that comes of it. */
class TracesTest {
    private final Vertx vertx = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private Collector collector;

    @SuppressWarnings("NullAway.Init")
    private RunningServer running;

    @BeforeEach
    void start() throws Exception {
        collector = await(Collector.start(vertx));
        var tracing = new TracingConfig(collector.endpoint(), "collector-token", null);
        running = new RunningServer(
                null,
                SimulatorOptions.DEFAULT.withSize(20, 2).withTimeFactor(100),
                InstantSource.system(),
                null,
                config -> config.withTracing(tracing));
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.close();
        }
        await(vertx.close());
    }

    @Test
    void aPollLeadsToItsTrapAndItsEndIsLinkedToIt() throws Exception {
        var id = running.anActiveServer(0);
        var before = running.lastSeq();
        running.simulator.cloud().fail(id, "no disk");
        running.awaitFact(before, f -> f.getString("type").equals("alarm_raised"));
        assertThat(running.traps.next()).startsWith("1 ");

        var trap = span("a trap", span -> span.name().equals("send noc"));
        var poll = span("its poll", span -> isOf(trap, span) && span.parent().isEmpty());
        var spans = collector.spans().stream().filter(span -> isOf(trap, span)).toList();

        assertThat(path(spans, trap)).containsExactly("send noc", "record facts", "take report", "poll nova");
        assertThat(trap.kind()).isEqualTo(4);
        assertThat(trap.attributes())
                .containsEntry("messaging.system", "snmp")
                .containsEntry("messaging.destination.name", "noc")
                .containsEntry("messaging.message.id", "1")
                .containsEntry("vioscope.outcome", "sent");
        assertThat(Long.parseLong(trap.attributes().getOrDefault("vioscope.fact.seq", "0")))
                .isGreaterThan(before);
        assertThat(poll.service()).isEqualTo("vioscope");
        assertThat(poll.attributes())
                .containsEntry("vioscope.cloud", "sim")
                .containsEntry("vioscope.source", "nova")
                .containsEntry("vioscope.saw", "all");
        assertThat(collector.authorizations()).containsOnly("Bearer collector-token");
        callsAreParts(spans, poll);
        diagnosisIsAPart(spans);
        running.simulator.cloud().delete(id);
        theEndIsLinkedToTheBeginning(poll);
        whatWaitsIsSentBeforeItStops();
    }

    private static void callsAreParts(List<Told> spans, Told poll) {
        var calls = spans.stream().filter(span -> span.name().equals("GET")).toList();
        assertThat(calls).hasSizeGreaterThanOrEqualTo(4).allSatisfy(call -> {
            assertThat(call.parent()).isEqualTo(poll.id());
            assertThat(call.kind()).isEqualTo(3);
            assertThat(call.began()).isGreaterThanOrEqualTo(poll.began());
            assertThat(call.ended()).isBetween(call.began(), poll.ended());
            assertThat(call.attributes())
                    .containsEntry("http.response.status_code", "200")
                    .containsEntry("server.address", "127.0.0.1")
                    .containsKeys("server.port", "http.request.method");
        });
        assertThat(calls)
                .anySatisfy(
                        call -> assertThat(call.attributes().get("url.full")).contains("/servers/detail"));
    }

    private static void diagnosisIsAPart(List<Told> spans) {
        var step = spans.stream()
                .filter(s -> s.name().equals("take report"))
                .findFirst()
                .orElseThrow();
        assertThat(spans)
                .filteredOn(span -> span.name().equals("diagnosis"))
                .singleElement()
                .satisfies(diagnosis -> {
                    assertThat(diagnosis.parent()).isEqualTo(step.id());
                    assertThat(diagnosis.began()).isGreaterThanOrEqualTo(step.began());
                });
    }

    private void theEndIsLinkedToTheBeginning(Told began) throws Exception {
        var linked = span("a step with a link", span -> span.links().contains(began.trace()));
        assertThat(linked.name()).isIn("tick", "take report");
        assertThat(linked.trace()).isNotEqualTo(began.trace());
    }

    private void whatWaitsIsSentBeforeItStops() throws Exception {
        var reports = running.reports();
        running.stop();
        assertThat(collector.spans())
                .filteredOn(span -> span.name().startsWith("poll "))
                .hasSizeGreaterThanOrEqualTo((int) reports);
    }

    @Test
    void aCallThatFailsIsSaidToHaveAndSoIsItsPoll() throws Exception {
        await(running.simulator.close());
        var call = span("a call that failed, and its poll", one -> one.kind() == 3 && one.error() && isOfAFailure(one));
        assertThat(call.attributes().get("error.type")).isIn("refused", "cut_off");
    }

    @Test
    void whatAProgramAsksIsAPartOfItsTraceAndSoIsWhatComesOfIt() throws Exception {
        var theirs = "4bf92f3577b34da6a3ce929d0e0e4736";
        var parent = "00f067aa0ba902b7";
        var problem = running.send(
                HttpMethod.POST, "/api/v1/problems/987654321/acknowledgement", "00-" + theirs + "-" + parent + "-01");
        assertThat(problem.getString("trace")).isEqualTo(theirs);

        var request = span("the request", span -> span.trace().equals(theirs) && span.kind() == 2);
        assertThat(request.name()).isEqualTo("POST /api/v1/problems/{number}/acknowledgement");
        assertThat(request.parent()).isEqualTo(parent);
        assertThat(request.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.route", "/api/v1/problems/{number}/acknowledgement")
                .containsEntry("http.response.status_code", "404");
        var order = span("what the engine made of it", span -> span.parent().equals(request.id()));
        assertThat(order.name()).isEqualTo("take order");

        var alone = running.send(HttpMethod.GET, "/api/v1/problems/987654321", "");
        var own = span("a trace that begins here", span -> span.trace().equals(alone.getString("trace")));
        assertThat(own.name()).isEqualTo("GET /api/v1/problems/{number}");
        assertThat(own.parent()).isEmpty();
    }

    /** That an endpoint does not answer is what its source is to see; such a poll is all right. */
    private boolean isOfAFailure(Told call) {
        return collector.spans().stream()
                .filter(poll -> poll.id().equals(call.parent()) && poll.error())
                .anyMatch(poll -> !"all".equals(poll.attributes().get("vioscope.saw")));
    }

    private static boolean isOf(Told one, Told other) {
        return one.trace().equals(other.trace());
    }

    private static List<String> path(List<Told> spans, Told from) {
        var names = new ArrayList<String>();
        for (var at = Optional.of(from); at.isPresent(); ) {
            var span = at.get();
            names.add(span.name());
            at = spans.stream().filter(s -> s.id().equals(span.parent())).findFirst();
        }
        return names;
    }

    private Told span(String what, Predicate<Told> wanted) throws Exception {
        RunningServer.until(what, () -> collector.spans().stream().anyMatch(wanted));
        return collector.spans().stream().filter(wanted).findFirst().orElseThrow();
    }
}
