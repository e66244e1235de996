package io.vioscope.model;

/** The name of a source within its cloud: {@code nova}, {@code keystone}. */
public record SourceId(String name) implements Comparable<SourceId> {
    @Override
    public int compareTo(SourceId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
