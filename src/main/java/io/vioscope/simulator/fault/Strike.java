package io.vioscope.simulator.fault;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.physics.Physics;
import java.util.Collection;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;

/** One fault that strikes one target. */
public final class Strike {
    private final Physics physics;
    private final EntityKey target;
    private final SplittableRandom chance;
    private final TreeSet<EntityKey> victims = new TreeSet<>();

    Strike(Physics physics, EntityKey target, SplittableRandom chance) {
        this.physics = physics;
        this.target = target;
        this.chance = chance;
    }

    /** What it happens on. */
    public Physics physics() {
        return physics;
    }

    /** The cloud on it. */
    public SimulatedCloud cloud() {
        return physics.cloud();
    }

    /** What is struck. */
    public EntityKey target() {
        return target;
    }

    /** The target's id, where that is a UUID. */
    public UUID id() {
        return UUID.fromString(target.id());
    }

    /** Repeatable chance. */
    public SplittableRandom chance() {
        return chance;
    }

    /** Says who suffers, for the truth: what users feel, beyond the target itself. */
    public void hurts(Collection<EntityKey> more) {
        victims.addAll(more);
    }

    /** Who suffers. */
    public Collection<EntityKey> victims() {
        return victims;
    }
}
