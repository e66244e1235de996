package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.EntityKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is recorded of a stretch of time, of one cloud at a time. A future fails when the database is away. */
public interface Chronicle {
    /**
     * A place in the news, which are in the order of their times and, of one time, of clouds and numbers.
     *
     * @param at    when it was learnt
     * @param cloud whose
     * @param seq   its number
     */
    record Place(Instant at, String cloud, long seq) {}

    /**
     * How often an alarm went on.
     *
     * @param entity    what it was about
     * @param condition the word of its condition
     * @param times     how often, at least 1
     */
    record Raised(EntityKey entity, String condition, long times) {}

    /** When the oldest fact that is kept was learnt; empty where none is. */
    Future<Optional<Instant>> since(String cloud);

    /**
     * The problems that were open in that stretch of time, the newest first: of each its facts from its opening to the end of
     * the stretch, in order. Left out are revisions that changed neither phase nor severity, but for the last fact; and of
     * very many facts the oldest.
     *
     * @param limit the most problems
     */
    Future<List<List<Dated>>> lives(String cloud, Span span, int limit);

    /**
     * The newest news, newest first.
     *
     * @param before the place that they must be before; null for the end of the stretch
     */
    Future<List<FactRow>> news(String cloud, Span span, @Nullable Place before, int limit);

    /** The alarms that went on most often, those first. */
    Future<List<Raised>> raised(String cloud, Span span, int limit);

    /** What operators said and did about problems, in order; of very many the newest. */
    Future<List<Dated>> said(String cloud, Span span, int limit);

    /** What the sources were good for: of each the last fact before that stretch of time, and all in it, in order. */
    Future<List<Dated>> sources(String cloud, Span span);
}
