package io.vioscope.store;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.WindowFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a commit makes of one maintenance window.
 *
 * @param ending why it is over; null where it was set
 */
record WindowRow(MaintenanceWindow window, @Nullable String ending) {
    static final String SQL =
            "INSERT INTO maintenance_window (cloud_id, kind, entity_id, number, from_at, until_at, set_by, reason, ended_at,"
                    + " ending)"
                    + " SELECT $1, w.kind, w.id, w.number, w.from_at::timestamptz, w.until_at::timestamptz, w.set_by, w.reason,"
                    + " CASE WHEN w.ending IS NULL THEN NULL ELSE $2::timestamptz END, w.ending"
                    + " FROM unnest($3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[],"
                    + " $10::text[]) AS w(kind, id, number, from_at, until_at, set_by, reason, ending)"
                    + " ON CONFLICT (cloud_id, number) DO UPDATE SET ended_at = excluded.ended_at, ending = excluded.ending";

    /** A row for each window that the facts tell of. */
    static List<WindowRow> of(List<Fact> facts) {
        var rows = new ArrayList<WindowRow>();
        for (var fact : facts) {
            if (fact instanceof WindowFact.Set f) {
                rows.add(new WindowRow(f.window(), null));
            } else if (fact instanceof WindowFact.Ended f) {
                rows.add(new WindowRow(f.window(), f.why().name().toLowerCase(Locale.ROOT)));
            }
        }
        return rows;
    }

    EntityKey scope() {
        return window.scope();
    }

    /** The columns after the key of the scope, in the order of {@link #SQL}. */
    static Columns<WindowRow> rest(Columns<WindowRow> scope) {
        return scope.number(r -> r.window.number())
                .text(r -> r.window.from().toString())
                .text(r -> r.window.until().toString())
                .text(r -> r.window.by())
                .text(r -> r.window.reason())
                .text(WindowRow::ending);
    }
}
