package io.vioscope.web.topology;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Seen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an entity depends on, and what depends on it, step by step. For a worker thread. */
public final class Neighbourhood {
    private final CloudView cloud;

    /** Of a cloud. */
    public Neighbourhood(CloudView cloud) {
        this.cloud = cloud;
    }

    /** Against or along dependence. */
    public enum Way {
        /** What something depends on. */
        UP,
        /** What depends on it. */
        DOWN
    }

    /**
     * What is reached.
     *
     * @param way   over which way
     * @param steps over how many ties, at least 1
     * @param via   from where over the last of them
     * @param type  of that
     * @param forward whether {@code via} holds it
     * @param to    what is reached
     */
    public record Neighbour(Way way, int steps, EntityKey via, RelationType type, boolean forward, Seen to) {}

    /**
     * What was found.
     *
     * @param neighbours the nearest first, each once in each way
     * @param isMore     whether there are more than were wanted
     */
    public record Found(List<Neighbour> neighbours, boolean isMore) {}

    /** What is reached by so many steps each way, at most so many. */
    public Found around(EntityKey centre, int up, int down, int most) {
        var ways = List.of(new Walk(Way.UP, up, centre), new Walk(Way.DOWN, down, centre));
        var found = new ArrayList<Neighbour>();
        while (found.size() <= most && ways.stream().anyMatch(Walk::goesOn)) {
            ways.stream().filter(Walk::goesOn).forEach(way -> found.addAll(way.step(most + 1)));
        }
        return new Found(List.copyOf(found.subList(0, Math.min(most, found.size()))), found.size() > most);
    }

    /** One way from the centre. */
    private final class Walk {
        private final Way way;
        private final int wanted;
        private final Set<EntityKey> seen;
        private List<EntityKey> edge;
        private int steps;

        Walk(Way way, int wanted, EntityKey centre) {
            this.way = way;
            this.wanted = wanted;
            this.seen = new HashSet<>(Set.of(centre));
            this.edge = List.of(centre);
        }

        boolean goesOn() {
            return steps < wanted && !edge.isEmpty();
        }

        List<Neighbour> step(int most) {
            steps++;
            var next = edge.stream()
                    .flatMap(from -> from(from, way, steps))
                    .filter(neighbour -> seen.add(neighbour.to().entity().key()))
                    .limit(most)
                    .toList();
            edge = next.stream().map(n -> n.to().entity().key()).toList();
            return next;
        }
    }

    private Stream<Neighbour> from(EntityKey from, Way way, int steps) {
        var holds = way == Way.UP ? Dependence.HOLDER : Dependence.END;
        var isHeld = way == Way.UP ? Dependence.END : Dependence.HOLDER;
        Function<Relation, Stream<Neighbour>> forward =
                tie -> cloud.get(tie.to()).stream().map(to -> new Neighbour(way, steps, from, tie.type(), true, to));
        return Stream.concat(
                cloud.get(from).stream()
                        .flatMap(seen -> seen.entity().relations().stream())
                        .filter(tie -> Dependence.of(tie) == holds)
                        .flatMap(forward),
                cloud.tiedTo(from).stream()
                        .filter(tied -> Dependence.of(new Relation(tied.type(), from)) == isHeld)
                        .map(tied -> new Neighbour(way, steps, from, tied.type(), false, tied.row())));
    }
}
