package io.vioscope.rca;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.rca.causal.Path;
import io.vioscope.rca.causal.Step;
import io.vioscope.rca.graph.Topology;
import io.vioscope.rca.graph.Walker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What would be left of groups of services if something failed. */
final class Redundancy {
    private static final List<Kind> MEMBERS = List.of(Kind.SERVICE, Kind.VOLUME_SERVICE, Kind.AGENT);

    private final Topology topology;
    private final Walker walker;

    Redundancy(Topology topology) {
        this.topology = topology;
        this.walker = new Walker(topology);
    }

    /** The groups with members that are one of the failing entities or run on it. */
    List<WhatIf.Group> without(Collection<Integer> causes) {
        var groups = new TreeMap<EntityKey, WhatIf.Group>();
        var failing = new HashSet<Integer>();
        causes.forEach(cause -> failing.addAll(failing(cause)));
        for (var member : failing) {
            walker.causes(group(topology.key(member).kind()), 0, member)
                    .forEach(group -> groups.computeIfAbsent(topology.key(group), key -> left(key, group, failing)));
        }
        return List.copyOf(groups.values());
    }

    private List<Integer> failing(int entity) {
        var members = new ArrayList<Integer>();
        var kind = topology.key(entity).kind();
        if (MEMBERS.contains(kind)) {
            members.add(entity);
        }
        for (var member : MEMBERS) {
            var hosted =
                    new Path(member, List.of(new Step(Optional.of(RelationType.HOSTED_ON), true, Kind.CONTROLLER)));
            if (kind == Kind.CONTROLLER) {
                walker.origins(hosted, entity).forEach(members::add);
            }
        }
        return members;
    }

    private static Path group(Kind member) {
        return new Path(member, List.of(new Step(Optional.of(RelationType.PART_OF), true, Kind.SERVICE_GROUP)));
    }

    private WhatIf.Group left(EntityKey key, int group, Set<Integer> failing) {
        var all = new ArrayList<Integer>();
        MEMBERS.forEach(kind -> walker.origins(group(kind), group).forEach(all::add));
        var working = all.stream().filter(this::works).toList();
        var left = working.stream().filter(member -> !failing.contains(member)).count();
        return new WhatIf.Group(key, all.size(), working.size(), Math.toIntExact(left));
    }

    private boolean works(int member) {
        var entity = topology.entity(member);
        return entity != null && entity.status().health() == Health.OK;
    }
}
