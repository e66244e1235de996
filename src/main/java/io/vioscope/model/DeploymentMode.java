package io.vioscope.model;

import java.util.Locale;

/** How the control plane of a VMware Integrated OpenStack cloud is laid out. */
public enum DeploymentMode {
    /** Two or more controllers; database and message bus on three nodes. */
    HA(2),
    /** One controller, and a node of its own for each compute driver. */
    COMPACT(1),
    /** One node for everything. */
    TINY(1),
    /** VIO 6 and 7: services are pods, of which each has at least two. */
    KUBERNETES(2),
    /** Cannot be told. */
    UNKNOWN(1);

    private final int copies;

    DeploymentMode(int copies) {
        this.copies = copies;
    }

    /** How many of each control-plane service there have to be for one to be dispensable. */
    public int copies() {
        return copies;
    }

    /** The word in the configuration, JSON and pages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
