package io.vioscope.source.amqp;

import io.vioscope.bus.Hint;
import io.vioscope.model.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what was heard and what became of it, since the start. Thread-safe. */
final class Tally {
    private final Instant since;
    private final Map<SourceId, Long> reasons = new TreeMap<>();
    private long heard;
    private long bytes;
    private long nothing;
    private long garbage;
    private long asked;
    private long single;
    private long lost;
    private String lastGarbage = "";
    private String lastEvent = "";
    private @Nullable Instant lastAt;
    private @Nullable Instant lostAt;

    Tally(Instant since) {
        this.since = since;
    }

    synchronized void heard(Heard what, int size, Instant at) {
        heard++;
        bytes += size;
        lastAt = at;
        what.match(
                reason -> {
                    lastEvent = reason.event();
                    return reasons.merge(reason.source(), 1L, Long::sum);
                },
                other -> nothing++,
                broken -> {
                    lastGarbage = broken.why();
                    return garbage++;
                });
    }

    /** A source was asked to look. */
    synchronized void asked(Hint hint) {
        asked++;
        single += hint.one().isPresent() ? 1 : 0;
    }

    /** A subscription that stood is gone. */
    synchronized void lost(Instant at) {
        lost++;
        lostAt = at;
    }

    /** How many messages were heard. */
    synchronized long heard() {
        return heard;
    }

    /** How many bytes these had. */
    synchronized long bytes() {
        return bytes;
    }

    /** What a reader of {@code /sources} is told, one sentence each. */
    synchronized List<String> sentences(Instant now) {
        var all = new ArrayList<String>();
        if (heard == 0) {
            all.add("nothing was heard since " + second(since)
                    + ": nothing happened, or no service sends notifications");
        } else {
            all.add(number(heard) + " messages heard since " + second(since) + ", the last " + ago(lastAt, now));
        }
        if (!reasons.isEmpty()) {
            all.add(reasons.entrySet().stream()
                            .map(e ->
                                    number(e.getValue()) + " for " + e.getKey().name())
                            .collect(Collectors.joining(", ", "reasons to look: ", ""))
                    + " (the last: " + lastEvent + "); sources were asked to look before their time " + number(asked)
                    + " times, at single servers " + number(single) + " times of these");
        }
        if (nothing > 0) {
            all.add(number(nothing) + " were about nothing that is read here");
        }
        if (garbage > 0) {
            all.add(number(garbage) + " were no notifications; the last: " + lastGarbage);
        }
        if (lost > 0) {
            all.add("the subscription was lost " + number(lost) + " times, last " + ago(lostAt, now)
                    + "; each time all sources were asked to look once it was back");
        }
        return all;
    }

    private static String ago(@Nullable Instant at, Instant now) {
        return at == null ? "never" : Math.max(0, Duration.between(at, now).toSeconds()) + " s ago";
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
