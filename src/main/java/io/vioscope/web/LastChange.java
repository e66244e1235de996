package io.vioscope.web;

import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Since when an answer is as it is ({@code Last-Modified}, RFC 9110, 8.8.2): since it was first seen to be so, which may be later than
 * it became so and never is earlier. Such times have whole seconds, and an answer may change twice in one; so an
 * answer has its time from the second after it was first seen on, and until then none. What was asked for last is remembered, in memory: of
 * what is not, the time begins anew. For any thread.
 */
final class LastChange {
    /** How many answers are remembered. */
    static final int KEPT = 2_000;

    private static final int INITIAL = 16;
    private static final float LOAD = 0.75f;

    private final InstantSource clock;
    private final Map<String, Seen> seen = new LinkedHashMap<>(INITIAL, LOAD, true);

    /** An answer with that tag, and the first whole second at which it was so. */
    private record Seen(String tag, Instant at) {}

    LastChange(InstantSource clock) {
        this.clock = clock;
    }

    /** The answer with its tag and its time, where it may be kept. What is asked for is a text that names it, and who asks. */
    synchronized Reply of(String asked, Reply reply) {
        if (reply.status() != 200 || "no-store".equals(reply.headers().get("Cache-Control"))) {
            return reply;
        }
        var now = clock.instant();
        var tag = Sending.tag(reply);
        var before = seen.get(asked);
        var here = before != null && before.tag().equals(tag) ? before : new Seen(tag, wholeSecond(now));
        seen.put(asked, here);
        if (seen.size() > KEPT) {
            seen.remove(seen.keySet().iterator().next());
        }
        var tagged = reply.with("ETag", tag);
        return now.isBefore(here.at()) ? tagged : tagged.with("Last-Modified", Texts.httpDate(here.at()));
    }

    private static Instant wholeSecond(Instant now) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(now) ? second : second.plusSeconds(1);
    }

    /** Whether what changed then had not changed since the other time; not where either is not said, or is no time. */
    static boolean isNotLater(@Nullable String modified, @Nullable String since) {
        if (modified == null || since == null) {
            return false;
        }
        try {
            return !time(modified).isAfter(time(since));
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    private static Instant time(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
