package io.vioscope.simulator.fault;

import static io.vioscope.simulator.fault.Effect.trouble;
import static io.vioscope.simulator.fault.Effect.troubles;
import static io.vioscope.simulator.fault.FaultType.fault;

import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.plant.Trouble;
import java.util.List;

/** What breaks below the datastores. */
final class StorageFaults {
    static final List<FaultType> ALL = List.of(
            fault("datastore-full", Sort.DATASTORE, "A datastore has no room left", trouble(Trouble.FULL)),
            fault(
                    "datastore-apd",
                    Sort.DATASTORE,
                    "All paths to a datastore are down",
                    trouble(Trouble.ALL_PATHS_DOWN)),
            fault("datastore-pdl", Sort.DATASTORE, "The device of a datastore is lost", trouble(Trouble.DEVICE_LOST)),
            fault(
                    "cluster-datastores-gone",
                    Sort.CLUSTER,
                    "No datastore of a cluster can be used",
                    troubles(strike -> Layout.datastores(VSphereFaults.cluster(strike)), Trouble.MAINTENANCE)));

    private StorageFaults() {}
}
