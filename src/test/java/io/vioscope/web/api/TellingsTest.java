package io.vioscope.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vioscope.bus.Bus;
import io.vioscope.model.EntityKey;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Latest;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Receipts;
import io.vioscope.web.view.Receivers;
import io.vioscope.web.view.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TellingsTest {
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private boolean away;

    private final Receipts receipts = new Receipts() {
        @Override
        public Future<Told> receivers() {
            var outcomes = new TreeMap<>(Map.of("answered", 7L, "explained", 40L));
            var noc = new Receiver("noc", "[::1]:162", "snmp", "v3 vioscope authPriv", true, 12, 3, outcomes, 2, AT);
            var other = new Receiver("other", "192.0.2.1:162", "snmp", "v2c", false, 0, 0, new TreeMap<>(), 0, null);
            return away
                    ? Future.failedFuture("away")
                    : Future.succeededFuture(new Told("80007ed905", List.of(noc, other)));
        }

        @Override
        public Future<List<Receipt>> page(String receiver, @Nullable Place after, int limit) {
            return Future.succeededFuture(Stream.of(
                            new Receipt("vio", 9, "alarm_raised", 0, AT, "explained", 0, 4L, null, "{}"),
                            new Receipt("vio", 8, "problem_revised", 12, AT, "answered", 3, null, null, "{}"))
                    .filter(r -> after == null || r.seq() < after.seq())
                    .limit(limit)
                    .toList());
        }

        @Override
        public List<Named> configured() {
            return List.of();
        }

        @Override
        public Future<Map<String, List<Receipt>>> about(String cloud, EntityKey key, long number) {
            return Future.succeededFuture(Map.of());
        }

        @Override
        public Future<Optional<Receipt>> one(String receiver, String cloud, long seq) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Optional<Recorded>> fact(String cloud, long seq) {
            return Future.succeededFuture(Optional.empty());
        }
    };

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void saysWhoIsToldHowFarItIsAndWhatWasKeptBack() throws Exception {
        var json = get(Tellings::receivers, Map.of());

        assertThat(json.getString("engineId")).isEqualTo("80007ed905");
        var noc = json.getJsonArray("items").getJsonObject(0);
        assertThat(noc.getString("address")).isEqualTo("[::1]:162");
        assertThat(noc.getLong("number")).isEqualTo(12);
        assertThat(noc.getLong("waiting")).isEqualTo(3);
        assertThat(noc.getLong("repeated")).isEqualTo(2);
        assertThat(noc.getJsonObject("outcomes").getLong("explained")).isEqualTo(40);
        assertThat(json.getJsonArray("items").getJsonObject(1).containsKey("lastAt"))
                .isFalse();
    }

    @Test
    void aReceiptSaysWhyNothingWasSent() throws Exception {
        var items = get(Tellings::receipts, Map.of("receiver", "noc")).getJsonArray("items");

        var explained = items.getJsonObject(0);
        assertThat(explained.getString("outcome")).isEqualTo("explained");
        assertThat(explained.getLong("explainedBy")).isEqualTo(4);
        assertThat(explained.containsKey("number")).isFalse();
        assertThat(items.getJsonObject(1).getInteger("tries")).isEqualTo(3);
        assertThat(get(Tellings::receipts, Map.of("receiver", "noc", "limit", "1"))
                        .getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void receiptsArePagedByACursorThatIsGoodForNothingElse() throws Exception {
        var first = get(Tellings::receipts, Map.of("receiver", "noc", "limit", "1"));
        var rest = get(Tellings::receipts, Map.of("receiver", "noc", "limit", "1", "cursor", first.getString("next")));

        assertThat(rest.getJsonArray("items").getJsonObject(0).getLong("seq")).isEqualTo(8);
        assertThat(rest.containsKey("next")).isFalse();
        assertThat(get(Tellings::receipts, Map.of("receiver", "noc", "cursor", "nonsense"))
                        .getInteger("status"))
                .isEqualTo(400);
    }

    @Test
    void aReceiverMustBeNamedAndBeThere() throws Exception {
        assertThat(get(Tellings::receipts, Map.of()).getInteger("status")).isEqualTo(400);
        var wrong = get(Tellings::receipts, Map.of("receiver", "nobody"));
        assertThat(wrong.getInteger("status")).isEqualTo(400);
        assertThat(wrong.getJsonArray("errors").getJsonObject(0).getString("detail"))
                .contains("noc, other");
    }

    @Test
    void saysSoWhenTheDatabaseIsAway() throws Exception {
        away = true;
        assertThat(get(Tellings::receivers, Map.of()).getInteger("status")).isEqualTo(503);
    }

    private interface Question {
        Future<Reply> of(Tellings tellings, Ask ask);
    }

    private JsonObject get(Question question, Map<String, String> query) throws Exception {
        var ask = new Ask("/", List.of(), query, new Latest(List.of()).world());
        var reply = question.of(new Tellings(receipts, new Receivers(Bus.of(vertx)), new OffLoop(vertx)), ask);
        return reply.map(Reply::body)
                .map(body -> new JsonObject(body.toString()))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }
}
