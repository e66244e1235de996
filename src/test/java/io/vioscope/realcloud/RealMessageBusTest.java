package io.vioscope.realcloud;

import static io.vioscope.realcloud.Told.added;
import static io.vioscope.realcloud.Told.cleared;
import static io.vioscope.realcloud.Told.deleted;
import static io.vioscope.realcloud.Told.raised;
import static io.vioscope.realcloud.WatchedCloud.CLOUD_NOTICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * A server of its own that listens to the cloud's RabbitMQ, and polls so seldom that what it tells soon it has been told. The
 * services are made to tell for as long as these tests last.
 */
@Tag("realcloud")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class RealMessageBusTest {
    private static final String NAME = Leftovers.NAME + "-told";
    private static final String BUS = "message_bus/message_bus";
    private static final Duration SELDOM = Duration.ofMinutes(5);
    private static final Polling POLLING =
            new Polling(SELDOM, Map.of("amqp", WatchedCloud.POLL), Duration.ofMinutes(10), 1200);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final int TURNS = 5;

    private RealCloud cloud;
    private RealBroker broker;
    private Telling telling;
    private Set<String> queuesBefore;
    private WatchedCloud watched;

    @BeforeAll
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void listen() throws Exception {
        cloud = RealCloud.given();
        cloud.fault("clear");
        new Leftovers(cloud.api()).clear();
        broker = new RealBroker(cloud);
        broker.makeAccount();
        telling = Telling.on(cloud);
        queuesBefore = broker.queuesOfOthers();
        watched = new WatchedCloud(cloud, cloud.config(POLLING).withMessageBus(broker.access()));
        watched.isRead(1);
        FactFeed.until(SOON, "it listens", () -> busIs("listening"));
    }

    @AfterAll
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void leave() throws Exception {
        try {
            watched.close();
            new Leftovers(cloud.api()).clear();
        } finally {
            telling.off();
            broker.removeAccount();
        }
        for (var queue : broker.queuesOfOthers()) {
            if (queue.startsWith("notifications.")) {
                broker.control("delete_queue", queue);
            }
        }
    }

    private boolean busIs(String state) throws Exception {
        return watched.feed
                .entity(BUS)
                .path("attributes")
                .path("amqp.state")
                .asText()
                .equals(state);
    }

    @Test
    @Order(1)
    void hasOneSmallQueueThatIsItsOwn() throws Exception {
        var ours = broker.queuesOfOurs();
        assertThat(ours).hasSize(1);
        var queue = ours.get(0);
        assertThat(queue.path("exclusive").asBoolean()).isTrue();
        assertThat(queue.path("durable").asBoolean()).isFalse();
        assertThat(queue.path("auto_delete").asBoolean()).isTrue();
        assertThat(queue.path("consumers").asInt()).isEqualTo(1);
        assertThat(queue.path("arguments").toString())
                .contains("x-max-length")
                .contains("x-max-length-bytes")
                .contains("x-message-ttl");
        assertThat(broker.queuesOfOthers()).containsAll(queuesBefore);
    }

    @Test
    @Order(2)
    void showsAServerAsSoonAsItBoots() throws Exception {
        var id = cloud.fault("create", NAME);
        nova(id, "ACTIVE");
        FactFeed.until(SOON, "the server is known", () -> watched.feed.knows("server/" + id));
        FactFeed.until(SOON, "it is shown to run", () -> shownIs("server/" + id, "ACTIVE"));
    }

    /** Prints how long after Nova had told it on the bus its page shows it, and how long Nova took before. */
    @Test
    @Order(3)
    void showsAServerThatStopsAndStartsLongBeforeThePoll() throws Exception {
        var id = cloud.serverId(NAME);
        var turns = new ArrayList<Turn>();
        try (var bus = new Overheard(broker.access())) {
            for (var turn = 0; turn < TURNS; turn++) {
                turns.add(turn(bus, id, "os-stop", "SHUTOFF", "stopped"));
                turns.add(turn(bus, id, "os-start", "ACTIVE", "active"));
            }
        }
        print("from Nova's word to the page", turns.stream().map(Turn::ours).toList());
        print("on the bus", turns.stream().map(turn -> turn.notice.onTheWay()).toList());
        print("Nova itself, before that", turns.stream().map(Turn::novas).toList());
        FactFeed.until(
                SOON,
                "reasons were heard",
                () -> watched.feed.source("amqp").path("notes").toString().contains(" for nova"));
    }

    /**
     * One change of a server.
     *
     * @param asked  when Nova was asked for it
     * @param notice what Nova told of it first that has the new state
     * @param told   the time of the fact
     * @param shown  when its page showed it
     */
    private record Turn(Instant asked, Overheard.Notice notice, Instant told, Instant shown) {
        Duration novas() {
            return Duration.between(asked, notice.written());
        }

        Duration ours() {
            return Duration.between(notice.written(), shown);
        }
    }

    private Turn turn(Overheard bus, String id, String action, String word, String state) throws Exception {
        FactFeed.until(SOON, "nothing more is told", () -> bus.isQuiet(QUIET));
        var entity = "server/" + id;
        var after = watched.feed.seq();
        var asked = Instant.now();
        var body = new HashMap<String, Object>(Collections.singletonMap(action, null));
        cloud.api().post("compute", "/servers/" + id + "/action", body);
        FactFeed.soon(SOON, entity + " is shown " + word, () -> shownIs(entity, word));
        assertThat(watched.feed.page("/entities/" + entity + "?fragment=live")).contains(word);
        var shown = Instant.now();
        var notice = FactFeed.until(
                SOON, "Nova has told it", () -> bus.first(id, state, asked).orElse(null));
        var fact = Told.statusIn(entity, word);
        var told = FactFeed.until(
                SOON,
                fact.toString(),
                () -> watched.feed.after(after).stream()
                        .filter(fact.is())
                        .findFirst()
                        .map(each -> Instant.parse(each.path("at").asText()))
                        .orElse(null));
        var turn = new Turn(asked, notice, told, shown);
        System.out.printf(
                "%s: Nova takes %d ms until it tells it (%s); from then on the bus %d ms, fact after %d ms, page after %d ms;"
                        + " %d notifications in all%n",
                action,
                turn.novas().toMillis(),
                notice.type(),
                notice.onTheWay().toMillis(),
                Duration.between(notice.written(), told).toMillis(),
                turn.ours().toMillis(),
                bus.count(id, asked));
        return turn;
    }

    private static void print(String what, List<Duration> took) {
        var sorted = took.stream().sorted().toList();
        System.out.println(what + ": median " + sorted.get(sorted.size() / 2).toMillis() + " ms, at most "
                + sorted.get(sorted.size() - 1).toMillis() + " ms");
    }

    @Test
    @Order(4)
    void tellsWhatNeutronMakesAndDeletes() throws Exception {
        var story = new Story(watched.feed, SOON);
        var id = cloud.api()
                .create("network", "/networks", "network", Map.of("name", NAME))
                .path("id")
                .asText();
        story.tells(added("network/" + id));
        cloud.api().delete("network", "/networks/" + id);
        story.tells(deleted("network/" + id));
    }

    @Test
    @Order(5)
    void saysThatItMayNotListenAndListensWhenItMay() throws Exception {
        var story = new Story(watched.feed, SOON);
        broker.throwOut();
        story.tells(raised("message_bus.unheard", BUS, "warning"));
        assertThat(busIs("no permission")).isTrue();
        assertThat(broker.queuesOfOurs()).isEmpty();
        broker.permit(RealBroker.OURS, RealBroker.OURS, RealBroker.READ);
        watched.feed.pollNow("amqp");
        story.tells(cleared("message_bus.unheard", BUS));
        showsAServerThatStopsAndStartsLongBeforeThePoll();
    }

    @Test
    @Order(6)
    void saysThatTheBrokerIsAwayAndListensWhenItIsBack() throws Exception {
        var story = new Story(watched.feed, SOON);
        broker.control("stop_app");
        try {
            story.tells(raised("message_bus.unreachable", BUS, "major"));
        } finally {
            broker.control("start_app");
        }
        story.tells(cleared("message_bus.unreachable", BUS));
        FactFeed.until(
                CLOUD_NOTICES,
                "the services are back",
                () -> cloud.computeState("compute01").equals("up"));
        showsAServerThatStopsAndStartsLongBeforeThePoll();
    }

    private void nova(String id, String status) throws Exception {
        FactFeed.until(
                CLOUD_NOTICES,
                "Nova says " + status,
                () -> cloud.serverStatus(id).equals(status));
    }

    private boolean shownIs(String entity, String word) throws Exception {
        return watched.feed.knows(entity)
                && watched.feed.entity(entity).at("/lastKnown/status").asText().equals(word);
    }
}
