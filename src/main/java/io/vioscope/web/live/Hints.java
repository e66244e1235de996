package io.vioscope.web.live;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vioscope.bus.Address;
import io.vioscope.bus.Bus;
import io.vioscope.web.view.World;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells browsers that something changed, at most four times a second; what changed they fetch themselves. For one event
 * loop.
 */
public final class Hints {
    /** The only address that reaches browsers: {@code {"topic": "entities", "seq": 12}}. */
    public static final Address<JsonObject> LIVE = new Address<>("live", JsonObject.class);

    private static final Duration REST = Duration.ofMillis(250);

    /** What may have changed. */
    public enum Topic {
        OVERVIEW("overview"),
        ENTITIES("entities"),
        SOURCES("sources"),
        RECORDING("recording"),
        NOTIFICATIONS("notifications");

        private final String word;

        Topic(String word) {
            this.word = word;
        }

        /** The word in the hint. */
        public String word() {
            return word;
        }
    }

    private final Vertx vertx;
    private final Bus bus;
    private final Supplier<World> world;
    private final Set<Topic> waiting = new LinkedHashSet<>();
    private boolean resting;

    /** Hints about that world, told on that bus. */
    public Hints(Vertx vertx, Bus bus, Supplier<World> world) {
        this.vertx = vertx;
        this.bus = bus;
        this.world = world;
    }

    /** Something of these topics changed: told at once, or together with what follows within a quarter second. */
    public void changed(Topic... topics) {
        waiting.addAll(Set.of(topics));
        if (!resting) {
            tell();
        }
    }

    private void tell() {
        resting = !waiting.isEmpty();
        waiting.forEach(topic -> bus.publish(
                LIVE,
                new JsonObject()
                        .put("topic", topic.word())
                        .put("seq", world.get().version())));
        waiting.clear();
        if (resting) {
            vertx.setTimer(REST.toMillis(), id -> tell());
        }
    }
}
