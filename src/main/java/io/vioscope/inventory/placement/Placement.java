package io.vioscope.inventory.placement;

import io.vioscope.inventory.placement.Answer.Certainty;
import io.vioscope.model.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a server was, as far as is recorded. Facts tell changes, not looks: a time in which Vioscope itself did not run
 * is no gap here, and a stay that ends without a migration may have ended at any time after the poll before.
 *
 * @param name  its last known name; empty if none is recorded
 * @param stays in order
 * @param gaps  in order, those within its known life only
 * @param asOf  when it was last seen by these facts; null if there is none
 */
public record Placement(
        String name,
        List<Stay> stays,
        List<Gap> gaps,
        @Nullable Instant asOf) {
    /** Who alone tells where servers run. */
    public static final SourceId TELLER = new SourceId("nova");

    public Placement {
        stays = List.copyOf(stays);
        gaps = List.copyOf(gaps);
    }

    /** What these facts of one server and of its {@link #TELLER} tell, given in order. */
    public static Placement of(List<Dated> facts) {
        var fold = new Fold(facts);
        facts.forEach(fold::take);
        return fold.done();
    }

    /**
     * Where it was at that time.
     *
     * @param seen when it was last seen, if it was since this server started
     */
    public Answer at(Instant at, Optional<Instant> seen) {
        if (stays.isEmpty()) {
            return new Answer(Certainty.NOTHING_RECORDED, null, null, null);
        }
        var index = 0;
        while (index + 1 < stays.size() && !at.isBefore(stays.get(index + 1).start())) {
            index++;
        }
        var stay = stays.get(index);
        var next = index + 1 < stays.size() ? stays.get(index + 1) : null;
        if (at.isBefore(stay.start())) {
            return new Answer(Certainty.BEFORE_FIRST_SIGHT, null, stay, null);
        }
        return stay.holds(at) ? during(stay, next, at, seen) : after(stay, next);
    }

    private static Answer after(Stay stay, @Nullable Stay next) {
        return new Answer(stay.gone() != null ? Certainty.GONE : Certainty.MOVING, stay, next, null);
    }

    private Answer during(Stay stay, @Nullable Stay next, Instant at, Optional<Instant> seen) {
        if (stay.from() == null) {
            return new Answer(Certainty.BEFORE_RECORD, stay, next, null);
        }
        var gap = gaps.stream().filter(g -> g.covers(at)).findFirst().orElse(null);
        if (gap != null) {
            return new Answer(Certainty.NOT_WATCHED, stay, leftUnseen(stay, gap) ? next : null, gap);
        }
        var lastSeen = seen.isPresent() ? seen.get() : asOf;
        var isOver = stay.until() == null && lastSeen != null && at.isAfter(lastSeen);
        return new Answer(isOver ? Certainty.NOT_SEEN_SINCE : Certainty.RECORDED, stay, null, null);
    }

    private static boolean leftUnseen(Stay stay, Gap gap) {
        var until = stay.until();
        return until != null && (gap.until() == null || !until.leaving().isAfter(gap.until()));
    }
}
