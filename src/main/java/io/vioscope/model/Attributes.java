package io.vioscope.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What else a source says of an entity: names and texts, sorted by name, immutable. One flat array instead of a map,
 * since a hundred thousand servers have ten of them each.
 */
public final class Attributes {
    private static final Attributes NONE = new Attributes(new String[0]);

    private final String[] pairs;

    private Attributes(String[] pairs) {
        this.pairs = pairs;
    }

    /** No attributes at all. */
    public static Attributes none() {
        return NONE;
    }

    /** The attributes of that map; a copy. */
    public static Attributes of(Map<String, String> map) {
        if (map.isEmpty()) {
            return NONE;
        }
        var pairs = new String[map.size() * 2];
        var i = 0;
        for (var entry : new TreeMap<>(map).entrySet()) {
            pairs[i++] = entry.getKey();
            pairs[i++] = entry.getValue();
        }
        return new Attributes(pairs);
    }

    /**
     * The attributes of pairs of name and value, each name once; those without a value are left out. A source makes
     * hundreds of thousands of these: no map is made for it.
     */
    public static Attributes ofPairs(@Nullable String... pairs) {
        var sorted = new String[pairs.length];
        var end = 0;
        for (var i = 0; i < pairs.length; i += 2) {
            if (pairs[i] != null && pairs[i + 1] != null) {
                insert(sorted, end, pairs[i], pairs[i + 1]);
                end += 2;
            }
        }
        return end == 0 ? NONE : new Attributes(Arrays.copyOf(sorted, end));
    }

    private static void insert(String[] sorted, int end, String name, String value) {
        var at = end;
        while (at > 0 && sorted[at - 2].compareTo(name) > 0) {
            sorted[at] = sorted[at - 2];
            sorted[at + 1] = sorted[at - 1];
            at -= 2;
        }
        sorted[at] = name;
        sorted[at + 1] = value;
    }

    /** The value of that name, or null where the source gave none. */
    public @Nullable String get(String name) {
        for (var i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    /** What stands between the name of a further source and that of an attribute, as in {@code placement.vcpu_total}. */
    public static final char OF_SOURCE = '.';

    /** Stands in place of a source's name before what no source told but was inferred. No source is called so. */
    public static final String INFERRED = "inferred";

    /**
     * Those that another source than the entity's own has told, by its name before a dot; with {@code source}, those of
     * that source only.
     */
    public Attributes told(@Nullable SourceId source) {
        var start = source == null ? null : source.name() + OF_SOURCE;
        var map = new TreeMap<String, String>();
        forEach((name, value) -> {
            if (start == null ? name.indexOf(OF_SOURCE) > 0 : name.startsWith(start)) {
                map.put(name, value);
            }
        });
        return of(map);
    }

    /** These and those; of a name in both, that of {@code more}. */
    public Attributes plus(Attributes more) {
        if (more.pairs.length == 0) {
            return this;
        }
        var map = new TreeMap<>(toMap());
        more.forEach(map::put);
        return of(map);
    }

    /** Calls back with each name and value, sorted by name. */
    public void forEach(BiConsumer<String, String> each) {
        for (var i = 0; i < pairs.length; i += 2) {
            each.accept(pairs[i], pairs[i + 1]);
        }
    }

    /** Calls back with each name that begins so, sorted. */
    public void forEachOf(String prefix, Consumer<String> each) {
        for (var i = 0; i < pairs.length; i += 2) {
            if (pairs[i].startsWith(prefix)) {
                each.accept(pairs[i]);
            }
        }
    }

    /** A sorted copy. */
    public SortedMap<String, String> toMap() {
        var map = new TreeMap<String, String>();
        forEach(map::put);
        return map;
    }

    /** What differs in {@code after}: by name, the old and new value, null where there is none. */
    public SortedMap<String, Change> changesTo(Attributes after) {
        var changes = new TreeMap<String, Change>();
        if (equals(after)) {
            return changes;
        }
        forEach((name, value) -> {
            var now = after.get(name);
            if (!Objects.equals(value, now)) {
                changes.put(name, new Change(value, now));
            }
        });
        after.forEach((name, value) -> {
            if (get(name) == null) {
                changes.put(name, new Change(null, value));
            }
        });
        return changes;
    }

    /** These attributes with those changes made: each name gets the change's new value, or goes where that is null. */
    public Attributes with(Map<String, Change> changes) {
        var map = toMap();
        changes.forEach((name, change) -> {
            if (change.to() == null) {
                map.remove(name);
            } else {
                map.put(name, change.to());
            }
        });
        return of(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attributes that && Arrays.equals(pairs, that.pairs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
