package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Programs ask who suffers from several problems at once. */
class WhatIfTogetherTest {
    private static final String PATH = "/api/v1/what-if";
    private static final String C1 =
            "{\"entity\": \"compute_service/nova-compute@c1\", \"problem\": \"compute_service.down\"}";
    private static final String C2 =
            "{\"entity\": \"compute_service/nova-compute@c2\", \"problem\": \"compute_service.down\"}";

    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void close() {
        site.close();
    }

    private HttpResponse<String> ask(String path, String supposed, String... headers) {
        return site.sendBody("POST", path, "{\"supposed\": [" + supposed + "]}", headers);
    }

    @Test
    void whoSuffersFromAnyIsListedOnce() throws IOException {
        site.engineOf(Clouds.troubled());

        var answer = ask(PATH + "?kind=hypervisor", C1 + ", " + C2 + ", " + C1);

        assertThat(answer.statusCode()).isEqualTo(200);
        ApiTest.golden("what-if-together", answer.body());
        var csv = ask(PATH + "?kind=hypervisor&fields=id,flow", C1 + ", " + C2, "Accept", "text/csv");
        assertThat(csv.body().lines()).containsExactly("id,flow", "c1,management", "c2,management");
    }

    @Test
    void whatIsWrongIsSaidWhereItIs() throws IOException {
        var wrong = ask(
                PATH + "?flow=down",
                C1 + ", {\"entity\": \"hypervisor/c1\", \"problem\": \"compute_service.down\"},"
                        + " {\"entity\": \"c1\", \"problem\": \"x\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("\"parameter\":\"flow\"", "\"pointer\":\"#/supposed/2/entity\"");

        var cannotBe = ask(PATH, "{\"entity\": \"hypervisor/c1\", \"problem\": \"compute_service.down\"}");
        assertThat(cannotBe.statusCode()).isEqualTo(400);
        assertThat(cannotBe.body())
                .contains("\"pointer\":\"#/supposed/0/problem\"", "no hypervisor can have it; right would be one of");
        ApiTest.golden("bad-what-if-together", cannotBe.body());
        assertThat(ask(PATH, "").statusCode()).isEqualTo(400);
        assertThat(site.send("POST", PATH).statusCode()).isEqualTo(400);
    }

    @Test
    void ofWhatIsNotKnownNothingIsSaid() {
        var answer = ask(PATH, C1 + ", {\"entity\": \"compute_service/x\", \"problem\": \"compute_service.down\"}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(ask(PATH, C1).statusCode()).as("the engine is silent").isEqualTo(503);
    }

    @Test
    void whoMayOnlyLookMayAskAndNobodyMayHaveABrowserOfAnotherAsk() {
        try (var looking = RunningSite.withoutControls(Clouds.NAME)) {
            looking.show(Clouds.troubled());
            looking.engineOf(Clouds.troubled());
            var body = "{\"supposed\": [" + C1 + "]}";
            assertThat(looking.sendBody("POST", PATH, body).statusCode()).isEqualTo(200);
            assertThat(looking.sendBody("POST", PATH, body, "Origin", "https://elsewhere.example")
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
