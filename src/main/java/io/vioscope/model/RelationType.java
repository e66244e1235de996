package io.vioscope.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The verbs that tie entities. */
public enum RelationType {
    /** A server runs on a hypervisor, a volume lies in a pool, a router is carried by an agent, a service by a controller. */
    HOSTED_ON("hosted on", "hosts"),
    /** A hypervisor is driven by a compute service, a pool by a volume service. */
    MANAGED_BY("managed by", "manages"),
    /** A server, volume, network and so on belongs to a project, a project to a domain. */
    OWNED_BY("owned by", "owns"),
    /** A volume or a port is attached to a server, a port to a router, a datastore to the hypervisors that use it. */
    ATTACHED_TO("attached to", "has attached"),
    /** A port is on a network; a router has its gateway there, a floating IP or load balancer its address. */
    CONNECTED_TO("connected to", "connects"),
    /** A router reaches a subnet by an interface. */
    ROUTES("routes", "routed by"),
    /** A subnet is part of a network, a service of its group, its zone and its aggregates, an aggregate of its zone. */
    PART_OF("part of", "consists of"),
    /** A snapshot is of a volume. */
    SNAPSHOT_OF("snapshot of", "has snapshot"),
    /** A server was made from an image, which may be gone since. */
    BOOTED_FROM("booted from", "has booted"),
    /** A hypervisor is registered in a vCenter. */
    REGISTERED_IN("registered in", "has registered"),
    /** A floating IP leads to a port; a probe tries the address of one of either. */
    ASSOCIATED_WITH("associated with", "reached by"),
    /** A floating IP works by a router, a network's DHCP by an agent, an endpoint by a service group. */
    SERVED_BY("served by", "serves"),
    /** A server runs on an ESXi host of the cluster that hosts it. */
    RUNS_ON("runs on", "runs"),
    /** A server has its files on a datastore. */
    STORED_ON("stored on", "stores");

    private final String forward;
    private final String backward;
    private final String word = name().toLowerCase(Locale.ROOT);

    RelationType(String forward, String backward) {
        this.forward = forward;
        this.backward = backward;
    }

    /** The word in JSON and the database, such as {@code hosted_on}. */
    public String word() {
        return word;
    }

    /**
     * Whether no source tells it of its own entities, but one that adds to those of another: what lists of that other do not
     * hold says nothing about it.
     */
    public boolean isAdded() {
        return this == RUNS_ON || this == STORED_ON;
    }

    /** All that {@linkplain #isAdded() are added}. */
    public static Set<RelationType> added() {
        return Arrays.stream(values()).filter(RelationType::isAdded).collect(Collectors.toUnmodifiableSet());
    }

    /** What an operator reads from the entity that has the relation, such as {@code hosted on}. */
    public String forward() {
        return forward;
    }

    /** What an operator reads from the other end, such as {@code hosts}. */
    public String backward() {
        return backward;
    }

    /** The type of that word. Throws {@link IllegalArgumentException} for any other word. */
    public static RelationType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
