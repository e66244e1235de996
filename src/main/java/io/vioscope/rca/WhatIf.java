package io.vioscope.rca;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Who suffers from a problem, that there is or that is only supposed.
 *
 * @param sufferers all of them, by flow and kind, without the cause
 * @param groups    of the groups of services that lose members, what is left
 */
public record WhatIf(Map<Flow, SortedMap<Kind, Set<EntityKey>>> sufferers, List<Group> groups) {
    public WhatIf {
        sufferers = Map.copyOf(sufferers);
        groups = List.copyOf(groups);
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
