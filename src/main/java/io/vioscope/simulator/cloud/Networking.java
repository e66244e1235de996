package io.vioscope.simulator.cloud;

/**
 * What does Neutron's work in the cloud. With NSX there are no agents, ports are ACTIVE from their creation and DHCP is
 * NSX's own; with distributed switches two nodes run DHCP and metadata agents (vmware_nsx at 30eab6bb, April 2019).
 */
public enum Networking {
    /** NSX-T by its management API. */
    NSX_V3,
    /** NSX-T by its policy API. */
    NSX_P,
    /** Distributed switches without NSX. */
    DVS;

    /** Whether agents do part of the work. */
    public boolean hasAgents() {
        return this == DVS;
    }
}
