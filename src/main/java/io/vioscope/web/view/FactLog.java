package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.inventory.placement.Placement;
import io.vioscope.model.EntityKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The recorded facts, as the face needs them. A future fails when the database is away. */
public interface FactLog {
    /**
     * Facts in the order in which they happened.
     *
     * @param cloud whose
     * @param after the number of the fact before the first one wanted; 0 for the oldest there is
     * @param limit 1 to 1000
     */
    Future<List<FactRow>> facts(String cloud, long after, int limit);

    /**
     * The newest facts, newest first.
     *
     * @param cloud whose; null for every cloud's
     * @param about the one entity they must be about; null for any
     * @param limit 1 to 1000
     */
    Future<List<FactRow>> latest(@Nullable String cloud, @Nullable EntityKey about, int limit);

    /**
     * The newest facts up to a moment of the past, newest first.
     *
     * @param upTo  by cloud, the number of the last fact that may be among them
     * @param about the one entity they must be about; null for any
     * @param limit 1 to 1000
     */
    Future<List<FactRow>> latestUpTo(Map<String, Long> upTo, @Nullable EntityKey about, int limit);

    /**
     * The newest facts about one entity, newest first.
     *
     * @param types the words of the types they may be of; none for any
     * @param upTo  the number of the last fact that may be among them
     * @param limit 1 to 1001
     */
    Future<List<FactRow>> about(String cloud, EntityKey entity, Set<String> types, long upTo, int limit);

    /**
     * The recorded steps in the life of a problem, oldest first.
     *
     * @param after the number of the fact before the first one wanted; 0 for its opening
     * @param upTo  the number of the last fact that may be among them
     * @param limit 1 to 1001
     */
    Future<List<ProblemStep>> steps(String cloud, long number, long after, long upTo, int limit);

    /** As {@link #problem(String, long)}, up to that fact. */
    Future<List<Dated>> problem(String cloud, long number, long upTo);

    /** What was believed at moments of the past. */
    Archive archive();

    /** What is recorded of stretches of time. */
    Chronicle chronicle();

    /**
     * What was believed of a problem, from its opening on, in order; without facts if none of that number is recorded.
     *
     * @param cloud  whose
     * @param number of the problem
     */
    Future<List<Dated>> problem(String cloud, long number);

    /** Where a server was, in one cloud; without stays if nothing is recorded of it. */
    Future<Placement> placement(String cloud, EntityKey server);

    /**
     * How many facts were learnt from each moment to the next, in all of those clouds together.
     *
     * @param upTo  by cloud, the number of the last fact that counts
     * @param edges in order; one more than there are numbers in the answer
     */
    Future<List<Long>> factsBetween(Map<String, Long> upTo, List<Instant> edges);

    /**
     * The problems that were opened from one moment to another, in no order.
     *
     * @param upTo by cloud, the number of the last fact that counts
     */
    Future<List<Opened>> opened(Map<String, Long> upTo, Instant from, Instant to);

    /**
     * What tells how an entity was, in order: its facts of status and existence, and those of the source that tells them; of
     * very many the oldest are left out.
     *
     * @param upTo the number of the last fact that counts
     */
    Future<List<Dated>> life(String cloud, EntityKey entity, String teller, long upTo);
}
