package io.vioscope.source.openstack.keystone;

import java.util.List;

/** The services of a catalog that are asked, by the types that clouds have called them by. */
public enum ServiceType {
    IDENTITY("identity", "identityv3"),
    COMPUTE("compute", "computev21", "compute_legacy"),
    /** Clouds register Cinder's v3 under its old type; the official one, {@code block-storage}, is rare. */
    BLOCK_STORAGE("volumev3", "block-storage", "block-store"),
    NETWORK("network"),
    IMAGE("image"),
    LOAD_BALANCER("load-balancer"),
    PLACEMENT("placement");

    private final List<String> words;

    ServiceType(String... words) {
        this.words = List.of(words);
    }

    /** The type that is looked for first. */
    public String word() {
        return words.get(0);
    }

    /** All types, best first. */
    List<String> words() {
        return words;
    }
}
