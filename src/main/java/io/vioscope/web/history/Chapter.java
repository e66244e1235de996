package io.vioscope.web.history;

import io.vertx.core.Future;
import io.vioscope.web.view.Chronicle;
import io.vioscope.web.view.Span;
import io.vioscope.web.view.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The problems of a stretch of time, as they are recorded.
 *
 * @param span  the time
 * @param lanes of all clouds, the newest first by cloud
 * @param since from when on all clouds of which anything is recorded are; null where nothing is recorded of any
 * @param cut   the clouds that had more problems than were read
 */
public record Chapter(Span span, List<Lane> lanes, @Nullable Instant since, List<String> cut) {
    /** The most problems of one cloud. */
    public static final int MOST = 300;

    public Chapter {
        lanes = List.copyOf(lanes);
        cut = List.copyOf(cut);
    }

    private record Part(String cloud, Optional<Instant> since, List<Lane> lanes, boolean isCut) {}

    /** Reads it; fails while the database is away. */
    public static Future<Chapter> read(Chronicle chronicle, World world, Span span) {
        return Future.all(world.clouds().stream()
                        .map(c -> part(chronicle, c.name(), span))
                        .toList())
                .map(all -> of(span, all.list()));
    }

    private static Future<Part> part(Chronicle chronicle, String cloud, Span span) {
        return chronicle
                .since(cloud)
                .compose(since -> chronicle
                        .lives(cloud, span, MOST + 1)
                        .map(lives -> new Part(
                                cloud,
                                since,
                                lives.stream()
                                        .limit(MOST)
                                        .flatMap(facts -> Lane.of(cloud, facts, span).stream())
                                        .toList(),
                                lives.size() > MOST)));
    }

    private static Chapter of(Span span, List<Part> parts) {
        var lanes = new ArrayList<Lane>();
        parts.forEach(part -> lanes.addAll(part.lanes));
        var since = parts.stream().flatMap(part -> part.since.stream()).max(Instant::compareTo);
        return new Chapter(
                span,
                lanes,
                since.orElse(null),
                parts.stream().filter(Part::isCut).map(Part::cloud).toList());
    }
}
