package io.vioscope.simulator.physics;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.cloud.ControlPlane;
import io.vioscope.simulator.cloud.Heartbeat.Stamping;
import io.vioscope.simulator.cloud.ServiceRow;
import io.vioscope.simulator.plant.Plant.Change;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is heard of. A nova-compute's heartbeat goes by the message bus to a nova-conductor, which writes it down and stamps
 * it; an agent's goes by the bus to neutron-server; all others write to the database themselves. Whoever starts while what it
 * drives is away keeps silent until that is back.
 */
final class Heartbeats {
    /** More than service_down_time, as clocks are wrong by when NTP has failed. */
    private static final Duration CLOCK_ERROR = Duration.ofMinutes(4);

    private final ControlPlane controlPlane;
    private final Layout layout;
    private final Senses senses;
    private final Set<String> silent = new HashSet<>();
    private final Set<EntityKey> startedBlind = new HashSet<>();

    Heartbeats(ControlPlane controlPlane, Layout layout, Senses senses) {
        this.controlPlane = controlPlane;
        this.layout = layout;
        this.senses = senses;
    }

    void follow(Change change) {
        if (change.trouble() == Trouble.DOWN && !change.began()) {
            started(change.part());
        }
        startedBlind.removeIf(this::seesItsVCenter);
        var rows = layout.rows();
        rows.forEach(this::reconsider);
        if (change.trouble() == Trouble.CLOCK_OFF) {
            rows.forEach(row -> controlPlane.stamp(row.name(), stamping(row)));
        }
    }

    private void started(EntityKey part) {
        layout.rows().stream()
                .filter(ServiceRow::isCompute)
                .filter(row -> row.key().equals(part) || Layout.node(row.node()).equals(part))
                .map(ServiceRow::key)
                .filter(key -> !seesItsVCenter(key))
                .forEach(startedBlind::add);
    }

    private boolean seesItsVCenter(EntityKey compute) {
        return layout.clusters().stream()
                .filter(cluster -> Layout.compute(cluster).equals(compute))
                .allMatch(senses::isVCenterThere);
    }

    private void reconsider(ServiceRow row) {
        var beats = beats(row);
        if (!beats && silent.add(row.name())) {
            controlPlane.silence(row.name());
        } else if (beats && silent.remove(row.name())) {
            controlPlane.unsilence(row.name());
        }
    }

    private boolean beats(ServiceRow row) {
        return senses.isAlive(row)
                && senses.isDatabaseThere()
                && !senses.has(row.key(), Trouble.NOT_INITIALIZED, Trouble.LOSSY)
                && (!row.isCompute() || reachesConductor(row))
                && (row.kind() != Kind.AGENT || (senses.isHeard(row) && isNeutronThere()));
    }

    private boolean isNeutronThere() {
        return !senses.has(Layout.api("network"), Trouble.DOWN);
    }

    private boolean reachesConductor(ServiceRow compute) {
        return senses.isHeard(compute) && senses.isAnyAlive("nova-conductor") && !startedBlind.contains(compute.key());
    }

    /** A controller's own services are stamped by its clock; a nova-compute's by that of whichever conductor takes it. */
    private Stamping stamping(ServiceRow row) {
        if (row.kind() == Kind.AGENT) {
            return Stamping.RIGHT;
        }
        var nodes = row.isCompute() ? layout.controllers() : List.of(row.node());
        var wrong = nodes.stream().filter(this::isClockOff).count();
        return wrong == 0 ? Stamping.RIGHT : new Stamping(CLOCK_ERROR, (int) (nodes.size() / wrong));
    }

    private boolean isClockOff(String node) {
        return senses.has(Layout.node(node), Trouble.CLOCK_OFF);
    }
}
