package io.vioscope.proof;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The states in which things can be said to be though they are not: those the APIs have words for. */
final class BadStates {
    private static final Map<Kind, List<UnaryOperator<Entity>>> STATES = new EnumMap<>(Map.ofEntries(
            Map.entry(Kind.SERVICE, List.of(word("down"))),
            Map.entry(Kind.COMPUTE_SERVICE, List.of(word("down"))),
            Map.entry(Kind.VOLUME_SERVICE, List.of(word("down"))),
            Map.entry(Kind.AGENT, List.of(word("down"))),
            Map.entry(Kind.HYPERVISOR, List.of(word("down"))),
            Map.entry(
                    Kind.SERVER,
                    List.of(
                            failed("Unexpected error while running command."),
                            failed("No valid host was found. "),
                            failed("Timed out waiting for a reply to message ID 5e1f"),
                            BadStates::fell)),
            Map.entry(Kind.VOLUME, List.of(word("error"), word("error_deleting"))),
            Map.entry(Kind.SNAPSHOT, List.of(word("error"))),
            Map.entry(Kind.IMAGE, List.of(word("killed"))),
            Map.entry(Kind.NETWORK, List.of(word("ERROR"))),
            Map.entry(Kind.PORT, List.of(word("DOWN"), word("ERROR"))),
            Map.entry(Kind.ROUTER, List.of(word("ERROR"))),
            Map.entry(Kind.FLOATING_IP, List.of(word("DOWN"), word("ERROR"))),
            Map.entry(Kind.ESXI_HOST, List.of(word("not responding"))),
            Map.entry(Kind.DATASTORE, List.of(word("not accessible"))),
            Map.entry(Kind.EDGE_CLUSTER, List.of(word("down"))),
            Map.entry(Kind.LOAD_BALANCER, List.of(with("operating_status", "OFFLINE")))));

    private BadStates() {}

    /** Whether things of that kind can be said to be bad. */
    static boolean has(Kind kind) {
        return STATES.containsKey(kind);
    }

    /** The entity in a bad state. */
    static Entity of(Entity entity, Chance chance) {
        var states = STATES.getOrDefault(entity.kind(), List.of());
        return states.isEmpty()
                ? entity
                : states.get(chance.pick(entity.key(), "which", states.size())).apply(entity);
    }

    private static UnaryOperator<Entity> word(String word) {
        return entity ->
                entity.withStatus(new Status(word, Health.DOWN, entity.status().admin()));
    }

    private static UnaryOperator<Entity> failed(String fault) {
        return entity -> with("fault", fault).apply(word("ERROR").apply(entity));
    }

    private static Entity fell(Entity entity) {
        var off = with("power_state", "SHUTDOWN").apply(word("SHUTOFF").apply(entity));
        return with("nova.stopped_by", "nobody").apply(off);
    }

    private static UnaryOperator<Entity> with(String name, String value) {
        return entity -> entity.withAttributes(entity.attributes().plus(Attributes.of(Map.of(name, value))));
    }
}
