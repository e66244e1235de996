package io.vioscope.web.view;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Which projects suffer from one problem.
 *
 * @param shares   by flow, those with the most servers first
 * @param projects all that suffer in any way, themselves or by what they own
 */
public record Suffering(Map<Flow, List<Share>> shares, Set<EntityKey> projects) {
    /** Nobody does. */
    static final Suffering NOBODY = new Suffering(Map.of(), Set.of());

    private static final Comparator<Share> MOST_SERVERS_FIRST = Comparator.comparing(
                    (Share s) -> s.counts().getOrDefault(Kind.SERVER, 0), Comparator.reverseOrder())
            .thenComparing(Share::all, Comparator.reverseOrder())
            .thenComparing(s -> s.project().map(EntityKey::id).orElse(""));

    public Suffering {
        shares = Map.copyOf(shares);
        projects = Set.copyOf(projects);
    }

    /** How many of each kind of a project suffer in one way; project is empty for those of which none is known. */
    public record Share(Optional<EntityKey> project, SortedMap<Kind, Integer> counts) {
        private int all() {
            return counts.values().stream().mapToInt(n -> n).sum();
        }
    }

    /** Counts them, which may take long where very many suffer. */
    static Suffering of(Harm harm) {
        var shares = new EnumMap<Flow, List<Share>>(Flow.class);
        var projects = new HashSet<EntityKey>();
        for (var flow : Flow.values()) {
            var ofFlow = new ArrayList<Share>();
            harm.byProject(flow).forEach((project, counts) -> ofFlow.add(new Share(project, counts)));
            ofFlow.sort(MOST_SERVERS_FIRST);
            ofFlow.forEach(share -> share.project().ifPresent(projects::add));
            projects.addAll(harm.of(flow, Kind.PROJECT));
            shares.put(flow, List.copyOf(ofFlow));
        }
        return new Suffering(shares, projects);
    }

    /** Those of one flow. */
    public List<Share> of(Flow flow) {
        return shares.getOrDefault(flow, List.of());
    }
}
