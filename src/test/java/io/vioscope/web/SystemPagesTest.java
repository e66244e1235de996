package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Recording;
import io.vioscope.bus.Stepped;
import io.vioscope.config.Setting;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Input;
import io.vioscope.engine.Worlds;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.web.live.LiveBridge;
import io.vioscope.web.system.Licences;
import io.vioscope.web.system.Licences.Part;
import io.vioscope.web.system.Machine;
import io.vioscope.web.system.Self;
import io.vioscope.web.system.Storage;
import io.vioscope.web.system.Storage.Stored;
import io.vioscope.web.system.Storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /system} and its JSON. */
class SystemPagesTest {
    /** A server that always says the same of itself. */
    static final Self SELF = new Self(
            List.of(new Setting("http.port", "8080"), new Setting("clouds.vio.auth.password", Setting.SECRET)),
            () -> Future.succeededFuture(
                    new Stored("18.1", List.of(new Table("fact", 2_400_000), new Table("entity", 96_000)))),
            () -> new Machine(
                    "17.0.15, Eclipse Adoptium",
                    2,
                    212_000_000,
                    1_073_741_824,
                    Optional.of(new Machine.Pauses(41, Duration.ofMillis(388), Duration.ofMillis(12)))),
            () -> Optional.of(new Licences(
                    new Part("io.vioscope:vioscope", "1.2.3", List.of()),
                    List.of(
                            new Part("ch.qos.logback:logback-core", "1.6.6", List.of("EPL-1.0", "LGPL-2.1-only")),
                            new Part("org.example:silent", "2", List.of())))));

    private final RunningSite site = RunningSite.troubled();
    // Kept, since Vert.x closes a client that was garbage collected.
    private final WebSocketClient client = site.vertx.createWebSocketClient();
    private final HttpClient http = site.vertx.createHttpClient();

    @AfterEach
    void stop() {
        site.close();
    }

    private String page() {
        return Html.text(site.get("/system").body());
    }

    private JsonObject json() {
        return new JsonObject(site.get("/api/v1/system").body());
    }

    @Test
    void saysHowTheServerIs() {
        NotificationPagesTest.tell(site);

        assertThat(page())
                .contains("Vioscope 1.2.3", "Serves since 2026-11-25 03:01:40 UTC")
                .contains("Java 17.0.15, Eclipse Adoptium", "Processors 2", "Heap 212.0 MB of 1.1 GB")
                .contains("41 pauses, 388 ms together, the longest 12 ms")
                .contains("Waiting to be recorded 0 commits", "PostgreSQL 18.1", "All our tables 2.5 MB")
                .contains("fact 2.4 MB", "noc 2", "clouds.vio.auth.password secret, not shown");
    }

    @Test
    void saysUnderWhichLicencesItIsAndOfWhichPartsThatIsNotKnown() {
        assertThat(page())
                .contains("Licences Vioscope itself: no licence is stated.")
                .contains("2 parts are shipped with it", "of 1 no licence is known")
                .contains("ch.qos.logback:logback-core 1.6.6 EPL-1.0 or LGPL-2.1-only")
                .contains("org.example:silent 2 not known");
        var json = new JsonObject(site.get("/api/v1/system/licences").body());
        assertThat(json.getJsonObject("product").containsKey("licences")).isFalse();
        assertThat(json.getJsonArray("items")).hasSize(2);
        assertThat(site.get("/api/v1/system/licences", "Accept", "text/csv").body())
                .contains("name,version,licences", "org.example:silent,2,");
    }

    @Test
    void whatTheBuildHasNotWrittenDownIsNotKnown() {
        try (var own = RunningSite.as(new Self(List.of(), Storage.NONE, SELF.machine(), Optional::empty))) {
            assertThat(Html.text(own.get("/system").body())).contains("Licences They are not known: the build");
            var json = own.get("/api/v1/system/licences");
            assertThat(json.statusCode()).isEqualTo(404);
            assertThat(json.body()).contains("licences-not-known");
        }
    }

    @Test
    void saysHowLongTheEngineTakesAndHowMuchChanges() {
        var at = Worlds.START.plusSeconds(90);
        IntStream.rangeClosed(1, 100).forEach(i -> step(at, i));
        site.show(Recording.UP_TO_DATE);

        assertThat(page())
                .contains("with a report: 50 ms median, 99 ms p99, 100 ms longest of 100")
                .contains("by the clock or an order: unknown")
                .contains("200 in the last minute, 200 in the last ten");
        var cloud = json().getJsonArray("clouds").getJsonObject(0);
        assertThat(cloud.getJsonObject("reportSteps").getDouble("p99")).isEqualTo(0.099);
        assertThat(cloud.getInteger("factsLastMinute")).isEqualTo(200);
        assertThat(cloud.containsKey("otherSteps")).isFalse();
    }

