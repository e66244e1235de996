package io.vioscope.source.openstack.placement;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;

/**
 * A resource provider that is no part of another: with Nova's computes, a hypervisor.
 *
 * @param uuid       fit to stand in a path
 * @param name       Nova's {@code hypervisor_hostname}
 * @param generation moves with every change of its inventories, traits and allocations, so also with every server
 */
record Provider(String uuid, String name, long generation) {
    /** The hypervisor it would be. */
    EntityKey key() {
        return new EntityKey(Kind.HYPERVISOR, name);
    }
}
