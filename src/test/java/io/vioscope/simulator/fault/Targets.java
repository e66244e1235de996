package io.vioscope.simulator.fault;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.physics.Layout;
import java.util.List;
import java.util.stream.Stream;

/** What a fault is to strike, so that what the test then starts is struck by it too. Nothing: chance may choose. */
final class Targets {
    private Targets() {}

    static List<EntityKey> of(FaultType type, Trial trial) {
        var cluster = trial.cluster;
        var layout = trial.physics.layout();
        return switch (type.sort()) {
            case CLUSTER -> List.of(Layout.cluster(cluster));
            case COMPUTE_SERVICE -> List.of(Layout.compute(cluster));
            case COMPUTE_NODE -> List.of(layout.computeNode(cluster));
            case ESXI_HOST -> List.of(Layout.host(cluster, 0));
            case DATASTORE -> List.of(Layout.datastore(cluster, 0));
            case CONTROL_SERVICE ->
                List.of(
                        layout.rows("nova-conductor").get(0).key(),
                        layout.rows("cinder-scheduler").get(0).key());
            case API -> List.of(Layout.api("compute"));
            case CONNECTION ->
                Stream.of(Sort.ROUTER, Sort.NETWORK, Sort.PORT)
                        .map(sort -> sort.of(trial.physics).get(0))
                        .toList();
            case PROJECT -> List.of(largest(trial));
            default -> List.of();
        };
    }

    private static EntityKey largest(Trial trial) {
        var project = trial.physics.cloud().estate().projects().get(0);
        return new EntityKey(Kind.PROJECT, project.id());
    }
}
