package io.vioscope.rca;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who suffers from problems, that there are or that are only supposed.
 *
 * @param sufferers all of them, by flow and kind, without the causes; those of a kind in no order of their ids, which costs much
 *                  where they are a hundred thousand
 * @param groups    of the groups of services that lose members, what is left
 */
public record WhatIf(Map<Flow, SortedMap<Kind, Set<EntityKey>>> sufferers, List<Group> groups) {
    /** What nobody suffers from. */
    static final WhatIf NOBODY = new WhatIf(Map.of(), List.of());

    public WhatIf {
        sufferers = Map.copyOf(sufferers);
        groups = List.copyOf(groups);
    }

    /** Whoever suffers from one of several causes and is none of them, and what is left of these groups. */
    static WhatIf of(List<Map<Flow, SortedMap<Kind, Set<EntityKey>>>> each, Set<EntityKey> causes, List<Group> left) {
        var all = new EnumMap<Flow, SortedMap<Kind, Set<EntityKey>>>(Flow.class);
        each.forEach(one -> one.forEach((flow, kinds) -> kinds.forEach((kind, keys) -> {
            var others = new LinkedHashSet<>(keys);
            causes.forEach(others::remove);
            if (!others.isEmpty()) {
                all.computeIfAbsent(flow, f -> new TreeMap<>())
                        .computeIfAbsent(kind, k -> new LinkedHashSet<>())
                        .addAll(others);
            }
        })));
        return new WhatIf(all, left);
    }

    /**
     * A group of services that can stand in for each other.
     *
     * @param key     the group
     * @param members how many there are
     * @param working how many of them work now
     * @param left    how many would still work
     */
    public record Group(EntityKey key, int members, int working, int left) {
        /** How it would be, in Smarts' words: {@code AllComponentsDown}, {@code AtRisk} with one left, or less. */
        public String word() {
            return left == 0
                    ? "AllComponentsDown"
                    : left == working ? "Normal" : left == 1 ? "AtRisk" : "ReducedRedundancy";
        }
    }
}
