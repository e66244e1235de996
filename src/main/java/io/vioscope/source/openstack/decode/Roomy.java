package io.vioscope.source.openstack.decode;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A map for a list that turned out to be longer than a page, which may be a hundred or two. It is filled on an event loop,
 * so it is many small maps: one large table moves all it has at once when it grows, and one made large enough at once takes
 * the loop the time in which the machine finds and clears that much memory. In no order. Entries can be changed in place,
 * and cannot be taken out.
 */
final class Roomy<K, V> extends AbstractMap<K, V> {
    private static final int BITS = 8;

    /** Of the golden ratio: spreads what the hashes of the small maps leave alike. */
    private static final int SPREAD = 0x9E3779B9;

    private final List<Map<K, V>> parts =
            Stream.<Map<K, V>>generate(LinkedHashMap::new).limit(1 << BITS).toList();

    /** A roomy map of what came with the first page. */
    Roomy(Map<K, V> first) {
        first.forEach(this::put);
    }

    private Map<K, V> part(@Nullable Object key) {
        return parts.get(key == null ? 0 : (key.hashCode() * SPREAD) >>> (Integer.SIZE - BITS));
    }

    @Override
    public @Nullable V put(K key, V value) {
        return part(key).put(key, value);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return part(key).get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return part(key).containsKey(key);
    }

    @Override
    public int size() {
        return parts.stream().mapToInt(Map::size).sum();
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return parts.stream().flatMap(part -> part.entrySet().stream()).iterator();
            }

            @Override
            public int size() {
                return Roomy.this.size();
            }
        };
    }
}
