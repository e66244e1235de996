package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vioscope.web.contract.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is on its way out says so with each answer, also where it refuses. */
class AgeingTest {
    private static final String OPERATION = """
            openapi: 3.1.0
            paths:
              /api/v1/%s:
                get: {operationId: %s, responses: {}%s}
            """;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        RunningSite.await(vertx.close());
    }

    private static Contract contract(String more) {
        return Contract.of(OPERATION.formatted("old", "old", more));
    }

    private HttpClientResponse answer(Contract contract, String uri) {
        var router = Router.router(vertx);
        new Contracted(contract, true, Sending::send).mount(router);
        router.route().handler(ctx -> ctx.response().end("{}"));
        return RunningSite.await(vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .compose(server -> vertx.createHttpClient()
                        .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", uri)
                        .compose(HttpClientRequest::send)));
    }

    @Test
    void sinceWhenItIsDeprecatedAndUntilWhenItIsThereStandsInTheAnswer() {
        var old = contract(", deprecated: true, x-deprecated-since: '2026-01-02', x-sunset: '2027-01-02'");
        for (var uri : new String[] {"/api/v1/old", "/api/v1/old?colour=red"}) {
            var answer = answer(old, uri);
            assertThat(answer.getHeader("Deprecation")).as(uri).isEqualTo("@1767312000");
            assertThat(answer.getHeader("Sunset")).as(uri).isEqualTo("Sat, 02 Jan 2027 00:00:00 GMT");
        }
        assertThat(answer(old, "/api/v1/old?colour=red").statusCode()).isEqualTo(400);
    }

    @Test
    void whatHasNoEndYetDoesNotNameOne() {
        var answer = answer(contract(", deprecated: true, x-deprecated-since: '2026-01-02'"), "/api/v1/old");
        assertThat(answer.getHeader("Deprecation")).isEqualTo("@1767312000");
        assertThat(answer.getHeader("Sunset")).isNull();
    }

    @Test
    void whatIsNotOnItsWayOutSaysNothing() {
        var answer = answer(contract(""), "/api/v1/old");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Deprecation")).isNull();
        assertThat(answer.getHeader("Sunset")).isNull();
    }

    @Test
    void aContractThatDoesNotSayWhenIsNone() {
        assertThatThrownBy(() -> contract(", deprecated: true")).hasMessageContaining("right would be 2026-11-25");
        assertThatThrownBy(
                        () -> contract(", deprecated: true, x-deprecated-since: '2026-01-02', x-sunset: '2025-01-02'"))
                .hasMessageContaining("before it is deprecated");
    }
}
