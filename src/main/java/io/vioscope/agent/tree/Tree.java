package io.vioscope.agent.tree;

import io.vioscope.config.Area;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All that can be read at one moment. Immutable; for any thread. */
public final class Tree {
    private final List<Leaf<?>> leaves;
    private final Map<Set<Area>, View> views = new ConcurrentHashMap<>();

    /** Of those objects. */
    public Tree(List<Leaf<?>> leaves) {
        this.leaves = List.copyOf(leaves);
    }

    /** All its objects. */
    public List<Leaf<?>> leaves() {
        return leaves;
    }

    /** What is shown of it to somebody who may see those parts. */
    public View view(Set<Area> areas) {
        return views.computeIfAbsent(
                areas,
                some -> new View(leaves.stream()
                        .filter(leaf -> some.contains(leaf.area()))
                        .toList()));
    }
}
