package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.past.Recall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is recorded of the past, as the face needs it. A future fails when the database is away. */
public interface Archive {
    /**
     * What was believed of a cloud at a moment.
     *
     * @param laters states of the cloud from which to go back, the present one among them
     */
    Future<Recall> at(String cloud, Instant moment, List<CloudState> laters);

    /** When the last news before a moment was learnt, in any of those clouds; by cloud, the number of the last fact by then. */
    Future<Optional<Instant>> newsBefore(Map<String, Long> upTo, Instant moment);

    /** When the first news after those facts was learnt, in any of those clouds; by cloud, their numbers. */
    Future<Optional<Instant>> newsAfter(Map<String, Long> after);

    /** When that fact was learnt; empty if it is not kept. */
    Future<Optional<Instant>> learntAt(String cloud, long seq);

    /** Where nothing is recorded. */
    static Archive none() {
        return new Archive() {
            @Override
            public Future<Recall> at(String cloud, Instant moment, List<CloudState> laters) {
                return Future.succeededFuture(new Recall.NotYet(null));
            }

            @Override
            public Future<Optional<Instant>> newsBefore(Map<String, Long> upTo, Instant moment) {
                return Future.succeededFuture(Optional.empty());
            }

            @Override
            public Future<Optional<Instant>> newsAfter(Map<String, Long> after) {
                return Future.succeededFuture(Optional.empty());
            }

            @Override
            public Future<Optional<Instant>> learntAt(String cloud, long seq) {
                return Future.succeededFuture(Optional.empty());
            }
        };
    }
}
