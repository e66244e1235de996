package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Bus;
import io.vioscope.bus.Steering;
import io.vioscope.engine.Worlds;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done from the pages, by whom, and what comes of it. */
class ControlsTest {
    private final RunningSite site = RunningSite.troubled();
    private final List<Steering> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        site.close();
    }

    private void listen() {
        RunningSite.await(Bus.of(site.vertx).answer(Bus.steering(Clouds.NAME, Worlds.NOVA), steering -> {
            told.add(steering);
            return steering;
        }));
    }

    private static String path(String verb) {
        return "/sources/" + Clouds.NAME + "/nova/" + verb;
    }

    @ParameterizedTest
    @CsvSource({"poll,POLL", "pause,PAUSE", "resume,RESUME"})
    void aButtonTellsTheSourceAndLeadsBackToThePage(String verb, Steering steering) {
        listen();
        var answer = site.send(
                "POST", path(verb), "Origin", "http://127.0.0.1:" + site.port, "Sec-Fetch-Site", "same-origin");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/sources");
        assertThat(told).containsExactly(steering);
    }

    @Test
    void aProgramIsToldWhatWasTold() {
        listen();
        var answer = site.send("POST", "/api/v1" + path("poll"));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"source\":\"nova\"").contains("\"told\":\"poll\"");
        assertThat(told).containsExactly(Steering.POLL);
    }

    @Test
    void aPausedSourceIsNotSaidToPoll() {
        RunningSite.await(
                Bus.of(site.vertx).answer(Bus.steering(Clouds.NAME, Worlds.NOVA), steering -> Steering.PAUSE));
        var answer = site.send("POST", "/api/v1" + path("poll"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Source nova is paused and polls only when it is resumed.");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin,http://evil.example.org",
        "Origin,null",
        "Origin,http://127.0.0.1:1",
        "Sec-Fetch-Site,cross-site",
        "Sec-Fetch-Site,same-site"
    })
    void aPageElsewhereCannotMakeABrowserDoIt(String header, String value) {
        listen();
        var answer = site.send("POST", path("pause"), header, value);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("foreign-origin");
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sources/lab/nobody/poll", "/sources/elsewhere/nova/poll", "/sources/lab/nova/destroy"})
    void whatIsNotThereCannotBeTold(String path) {
        listen();
        assertThat(site.send("POST", path.replace("lab", Clouds.NAME)).statusCode())
                .isEqualTo(404);
        assertThat(told).isEmpty();
    }

    @Test
    void aSourceThatDoesNotAnswerIsSaidNotTo() {
        var answer = site.send("POST", path("poll"));
        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @Test
    void readingDoesNothing() {
        listen();
        assertThat(site.get(path("pause")).statusCode()).isEqualTo(404);
        assertThat(told).isEmpty();
    }

    @Test
    void whereEverybodyReachesThePagesNobodyMayDoAnythingAndThereAreNoButtons() {
        try (var open = RunningSite.withoutControls(Clouds.NAME)) {
            assertThat(Html.main(open.get("/sources").body())).doesNotContain("<form");
            var answer = open.send("POST", path("pause"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("http.controls");
        }
        assertThat(site.get("/sources").body()).contains("action=\"" + path("pause") + "\"");
    }
}
