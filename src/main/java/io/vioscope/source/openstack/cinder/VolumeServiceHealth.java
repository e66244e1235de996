package io.vioscope.source.openstack.cinder;

import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.ServiceStates;

/**
 * What the list of services says of one of Cinder's. {@code state} is its heartbeat, {@code status} whether somebody
 * disabled it, and a {@code frozen} service was taken out of work by somebody too: after a failover its volumes may be
 * used, but not changed. An up cinder-volume says nothing of its vCenter: VMware's driver looks at that only when it
 * starts.
 */
final class VolumeServiceHealth {
    private VolumeServiceHealth() {}

    /** The status of a service. Empty texts stand for what Cinder did not say. */
    static Status of(String state, String status, String frozen) {
        var told = ServiceStates.of(state, status);
        return frozen.equals("true") ? Status.disabled(told.word(), told.health()) : told;
    }
}
