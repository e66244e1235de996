package io.vioscope.source.vio;

import io.vioscope.model.DeploymentMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a management server says of the cloud that it runs.
 *
 * @param status  its word for the whole, in small letters; empty where it has none, or tells of several clouds
 * @param ha      whether it was made with high availability; null where that is not said as such
 * @param mode    how it is laid out; unknown where that does not follow
 * @param because one sentence; empty where the mode is unknown
 */
record Deployment(
        String status,
        @Nullable Boolean ha,
        DeploymentMode mode,
        String because,
        List<Machine> machines,
        List<Service> services) {
    Deployment {
        machines = List.copyOf(machines);
        services = List.copyOf(services);
    }

    /** A machine of the control plane, and what is said of it. */
    record Machine(String name, String status) {
        @Override
        public String toString() {
            return status.isEmpty() ? name : name + " " + status;
        }
    }

    /**
     * A service of the control plane.
     *
     * @param desired how many of it there are to be; at least one
     * @param ready   how many are
     */
    record Service(String name, int desired, int ready) {
        boolean isLost() {
            return ready == 0;
        }

        boolean isShort() {
            return ready > 0 && ready < desired;
        }

        @Override
        public String toString() {
            return name + " (" + ready + " of " + desired + ")";
        }
    }
}
