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
    private static final Status NOT_OBSERVED = Status.enabled("not observed", Health.UNKNOWN);

    private Platform() {}

    static List<Entity> of(String cloud, ModeGuess mode, Inventory inventory) {
        var hasServices = Stream.of(Kind.SERVICE, Kind.COMPUTE_SERVICE, Kind.VOLUME_SERVICE)
                .anyMatch(kind -> !inventory.of(kind).isEmpty());
        return hasServices
                ? List.of(
                        cloud(cloud, mode),
                        unseen(Kind.MESSAGE_BUS, "message bus of " + cloud),
                        unseen(Kind.DATABASE, "database of " + cloud))
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

    private static Entity unseen(Kind kind, String name) {
        return new Entity(new EntityKey(kind, kind.word()), name, NOT_OBSERVED, Attributes.none(), List.of());
    }
}
