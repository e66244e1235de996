package io.vioscope.source.openstack.cinder;

import io.vioscope.model.Health;
import io.vioscope.model.Status;

/**
 * What the scheduler says of a pool. Few drivers tell {@code backend_state}, VMware's not: then a pool is only listed,
 * which means that its volume service is up and has told of it since the scheduler started. Whether the storage works
 * that does not say: the health is unknown.
 */
final class PoolHealth {
    private static final String LISTED = "listed";

    private PoolHealth() {}

    /** The status of a pool; empty where the driver tells no state. */
    static Status of(String backendState) {
        return switch (backendState) {
            case "" -> Status.enabled(LISTED, Health.UNKNOWN);
            case "up" -> Status.enabled(backendState, Health.OK);
            case "down" -> Status.enabled(backendState, Health.DOWN);
            default -> Status.enabled(backendState, Health.UNKNOWN);
        };
    }
}
