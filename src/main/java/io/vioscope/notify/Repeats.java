package io.vioscope.notify;

import io.vioscope.engine.Snapshot;
import io.vioscope.model.Fact;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Outbox.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a receiver that forgets has to be told again: what it was told and is still on, as it is now; and for a while
 * what is over.
 */
final class Repeats {
    /** For how long it is told again that something is over. */
    static final Duration OVER = Duration.ofMinutes(5);

    private record On(Heading heading, Function<Snapshot, Optional<Fact>> now) {}

    private record Over(Notification notification, Instant until) {}

    private final Notices notices;
    private final Snapshots snapshots;
    private final Map<Occurrence, On> on = new LinkedHashMap<>();
    private final Map<Occurrence, Over> over = new LinkedHashMap<>();

    Repeats(Notices notices, Snapshots snapshots) {
        this.notices = notices;
        this.snapshots = snapshots;
    }

    /** Takes up what was told before a restart. */
    void resume(List<Pending> told) {
        told.forEach(p -> Occurrence.of(p.cloud(), p.fact())
                .ifPresent(o -> on.put(
                        o, new On(new Heading(p.cloud(), p.cloudIndex(), p.seq(), p.at()), Occurrence.now(p.fact())))));
    }

    /** It was told. */
    void told(Heading heading, Fact fact, Notification notification, Instant now) {
        Occurrence.of(heading.cloud(), fact).ifPresent(occurrence -> {
            if (notification.isEnd()) {
                on.remove(occurrence);
                over.put(occurrence, new Over(notification, now.plus(OVER)));
            } else {
                over.remove(occurrence);
                on.put(occurrence, new On(heading, Occurrence.now(fact)));
            }
        });
    }

    /** What is to be told again now. Of what is not known since a restart, or over and still to be told so, nothing. */
    List<Notification> at(Instant now) {
        over.values().removeIf(o -> o.until().isBefore(now));
        var still = on.values().stream()
                .flatMap(
                        o -> snapshots
                                .of(o.heading().cloud())
                                .flatMap(o.now())
                                .flatMap(fact -> notices.of(o.heading(), fact))
                                .stream());
        return Stream.concat(still, over.values().stream().map(Over::notification))
                .toList();
    }
}
