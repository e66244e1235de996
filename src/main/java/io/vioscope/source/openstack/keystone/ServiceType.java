package io.vioscope.source.openstack.keystone;

import java.util.List;

/** The services of a catalog that are asked, by their official type and the types that clouds have called them by. */
public enum ServiceType {
    IDENTITY("identity", "identityv3"),
    COMPUTE("compute", "computev21", "compute_legacy"),
    NETWORK("network"),
    LOAD_BALANCER("load-balancer");

    private final List<String> words;

    ServiceType(String... words) {
        this.words = List.of(words);
    }

    /** The official type. */
    public String word() {
        return words.get(0);
    }

    /** The official type, then the others, best first. */
    List<String> words() {
        return words;
    }
}
