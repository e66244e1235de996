package io.vioscope.source.openstack.decode;

import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.ReadFailure;
import io.vioscope.source.http.Failures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param entities   the rows that could be read
 * @param unreadable the rows of which only the key could be read
 * @param gone       the rows that are said to be deleted, and when they were
 * @param broken     the failure of the first row that does not say what it is about, or of a list cut short; null if none
 * @param rows       how many rows there were, of whatever use
 * @param ids        by which a page could go on, in the order of the rows; without those of rows that have none
 * @param oldest     when the row that changed longest ago did; null if no row says
 * @param more       whether the answer says there is a next page
 */
public record Page(
        List<Entity> entities,
        List<Report.Unreadable> unreadable,
        Map<EntityKey, Instant> gone,
        @Nullable ReadFailure broken,
        int rows,
        List<String> ids,
        @Nullable Instant oldest,
        boolean more) {

    /** One without rows. */
    public static final Page EMPTY = new Page(List.of(), List.of(), Map.of(), null, 0, List.of(), null, false);

    /** Where the next page goes on; null if no row said. */
    @Nullable
    String marker() {
        return ids.isEmpty() ? null : ids.get(ids.size() - 1);
    }

    /** Fills a page row by row. */
    static final class Builder {
        private final String asked;
        private final List<Entity> entities = new ArrayList<>();
        private final List<Report.Unreadable> unreadable = new ArrayList<>();
        private final Map<EntityKey, Instant> gone = new HashMap<>();
        private final List<String> ids = new ArrayList<>();
        private @Nullable ReadFailure broken;
        private @Nullable Instant oldest;
        private int rows;

        Builder(String asked) {
            this.asked = asked;
        }

        void add(Decoded row, @Nullable String rowMarker, @Nullable String rowChanged) {
            rows++;
            changed(rowChanged);
            if (rowMarker != null && Texts.isId(rowMarker)) {
                ids.add(rowMarker);
            }
            if (row instanceof Decoded.Seen seen) {
                entities.add(seen.entity());
            } else if (row instanceof Decoded.Unreadable u) {
                var why = Failures.of(u.cause(), asked, u.key() + ": " + u.why());
                unreadable.add(new Report.Unreadable(u.key(), why));
            } else if (row instanceof Decoded.Gone g) {
                gone.put(g.key(), g.at());
            } else if (row instanceof Decoded.Nameless nameless) {
                breaks(ReadFailure.Cause.WRONG_SHAPE, nameless.why());
            }
        }

        private void changed(@Nullable String text) {
            var at = text == null ? null : Utc.parse(text).orElse(null);
            if (at != null && (oldest == null || at.isBefore(oldest))) {
                oldest = at;
            }
        }

        void breaks(ReadFailure.Cause cause, String why) {
            if (broken == null) {
                broken = Failures.of(cause, asked, why);
            }
        }

        Page done(boolean more) {
            return new Page(entities, unreadable, gone, broken, rows, ids, oldest, more);
        }
    }
}
