package io.vioscope.store;

import io.vioscope.json.ProblemWriter;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a commit makes of one problem; only the last that it says of it counts.
 *
 * @param ending why it is over; null while it is open
 */
record ProblemRow(Problem problem, @Nullable String ending) {
    static final String SQL =
            "INSERT INTO problem (cloud_id, number, kind, entity_id, name, severity, phase, certainty,"
                    + " text, opened_at, phase_at, resolved_at, ending, body)"
                    + " SELECT $1, p.number, p.kind, p.id, p.name, p.severity, p.phase, p.certainty, p.text,"
                    + " p.opened_at::timestamptz, p.phase_at::timestamptz, CASE WHEN p.ending IS NULL THEN NULL ELSE $2::timestamptz END,"
                    + " p.ending, p.body::jsonb"
                    + " FROM unnest($3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::bigint[],"
                    + " $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])"
                    + " AS p(kind, id, number, name, severity, phase, certainty, text, opened_at, phase_at, ending, body)"
                    + " ON CONFLICT (cloud_id, number) DO UPDATE SET severity = excluded.severity, phase = excluded.phase,"
                    + " certainty = excluded.certainty, text = excluded.text, phase_at = excluded.phase_at,"
                    + " resolved_at = excluded.resolved_at, ending = excluded.ending, body = excluded.body";

    /** A row for each problem that the facts tell of. */
    static List<ProblemRow> of(List<Fact> facts) {
        var rows = new LinkedHashMap<Long, ProblemRow>();
        for (var fact : facts) {
            if (fact instanceof Fact.ProblemOpened f) {
                put(rows, f.problem(), null);
            } else if (fact instanceof Fact.ProblemRevised f) {
                put(rows, f.problem(), null);
            } else if (fact instanceof Fact.ProblemResolved f) {
                put(rows, f.problem(), f.why().name().toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(rows.values());
    }

    private static void put(Map<Long, ProblemRow> rows, Problem problem, @Nullable String ending) {
        rows.put(problem.number(), new ProblemRow(problem, ending));
    }

    EntityKey cause() {
        return problem.key().entity();
    }

    /** The columns after the key of the cause, in the order of {@link #SQL}. */
    static Columns<ProblemRow> rest(Columns<ProblemRow> cause) {
        return cause.number(r -> r.problem.number())
                .text(r -> r.problem.key().name())
                .text(r -> r.problem.severity().word())
                .text(r -> r.problem.phase().word())
                .number(r -> (long) r.problem.verdict().certainty())
                .text(r -> r.problem.text())
                .text(r -> r.problem.openedAt().toString())
                .text(r -> r.problem.phaseAt().toString())
                .text(ProblemRow::ending)
                .text(r -> ProblemWriter.write(r.problem));
    }
}
