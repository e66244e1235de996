package io.vioscope.web.topology;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One mark of the map: an entity, or several of a kind that stand together.
 *
 * @param id      the same for the same thing in every drawing, unique in a map, without white space
 * @param kind    of all that it stands for
 * @param one     the entity, if it stands for one alone
 * @param project whose all of them are, if they stand together by that
 * @param counts  how many of each mark, worst first, none of them 0
 * @param hurt    how many suffer from the problem that is marked, by the gravest way of each
 * @param cause   whether it is the cause of that problem
 * @param above   the ids of the marks that carry it, or some of it
 */
public record Node(
        String id,
        Kind kind,
        Optional<Seen> one,
        Optional<EntityKey> project,
        Map<Mark, Integer> counts,
        Map<Flow, Integer> hurt,
        boolean cause,
        List<String> above) {

    /** How many entities it stands for. */
    public int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The worst mark among them: what is unknown is never hidden behind what works. */
    public Mark mark() {
        return counts.keySet().stream().min(Mark::compareTo).orElse(Mark.UNKNOWN);
    }

    /** Whether the problem that is marked concerns it, as cause or sufferer. */
    public boolean concerned() {
        return cause || !hurt.isEmpty();
    }
}
