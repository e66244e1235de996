package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** By what an answer that is a problem is found in the log. */
class TraceOfProblemsTest {
    private static final String THEIRS = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + THEIRS + "-00f067aa0ba902b7-01";
    private static final Logger SENDING = (Logger) LoggerFactory.getLogger(Sending.class);

    private final RunningSite site = RunningSite.troubled();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    TraceOfProblemsTest() {
        log.start();
        SENDING.addAppender(log);
    }

    @AfterEach
    void close() {
        SENDING.detachAppender(log);
        site.close();
    }

    private String trace(String path, String... headers) {
        var answer = site.send("GET", path, headers);
        assertThat(answer.headers().firstValue("Content-Type")).as(path).contains("application/problem+json");
        return new JsonObject(answer.body()).getString("trace");
    }

    @Test
    void eachProblemHasAnIdOfItsOwn() {
        var one = trace("/api/v1/problems/98");
        assertThat(one).matches("[0-9a-f]{32}").isNotEqualTo(trace("/api/v1/problems/98"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/problems/98",
                "/api/v1/nothing",
                "/api/v1/entities?limit=0",
                "/assets/nothing",
                "/api/v1/what-if"
            })
    void whoSaysATraceFindsTheirOwn(String path) {
        assertThat(trace(path, "traceparent", PARENT)).isEqualTo(THEIRS);
        assertThat(trace(path, "traceparent", PARENT.replace('4', 'x')))
                .as("what is none is passed over")
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(THEIRS);
    }

    @Test
    void whatIsNotTheFaultOfWhoAsksStandsInTheLogByItsId() {
        site.log.away = true;
        var id = trace("/api/v1/facts", "traceparent", PARENT);
        assertThat(List.copyOf(log.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("GET /api/v1/facts was answered 503, trace " + id);
        trace("/api/v1/problems/x");
        assertThat(log.list).as("a wrong request is not in the log").hasSize(1);
    }

    @Test
    void whatIsAskedForTwiceUnderOneKeyHasAnIdEachTime() {
        var wrong = "{\"note\": \"look\"}";
        var path = "/api/v1/rules/no.such/advice";
        var first = site.sendBody("POST", path, wrong, "Idempotency-Key", "k");
        var second = site.sendBody("POST", path, wrong, "Idempotency-Key", "k", "traceparent", PARENT);
        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(404);
        assertThat(new JsonObject(second.body()).getString("trace")).isEqualTo(THEIRS);
    }
}
