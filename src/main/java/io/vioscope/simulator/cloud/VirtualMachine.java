package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server at one moment; immutable, so a page of them can be rendered while the cloud goes on. All times are whole
 * seconds, as in Nova's database.
 *
 * @param cluster    where it runs; null before it is scheduled
 * @param updated    when its row last changed
 * @param launched   when it first ran; null if it never did
 * @param terminated when it was deleted; null while it lives
 * @param failure    the last failure; shown only while it is in ERROR or DELETED
 * @param seenPower  the power state that Nova's power sync has seen; null if it is what the state implies
 */
public record VirtualMachine(
        Birth birth,
        Flavor flavor,
        @Nullable Cluster cluster,
        Lifecycle state,
        Instant updated,
        @Nullable Instant launched,
        @Nullable Instant terminated,
        @Nullable Failure failure,
        @Nullable Integer seenPower) {

    VirtualMachine(
            Birth birth,
            Flavor flavor,
            @Nullable Cluster cluster,
            Lifecycle state,
            Instant updated,
            @Nullable Instant launched,
            @Nullable Instant terminated,
            @Nullable Failure failure) {
        this(birth, flavor, cluster, state, updated, launched, terminated, failure, null);
    }

    /** The API's status word. */
    public String status() {
        return state.status();
    }

    /** Nova's power_state: 0 without a host, whatever the state. */
    public int powerState() {
        if (cluster == null) {
            return 0;
        }
        return seenPower == null ? state.powerState() : seenPower;
    }

    /** Whether it exists: everything but DELETED. */
    public boolean lives() {
        return state != Lifecycle.DELETED;
    }

    /** Whether it holds resources of a cluster. */
    public boolean isPlaced() {
        return lives() && cluster != null;
    }

    /** Whether it is on just this cluster. */
    boolean isWith(@Nullable Cluster other) {
        return Objects.equals(cluster, other);
    }

    /** The same under another id. */
    VirtualMachine withId(UUID id) {
        return new VirtualMachine(
                birth.withId(id), flavor, cluster, state, updated, launched, terminated, failure, seenPower);
    }

    VirtualMachine in(Lifecycle next, Instant at) {
        return new VirtualMachine(birth, flavor, cluster, next, at, launched, terminated, failure);
    }

    VirtualMachine on(Cluster next) {
        return new VirtualMachine(birth, flavor, next, state, updated, launched, terminated, failure);
    }

    VirtualMachine sized(Flavor next) {
        return new VirtualMachine(birth, next, cluster, state, updated, launched, terminated, failure);
    }

    VirtualMachine launchedAt(Instant at) {
        return new VirtualMachine(birth, flavor, cluster, Lifecycle.ACTIVE, at, at, terminated, failure);
    }

    VirtualMachine failed(String message, Instant at) {
        var why = new Failure(message, at);
        return new VirtualMachine(birth, flavor, cluster, Lifecycle.ERROR, at, launched, terminated, why);
    }

    /** With the power state that the power sync has just seen, which is no change of its row's time (facts 4.8). */
    VirtualMachine seen(int power) {
        return new VirtualMachine(
                birth,
                flavor,
                cluster,
                state,
                updated,
                launched,
                terminated,
                failure,
                power == state.powerState() ? null : power);
    }

    VirtualMachine deleted(Instant at) {
        return new VirtualMachine(birth, flavor, cluster, Lifecycle.DELETED, at, launched, at, failure);
    }
}
