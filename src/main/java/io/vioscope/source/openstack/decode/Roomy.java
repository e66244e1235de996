package io.vioscope.source.openstack.decode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tables for a list that turned out to be longer than a page, which may be a hundred or two. They are filled on an event
 * loop, and one that grows moves all it has at once, which takes the longer the more it has.
 */
final class Roomy {
    /** Of table, so that 390,000 fit in: 2 MB, while the list is read. */
    private static final int CAPACITY = 1 << 19;

    private Roomy() {}

    static <K, V> Map<K, V> map(Map<K, V> first) {
        var map = new HashMap<K, V>(CAPACITY);
        map.putAll(first);
        return map;
    }

    static <K, V> Map<K, V> linkedMap(Map<K, V> first) {
        var map = new LinkedHashMap<K, V>(CAPACITY);
        map.putAll(first);
        return map;
    }

    static <E> Set<E> set(Set<E> first) {
        var set = new HashSet<E>(CAPACITY);
        set.addAll(first);
        return set;
    }
}