    private void step(Instant at, long millis) {
        var step = new Stepped(
                Clouds.NAME, new Input.Reported(Worlds.complete().at(Worlds.START)), at, 2, Duration.ofMillis(millis));
        Bus.of(site.vertx).publish(Bus.STEPS, step);
    }

    @Test
    void countsFactsByTheHourAndByWhatTheyAreAbout() {
        var server = new EntityKey(Kind.SERVER, "s01");
        var facts = List.<Fact>of(
                new Fact.EntityMissing(server),
                new Fact.EntityReappeared(server),
                new Fact.KindDiscovered(Kind.PORT, 3));
        Bus.of(site.vertx).publish(Bus.COMMITS, new Commit(Clouds.NAME, 1, Worlds.START.plusSeconds(101), facts));
        site.show(Recording.UP_TO_DATE);
        var page = site.get("/system").body();

        assertThat(Html.row(page, "changes-" + Worlds.START.getEpochSecond()))
                .isEqualTo("2026-11-25 03:00:00 UTC 04:00 3 0 0 0 0 0 since the start");
        assertThat(Html.row(page, "changes-" + Worlds.START.minusSeconds(3600).getEpochSecond()))
                .isEqualTo("2026-11-25 02:00:00 UTC 03:00 not counted");
        assertThat(page)
                .contains(
                        "03:00 to 04:00 UTC: 3, counted since the start of the server",
                        "02:00 to 03:00 UTC: not counted");
    }

    @Test
    void saysWhatWaitsForTheDatabaseAndSinceWhen() {
        site.show(new Recording(3, Worlds.START.plusSeconds(70), "connection refused"));

        assertThat(page())
                .contains("Waiting to be recorded 3 commits since 2026-11-25 03:01:10 UTC", "connection refused");
        assertThat(json().getJsonObject("recording"))
                .isEqualTo(new JsonObject()
                        .put("waiting", 3)
                        .put("since", "2026-11-25T03:01:10Z")
                        .put("why", "connection refused"));
    }

    @Test
    void whatIsNotKnownIsNeverZero() {
        try (var early = new RunningSite(Clouds.NAME)) {
            var page = Html.text(early.get("/system").body());
            assertThat(page)
                    .contains("Waiting to be recorded unknown", "with a report: unknown")
                    .contains("vio unknown unknown unknown unknown unknown")
                    .contains("noc nobody answers for it; it may be starting unknown");
            var json = new JsonObject(early.get("/api/v1/system").body());
            assertThat(json.containsKey("recording")).isFalse();
            assertThat(json.getJsonArray("receivers").getJsonObject(0).containsKey("waiting"))
                    .isFalse();
            assertThat(json.getJsonArray("clouds").getJsonObject(0).fieldNames())
                    .containsExactly("cloud");
        }
    }

    @Test
    void whereTheDatabaseIsAwayItsSizeIsNotKnown() {
        try (var away = RunningSite.as(new Self(List.of(), Storage.NONE, SELF.machine(), Optional::empty))) {
            assertThat(Html.text(away.get("/system").body())).contains("PostgreSQL unknown", "All our tables unknown");
            assertThat(new JsonObject(away.get("/api/v1/system").body()).containsKey("database"))
                    .isFalse();
        }
    }

    @Test
    void countsWhoLooksAndWhoListens() throws Exception {
        assertThat(json().getInteger("browsers")).isEqualTo(0);
        var socket = RunningSite.await(client.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(site.port)
                .setURI(LiveBridge.PATH)
                .addHeader("Origin", site.url(""))));
        var stream = RunningSite.await(http.request(HttpMethod.GET, site.port, "127.0.0.1", "/api/v1/stream?after=0")
                .compose(HttpClientRequest::send));

        until(() -> json().getInteger("browsers") == 1 && json().getInteger("listeners") == 1);
        assertThat(page()).contains("Browsers connected 1", "Listeners 1");

        RunningSite.await(socket.close());
        stream.request().reset();

        until(() -> json().getInteger("browsers") == 0 && json().getInteger("listeners") == 0);
    }

    private static void until(BooleanSupplier holds) {
        var end = Instant.now().plusSeconds(30);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    @Test
    void itIsKnownAsOfNowAlone() {
        assertThat(site.get("/system?at=2026-11-25T03:00:30Z").statusCode()).isEqualTo(404);
        assertThat(site.get("/api/v1/system?at=2026-11-25T03:00:30Z").statusCode())
                .isEqualTo(400);
    }
}
