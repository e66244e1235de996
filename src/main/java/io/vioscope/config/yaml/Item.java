package io.vioscope.config.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as it is written, with its origin. */
public sealed interface Item {
    /** Where it is written. */
    Origin origin();

    /** What YAML calls it, for messages. */
    String sort();

    /** What YAML 1.1 takes a scalar for. */
    enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /** A single value, with the characters it is written in. */
    record Scalar(Origin origin, String written, Type type) implements Item {
        @Override
        public String sort() {
            return "a single value";
        }

        /** Without the value, which may be a secret. */
        @Override
        public String toString() {
            return "Scalar[" + type + " at " + origin + "]";
        }
    }

    /** Keys with values, in the order written. */
    record Mapping(Origin origin, Map<String, Item> entries) implements Item {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String sort() {
            return "a mapping";
        }

        /** This with the other's values over it, mappings merged at every depth. */
        public Mapping under(Mapping other) {
            var merged = new LinkedHashMap<>(entries);
            other.entries().forEach((key, item) -> merged.merge(key, item, Mapping::merged));
            return new Mapping(origin, merged);
        }

        private static Item merged(Item lower, Item upper) {
            return lower instanceof Mapping l && upper instanceof Mapping u ? l.under(u) : upper;
        }
    }

    /** Values one after the other. */
    record Sequence(Origin origin, List<Item> items) implements Item {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String sort() {
            return "a list";
        }
    }
}
