package io.vioscope.model;

import java.util.Set;

/** The name of a source within its cloud: {@code nova}, {@code keystone}, {@code cinder}. */
public record SourceId(String name) implements Comparable<SourceId> {
    private static final Set<String> ESSENTIAL = Set.of("keystone", "nova");

    /** Whether every cloud has what it looks at: where the catalog lacks that, the configuration or the cloud is wrong. */
    public boolean isEssential() {
        return ESSENTIAL.contains(name);
    }

    @Override
    public int compareTo(SourceId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
