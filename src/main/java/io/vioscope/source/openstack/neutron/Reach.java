package io.vioscope.source.openstack.neutron;

import io.vioscope.source.openstack.decode.Listing;

/**
 * Whether an account sees all projects. Neutron refuses nothing to one that does not: it lists what is the account's own
 * or shared, and no agents, which looks like a mass deletion. But it leaves out the fields that only an administrator may
 * see (neutron/conf/policies/port.py and network.py), and so gives itself away.
 */
final class Reach {
    private Reach() {}

    /**
     * Whether the lists are of the whole cloud. One row with an administrator's field says so; rows without any say it
     * is not, whatever the role is called. Where no ports could be read, or there are none, the role decides.
     *
     * @param admin whether the token has the role admin
     */
    static boolean isWhole(Listing networks, Listing ports, Listing agents, boolean admin) {
        if (any(ports, PortDecoder.VIF_TYPE)
                || any(networks, NetworkDecoder.NETWORK_TYPE)
                || !agents.entities().isEmpty()) {
            return true;
        }
        return admin && (ports.incomplete() != null || ports.entities().isEmpty());
    }

    private static boolean any(Listing list, String attribute) {
        return list.entities().values().stream().anyMatch(e -> e.attributes().get(attribute) != null);
    }
}
