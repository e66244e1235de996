package io.vioscope.inventory.inferred;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The cloud itself, and what every OpenStack has though no API shows it: a message bus and a database. */
final class Platform {
    private static final String STATE = Inference.BUS_SOURCE.name() + Attributes.OF_SOURCE + "state";
    private static final Status NOT_OBSERVED = Status.enabled("not observed", Health.UNKNOWN);

    private Platform() {}

    static List<Entity> of(String cloud, ModeGuess mode, Inventory inventory) {
        var hasServices = Stream.of(Kind.SERVICE, Kind.COMPUTE_SERVICE, Kind.VOLUME_SERVICE)
                .anyMatch(kind -> !inventory.of(kind).isEmpty());
        return hasServices
                ? List.of(
                        cloud(cloud, mode),
                        one(Kind.MESSAGE_BUS, "message bus of " + cloud, busStatus(inventory)),
                        one(Kind.DATABASE, "database of " + cloud, NOT_OBSERVED))
                : List.of();
    }

    private static Entity cloud(String name, ModeGuess mode) {
        return new Entity(
                new EntityKey(Kind.CLOUD, name),
                name,
                NOT_OBSERVED,
                Attributes.of(Map.of(
                        "deployment_mode", mode.mode().word(),
                        "deployment_mode_confidence", mode.confidence() + "",
                        "deployment_mode_because", mode.because())),
                List.of());
    }

    private static Entity one(Kind kind, String name, Status status) {
        return new Entity(new EntityKey(kind, kind.word()), name, status, Attributes.none(), List.of());
    }

    /**
     * What the source {@code amqp} says of it, where there is one. That our account or our trust is refused says nothing of
     * the services, which have others.
     */
    private static Status busStatus(Inventory inventory) {
        return inventory
                .get(new EntityKey(Kind.MESSAGE_BUS, Kind.MESSAGE_BUS.word()))
                .map(known -> known.attributes().get(STATE))
                .map(state -> Status.enabled(state, health(state)))
                .orElse(NOT_OBSERVED);
    }

    private static Health health(String state) {
        return switch (state) {
            case "listening" -> Health.OK;
            case "refused", "host unknown", "timed out", "cut off", "failing" -> Health.DOWN;
            default -> Health.UNKNOWN;
        };
    }
}
