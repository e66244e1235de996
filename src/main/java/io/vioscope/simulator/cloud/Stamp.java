package io.vioscope.simulator.cloud;

import java.time.Instant;

/**
 * Neutron's standard attributes of every row.
 *
 * @param revision grows with every change
 */
public record Stamp(Instant created, Instant updated, int revision) {

    Stamp touched(Instant at) {
        return new Stamp(created, at, revision + 1);
    }
}
