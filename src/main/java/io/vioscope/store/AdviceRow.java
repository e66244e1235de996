package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vioscope.model.Fact;
import io.vioscope.model.LearningFact;
import io.vioscope.model.Remark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What operators say of kinds of problems, as rows. */
final class AdviceRow {
    static final String GIVEN = "INSERT INTO advice (cloud_id, name, said_by, note, said_at)"
            + " SELECT $1, a.name, a.said_by, a.note, a.said_at::timestamptz"
            + " FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS a(name, said_by, note, said_at)"
            + " ON CONFLICT (cloud_id, name) DO UPDATE SET said_by = excluded.said_by, note = excluded.note,"
            + " said_at = excluded.said_at";
    static final String WITHDRAWN = "DELETE FROM advice a USING unnest($2::text[], $3::text[], $4::text[], $5::text[])"
            + " AS w(name, said_by, note, said_at) WHERE a.cloud_id = $1 AND a.name = w.name";

    private AdviceRow() {}

    /** The last that the facts say of each kind, where it stands, or where it does not. */
    static List<LearningFact.Advised> of(List<Fact> facts, boolean stands) {
        var last = new LinkedHashMap<String, LearningFact.Advised>();
        for (var fact : facts) {
            if (fact instanceof LearningFact.Advised f) {
                last.put(f.problem(), f);
            }
        }
        return last.values().stream().filter(f -> f.stands() == stands).toList();
    }

    /** The columns of both statements. */
    static Columns<LearningFact.Advised> columns() {
        return new Columns<LearningFact.Advised>()
                .text(LearningFact.Advised::problem)
                .text(f -> f.remark().by())
                .text(f -> f.remark().note())
                .text(f -> f.remark().at().toString());
    }

    /** What stands in a cloud, by kind of problem. */
    static Future<Map<String, Remark>> load(SqlConnection connection, int cloud) {
        return connection
                .preparedQuery("SELECT name, said_by, note, said_at FROM advice WHERE cloud_id = $1")
                .execute(Tuple.of(cloud))
                .map(rows -> {
                    var advice = new TreeMap<String, Remark>();
                    rows.forEach(row -> advice.put(
                            row.getString(0),
                            new Remark(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getOffsetDateTime(3).toInstant())));
                    return advice;
                });
    }
}
