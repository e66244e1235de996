package io.vioscope.agent.table;

import io.vioscope.engine.Naming;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Inventory;

/**
 * One cloud at one moment.
 *
 * @param index    the number the database keeps for it, from 1
 * @param snapshot what is believed and when it was seen
 */
public record CloudMoment(int index, Snapshot snapshot) {
    String name() {
        return snapshot.state().cloud();
    }

    Inventory inventory() {
        return snapshot.state().inventory();
    }

    Naming naming() {
        return new Naming(inventory());
    }
}
