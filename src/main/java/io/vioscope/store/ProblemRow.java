package io.vioscope.store;

import io.vioscope.json.ProblemWriter;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Remark;
import io.vioscope.model.Snooze;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a commit makes of one problem; only the last that it says of it counts.
 *
 * @param ending why it is over; null while it is open
 * @param into   the number of the problem that it turned out to be part of; null where there is none
 */
record ProblemRow(
        Problem problem, @Nullable String ending, @Nullable Long into) {
    static final String SQL =
            "INSERT INTO problem (cloud_id, number, kind, entity_id, name, severity, phase, certainty,"
                    + " text, opened_at, phase_at, resolved_at, ending, reopened, flapping, acknowledged_at, acknowledged_by,"
                    + " judged, merged_into, owner, snoozed_by, snoozed_until, closed, closed_by, closed_at, body)"
                    + " SELECT $1, p.number, p.kind, p.id, p.name, p.severity, p.phase, p.certainty, p.text,"
                    + " p.opened_at::timestamptz, p.phase_at::timestamptz, CASE WHEN p.ending IS NULL THEN NULL ELSE $2::timestamptz END,"
                    + " p.ending, p.reopened, p.flapping, p.ack_at::timestamptz, p.ack_by, p.judged, p.merged,"
                    + " p.owner, p.snoozed_by, p.snoozed_until::timestamptz, p.closed, p.closed_by, p.closed_at::timestamptz, p.body::jsonb"
                    + " FROM unnest($3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::bigint[],"
                    + " $10::text[], $11::text[], $12::text[], $13::text[], $14::bigint[], $15::boolean[], $16::text[],"
                    + " $17::text[], $18::text[], $19::bigint[], $20::text[], $21::text[], $22::text[], $23::text[], $24::text[], $25::text[],"
                    + " $26::text[])"
                    + " AS p(kind, id, number, name, severity, phase, certainty, text, opened_at, phase_at, ending, reopened,"
                    + " flapping, ack_at, ack_by, judged, merged, owner, snoozed_by, snoozed_until, closed, closed_by, closed_at, body)"
                    + " ON CONFLICT (cloud_id, number) DO UPDATE SET severity = excluded.severity, phase = excluded.phase,"
                    + " certainty = excluded.certainty, text = excluded.text, phase_at = excluded.phase_at,"
                    + " resolved_at = excluded.resolved_at, ending = excluded.ending, reopened = excluded.reopened,"
                    + " flapping = excluded.flapping, acknowledged_at = excluded.acknowledged_at,"
                    + " acknowledged_by = excluded.acknowledged_by, judged = excluded.judged,"
                    + " merged_into = excluded.merged_into, owner = excluded.owner, snoozed_by = excluded.snoozed_by,"
                    + " snoozed_until = excluded.snoozed_until, closed = excluded.closed, closed_by = excluded.closed_by,"
                    + " closed_at = excluded.closed_at, body = excluded.body";

    /** A judgement or a note may be of a problem that is over, and changes nothing else of it. */
    static final String REMARKED = "UPDATE problem p SET judged = j.judged, body = j.body::jsonb"
            + " FROM unnest($2::bigint[], $3::text[], $4::text[]) AS j(number, judged, body)"
            + " WHERE p.cloud_id = $1 AND p.number = j.number";

    /** A row for each problem that the facts tell of, but for judgements and notes. */
    static List<ProblemRow> of(List<Fact> facts) {
        var rows = new LinkedHashMap<Long, ProblemRow>();
        for (var fact : facts) {
            if (fact instanceof ProblemFact f && !isRemark(f)) {
                rows.put(f.problem().number(), row(f));
            }
        }
        return List.copyOf(rows.values());
    }

    private static boolean isRemark(Fact fact) {
        return fact instanceof ProblemFact.Judged
                || (fact instanceof ProblemFact.Handled handled && handled.step() == ProblemFact.Step.NOTED);
    }

    private static ProblemRow row(ProblemFact fact) {
        return fact instanceof ProblemFact.Resolved f
                ? new ProblemRow(f.problem(), f.why().name().toLowerCase(Locale.ROOT), f.into())
                : new ProblemRow(fact.problem(), null, null);
    }

    /** A row for each judgement and note that is the last that the facts tell of its problem. */
    static List<ProblemRow> remarked(List<Fact> facts) {
        var last = new LinkedHashMap<Long, ProblemFact>();
        for (var fact : facts) {
            if (fact instanceof ProblemFact f) {
                last.put(f.problem().number(), f);
            }
        }
        return last.values().stream()
                .filter(ProblemRow::isRemark)
                .map(fact -> new ProblemRow(fact.problem(), null, null))
                .toList();
    }

    /** The columns of {@link #REMARKED}. */
    static Columns<ProblemRow> remark() {
        return new Columns<ProblemRow>()
                .number(r -> r.problem.number())
                .text(ProblemRow::judgement)
                .text(r -> ProblemWriter.write(r.problem));
    }

    private static @Nullable String judgement(ProblemRow row) {
        var judged = row.problem.life().judged();
        return judged == null ? null : judged.answer().word();
    }

    private static @Nullable Remark acknowledged(ProblemRow row) {
        return row.problem.life().acknowledged();
    }

    private static @Nullable String acknowledgedAt(ProblemRow row) {
        var remark = acknowledged(row);
        return remark == null ? null : remark.at().toString();
    }

    private static @Nullable String acknowledgedBy(ProblemRow row) {
        var remark = acknowledged(row);
        return remark == null ? null : remark.by();
    }

    private static <T> @Nullable String of(@Nullable T part, Function<T, @Nullable String> text) {
        return part == null ? null : text.apply(part);
    }

    private static @Nullable String until(Snooze snooze) {
        return snooze.until() == null ? null : snooze.until().toString();
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
                .number(r -> (long) r.problem.life().reopened())
                .flag(r -> r.problem.life().flapping())
                .text(ProblemRow::acknowledgedAt)
                .text(ProblemRow::acknowledgedBy)
                .text(ProblemRow::judgement)
                .number(ProblemRow::into)
                .text(r -> r.problem.handling().owner())
                .text(r -> of(r.problem.handling().snooze(), s -> s.remark().by()))
                .text(r -> of(r.problem.handling().snooze(), ProblemRow::until))
                .text(r -> of(r.problem.handling().closure(), c -> c.reason().word()))
                .text(r -> of(r.problem.handling().closure(), c -> c.remark().by()))
                .text(r ->
                        of(r.problem.handling().closure(), c -> c.remark().at().toString()))
                .text(r -> ProblemWriter.write(r.problem));
    }
}
