package io.vioscope.realcloud;

import static io.vioscope.realcloud.Told.probed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.app.Server;
import io.vioscope.app.Setup;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole server watching the real cloud of {@code -Drealcloud=PATH}: started once for all tests, which get it as a
 * parameter, and stopped after the last.
 */
final class WatchedCloud implements AutoCloseable {
    static final Duration POLL = Duration.ofSeconds(10);

    /** How soon what the cloud shows is to be told; the seconds are for a machine that does both. */
    static final Duration TWO_POLLS = POLL.multipliedBy(2).plusSeconds(5);

    /** How soon OpenStack itself is to do or notice what was done to it. */
    static final Duration CLOUD_NOTICES = Duration.ofMinutes(3);

    /** One that may have begun before, and two without it. */
    private static final int POLLS_TO_FORGET = 3;

    static final List<String> SOURCES = List.of("nova", "keystone", "cinder", "neutron", "placement", "endpoints");

    final RealCloud cloud;
    final FactFeed feed;
    private final Path data;
    private final Vertx vertx = Vertx.vertx();
    private final Server server;

    /** A server of its own, which watches a cloud so. */
    WatchedCloud(RealCloud cloud, CloudConfig config) throws Exception {
        this.cloud = cloud;
        data = Files.createTempDirectory("realcloud");
        var whole = new ServerConfig(
                new HttpConfig("127.0.0.1", 0),
                new DatabaseConfig.Embedded(data.resolve("pg")),
                List.of(config),
                List.of());
        server = await(Server.start(vertx, whole, Setup.openStack(vertx)));
        feed = new FactFeed(server.httpPort());
    }

    /** A story that begins once all is well and as it was left, and what sources add to others' entities is known too. */
    Story story() throws Exception {
        isRead(2);
        var story = new Story(feed, TWO_POLLS);
        story.mayTell(probed());
        return story;
    }

    /** Waits until all sources are fresh and have reported so often. */
    void isRead(int times) throws Exception {
        FactFeed.until(CLOUD_NOTICES, "all sources fresh", () -> {
            for (var source : SOURCES) {
                if (!isFresh(source) || reportsOf(source) < times) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Removes what tests left, and waits until all that comes of it is told. */
    void clear() throws Exception {
        if (new Leftovers(cloud.api()).clear()) {
            for (var source : SOURCES) {
                var reports = reportsOf(source) + POLLS_TO_FORGET;
                FactFeed.until(CLOUD_NOTICES, "polls of " + source, () -> reportsOf(source) >= reports);
            }
        }
    }

    long reportsOf(String source) throws Exception {
        return feed.source(source).path("reports").asLong();
    }

    boolean isFresh(String source) throws Exception {
        return feed.source(source).path("status").asText().equals("fresh");
    }

    /** Waits until an entity, written {@code kind/id}, is shown with that status word and health. */
    void shows(String entity, String word, String health) throws Exception {
        FactFeed.until(
                TWO_POLLS,
                () -> "shown is not " + word + ", " + health + " but " + feed.entity(entity),
                () -> feed.entity(entity).path("health").asText().equals(health)
                        && feed.entity(entity)
                                .path("lastKnown")
                                .path("status")
                                .asText()
                                .equals(word));
    }

    /** Waits until an entity that may not even be known yet is shown to be ok, with that status word. */
    void settles(String entity, String word) throws Exception {
        FactFeed.until(TWO_POLLS, entity + " is known", () -> feed.knows(entity));
        shows(entity, word, "ok");
    }

    /** Waits until an entity is shown to be tied to that one, and to no other. */
    void showsTie(String entity, String type, String to) throws Exception {
        FactFeed.until(
                TWO_POLLS,
                () -> "shown is not " + type + " " + to + " but " + feed.ties(entity, type),
                () -> feed.ties(entity, type).equals(List.of(to)));
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (Exception inTheWay) {
            throw new IllegalStateException(inTheWay);
        }
    }

    private void stop() throws Exception {
        await(server.stop());
        await(vertx.close());
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    /** Gives it to tests. */
    static final class Given implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == WatchedCloud.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(WatchedCloud.class))
                    .computeIfAbsent(Shared.class, type -> Shared.start(), Shared.class)
                    .watched;
        }
    }

    /** The one for all tests, of a cloud that is whole, without what tests left, and whose tokens last a minute only. */
    private record Shared(WatchedCloud watched) implements AutoCloseable {
        static Shared start() {
            try {
                var cloud = RealCloud.given();
                cloud.fault("token-seconds", "0");
                cloud.fault("clear");
                new Leftovers(cloud.api()).clear();
                cloud.fault("token-seconds", "60");
                return new Shared(new WatchedCloud(cloud, cloud.config(POLL)));
            } catch (Exception inTheWay) {
                throw new IllegalStateException(inTheWay);
            }
        }

        @Override
        public void close() {
            watched.close();
            try {
                watched.cloud.fault("token-seconds", "0");
            } catch (Exception inTheWay) {
                throw new IllegalStateException(inTheWay);
            }
        }
    }
}
