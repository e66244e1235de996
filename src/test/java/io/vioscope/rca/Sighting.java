package io.vioscope.rca;

import io.vioscope.engine.Snapshot;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.graph.Topology;
import io.vioscope.rca.solve.Ledger;
import io.vioscope.rca.solve.Solver;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a snapshot shows to whoever looks for causes: symptoms and candidates, all counted.
 *
 * @param snapshot what is believed
 * @param topology the same as a graph
 * @param ledger   what is wrong, and what could be the cause
 */
public record Sighting(Snapshot snapshot, Topology topology, Ledger ledger) {
    /** One thing that is seen to be wrong. */
    public record Sign(EntityKey entity, String symptom) implements Comparable<Sign> {
        @Override
        public int compareTo(Sign other) {
            var byEntity = entity.compareTo(other.entity);
            return byEntity != 0 ? byEntity : symptom.compareTo(other.symptom);
        }

        @Override
        public String toString() {
            return symptom + " " + entity;
        }
    }

    /** Looks. */
    public static Sighting of(CausalModel model, Snapshot snapshot) {
        var topology = new Topology(0);
        var ledger = new Ledger(model, topology);
        ledger.setBlind(blind(snapshot));
        var readings = readings(snapshot);
        snapshot.state().inventory().all().forEach(e -> ledger.change(e.key(), e, readings.of(e)));
        new Solver(ledger, topology).solve();
        return new Sighting(snapshot, topology, ledger);
    }

    /** All that is seen to be wrong. */
    public Set<Sign> signs() {
        var signs = new TreeSet<Sign>();
        ledger.active()
                .forEach(s ->
                        signs.add(new Sign(topology.key(s.entity()), s.type().name())));
        return signs;
    }

    private static Readings readings(Snapshot snapshot) {
        var failures = new HashMap<SourceId, ReadFailure.Cause>();
        snapshot.state().sources().forEach((source, state) -> {
            if (state.why() != null) {
                failures.put(source, state.why().cause());
            }
        });
        return new Readings(failures);
    }

    private static Set<Kind> blind(Snapshot snapshot) {
        var blind = EnumSet.noneOf(Kind.class);
        for (var kind : snapshot.state().inventory().kinds()) {
            if (!snapshot.sees(kind)) {
                blind.add(kind);
            }
        }
        return blind;
    }
}
