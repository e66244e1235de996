package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.contract.Presentation;
import io.vioscope.web.view.Reply;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An answer as it is wanted: some fields, as CSV; and what is said beside it. */
class PresentationTest {
    private static final RunningSite SITE = RunningSite.troubled();
    private static final ObjectMapper JSON = new ObjectMapper();

    @AfterAll
    static void close() {
        SITE.close();
    }

    @Test
    void onlyTheFieldsThatAreAskedForAreThere() throws IOException {
        var list = JSON.readTree(SITE.get("/api/v1/entities?q=kind%3Aserver&limit=2&fields=id,health")
                .body());
        assertThat(list.path("items").get(0).fieldNames()).toIterable().containsExactlyInAnyOrder("id", "health");
        assertThat(list.has("freshness")).isTrue();
        var one = JSON.readTree(
                SITE.get("/api/v1/entities/server/s01?fields=name").body());
        assertThat(one.toString()).isEqualTo("{\"name\":\"web-s01\"}");

        var wrong = SITE.get("/api/v1/entities/server/s01?fields=name,colour");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("right would be some of cloud,kind,id,name");
    }

    @Test
    void aListIsCsvForWhoPrefersThat() {
        var csv = SITE.get(
                "/api/v1/entities?q=kind%3Aserver&limit=1&fields=kind,id,health", "Accept", "text/csv, */*;q=0.1");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(csv.body()).startsWith("kind,id,health\r\nserver,");
        assertThat(csv.headers().firstValue("X-Freshness").orElse("")).contains("vio/keystone=stale");
        assertThat(csv.headers().firstValue("X-Next")).isPresent();
        assertThat(csv.headers().firstValue("Vary").orElse("")).contains("Accept");

        var json = SITE.get("/api/v1/entities?limit=1", "Accept", "application/json, text/csv;q=0.5");
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void noNameBecomesAFormula() {
        var names = List.of("=1+1", "+1", "-1", "@x", "\tx", "plain", "a,b", "say \"x\"");
        var items = JSON.createArrayNode();
        names.forEach(name -> items.addObject().put("name", name).put("seq", -5));
        var reply = Reply.of(
                200,
                "application/json",
                JSON.createObjectNode().set("items", items).toString());

        var csv = new Presentation(List.of("name", "seq"), true, List.of("name", "seq")).of(reply);

        assertThat(csv.body().toString())
                .isEqualTo("name,seq\r\n'=1+1,-5\r\n'+1,-5\r\n'-1,-5\r\n'@x,-5\r\n'\tx,-5\r\nplain,-5\r\n\"a,b\",-5\r\n"
                        + "\"say \"\"x\"\"\",-5\r\n");
    }

    @Test
    void anAnswerSaysUpToWhichFactItIs() {
        var answer = SITE.get("/api/v1/alarms");
        assertThat(answer.headers().firstValue("X-Commit-Seq")).contains("55");
        assertThat(answer.body()).contains("\"seq\":55");
    }

    @Test
    void whatIsOnItsWayOutIsReadSo() {
        var contract = Contract.of("""
                openapi: 3.1.0
                paths:
                  /api/v1/old:
                    get: {operationId: old, deprecated: true, x-deprecated-since: '2026-01-02', x-sunset: '2027-01-02', responses: {}}
                """);
        var ageing = contract.operation("old").ageing();
        assertThat(ageing).isNotNull();
        assertThat(String.valueOf(ageing)).contains("2026-01-02").contains("2027-01-02");
        assertThat(Contract.ours().operation("listAlarms").ageing()).isNull();
    }

    @Test
    void theContractIsServed() throws IOException {
        assertThat(SITE.get("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
        assertThat(JSON.readTree(SITE.get("/openapi.json").body())
                        .at("/paths/~1api~1v1~1alarms/get/operationId")
                        .asText())
                .isEqualTo("listAlarms");
        assertThat(Html.text(SITE.get("/docs").body()))
                .contains("GET /api/v1/entities")
                .contains("a whole number from 1 to 1000")
                .doesNotContain("`");
    }
}
