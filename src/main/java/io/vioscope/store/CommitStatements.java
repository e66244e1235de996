package io.vioscope.store;

import io.vertx.sqlclient.Tuple;
import io.vioscope.engine.Commit;
import io.vioscope.inventory.Reconciler;
import io.vioscope.json.FactCodec;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.LearningFact;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.model.Telling;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The statements of a commit, each for many rows. An entity has at most one fact of a type in a commit, so that the
 * facts can be written type by type.
 */
final class CommitStatements {

    /** One statement for one batch of rows. */
    record Statement(String sql, Tuple arguments) {}

    private record Numbered(long seq, Fact fact) {}

    /** New ties of an entity, in place of all that it had by these types. */
    private record Retie(EntityKey from, Map<RelationType, List<EntityKey>> ties) {}

    private final int cloudId;
    private final OffsetDateTime at;
    private final List<Supplier<Statement>> statements = new ArrayList<>();

    private CommitStatements(int cloudId, OffsetDateTime at) {
        this.cloudId = cloudId;
        this.at = at;
    }

    /** The statements in their order, each made when it is asked for. */
    static Iterator<Statement> of(int cloudId, Commit commit, OffsetDateTime at) {
        var all = new CommitStatements(cloudId, at);
        all.facts(commit);
        all.outbox(commit);
        all.entities(commit.facts());
        all.relations(commit.facts());
        all.alarms(commit.facts());
        all.problems(commit.facts());
        all.rest(commit.facts());
        return all.statements.stream().map(Supplier::get).iterator();
    }

    private static <F extends Fact> List<F> only(Class<F> type, List<Fact> facts) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private <R> void add(String sql, List<R> rows, Columns<R> columns, Object... fixed) {
        columns.batches(rows, fixed).forEach(batch -> statements.add(() -> new Statement(sql, batch.get())));
    }

    private static <R> Columns<R> keyed(Function<R, EntityKey> key) {
        return new Columns<R>()
                .text(r -> key.apply(r).kind().word())
                .text(r -> key.apply(r).id());
    }

    private void facts(Commit commit) {
        var rows = new ArrayList<Numbered>();
        commit.facts().forEach(fact -> rows.add(new Numbered(commit.firstSeq() + rows.size(), fact)));
        added(rows.stream().filter(n -> n.fact() instanceof Fact.EntityAdded).toList());
        add(
                "INSERT INTO fact (cloud_id, at, seq, type, kind, entity_id, news, body)"
                        + " SELECT $1, $2, f.seq, f.type, f.kind, f.id, f.news, f.body::jsonb"
                        + " FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::boolean[],"
                        + " " + Columns.LINES.formatted(8) + ")"
                        + " AS f(seq, type, kind, id, news, body)",
                rows.stream()
                        .filter(n -> !(n.fact() instanceof Fact.EntityAdded))
                        .toList(),
                new Columns<Numbered>()
                        .number(Numbered::seq)
                        .text(n -> n.fact().word())
                        .text(n -> n.fact().subject() == null
                                ? null
                                : n.fact().subject().kind().word())
                        .text(n -> n.fact().subject() == null
                                ? null
                                : n.fact().subject().id())
                        .flag(n -> n.fact().isNews())
                        .lines(n -> FactCodec.write(n.fact())),
                cloudId,
                at);
    }

    /**
     * The attributes are read out of the fact, so that their JSON is sent and parsed once. All else is sent once more: to
     * look it up in the fact would take PostgreSQL a fifth of its time.
     */
    private void added(List<Numbered> rows) {
        add(
                "WITH added AS MATERIALIZED (SELECT seq, news, kind, id, name, word, health, admin, relations,"
                        + " json::jsonb AS body"
                        + " FROM unnest($3::bigint[], $4::boolean[], $5::text[], $6::text[], $7::text[], $8::text[],"
                        + " $9::text[], $10::text[], $11::text[], " + Columns.LINES.formatted(12) + ")"
                        + " AS a(seq, news, kind, id, name, word, health, admin, relations, json)),"
                        + " told AS (INSERT INTO fact (cloud_id, at, seq, type, kind, entity_id, news, body)"
                        + " SELECT $1, $2, seq, 'entity_added', kind, id, news, body FROM added)"
                        + " INSERT INTO entity (cloud_id, kind, id, name, status_word, health, admin_state, attributes,"
                        + " relations, first_seen_at, changed_at)"
                        + " SELECT $1, kind, id, name, word, health, admin, body->'attributes',"
                        + " string_to_array(relations, E'\\n'), $2, $2 FROM added",
                rows,
                new Columns<Numbered>()
                        .number(Numbered::seq)
                        .flag(n -> n.fact().isNews())
                        .text(n -> entity(n).kind().word())
                        .text(n -> entity(n).id())
                        .text(n -> entity(n).name())
                        .text(n -> entity(n).status().word())
                        .text(n -> entity(n).status().health().word())
                        .text(n -> entity(n).status().admin().word())
                        .text(n -> lines(entity(n)))
                        .lines(n -> FactCodec.write(n.fact())),
                cloudId,
                at);
    }

    private static Entity entity(Numbered added) {
        return ((Fact.EntityAdded) added.fact()).entity();
    }

    private void outbox(Commit commit) {
        var rows = new ArrayList<Long>();
        for (var i = 0; i < commit.facts().size(); i++) {
            if (Telling.isTold(commit.facts().get(i))) {
                rows.add(commit.firstSeq() + i);
            }
        }
        add(
                "INSERT INTO outbox (receiver, cloud_id, seq)"
                        + " SELECT r.name, $1, n.seq FROM unnest($2::bigint[]) AS n(seq), receiver r WHERE r.active"
                        + " ORDER BY n.seq",
                rows,
                new Columns<Long>().number(seq -> seq),
                cloudId);
    }

    private void entities(List<Fact> facts) {
        add(
                "UPDATE entity e SET name = coalesce(c.name, e.name), changed_at = $2,"
                        + " status_word = coalesce(c.word, e.status_word), health = coalesce(c.health, e.health),"
                        + " admin_state = coalesce(c.admin, e.admin_state),"
                        + " attributes = CASE WHEN c.new IS NULL THEN e.attributes ELSE"
                        + " (e.attributes || c.new::jsonb) - ARRAY(SELECT jsonb_array_elements_text(c.gone::jsonb)) END"
                        + " FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],"
                        + " $9::text[], $10::text[]) AS c(kind, id, name, word, health, admin, new, gone)"
                        + " WHERE e.cloud_id = $1 AND e.kind = c.kind AND e.id = c.id",
                EntityRow.of(facts),
                keyed(EntityRow::key)
                        .text(EntityRow::name)
                        .text(row -> row.of(Status::word))
                        .text(row -> row.of(status -> status.health().word()))
                        .text(row -> row.of(status -> status.admin().word()))
                        .text(EntityRow::added)
                        .text(EntityRow::gone),
                cloudId,
                at);
        missing(
                only(Fact.EntityMissing.class, facts).stream()
                        .map(Fact.EntityMissing::key)
                        .toList(),
                true);
        missing(
                only(Fact.EntityReappeared.class, facts).stream()
                        .map(Fact.EntityReappeared::key)
                        .toList(),
                false);
        add(
                "DELETE FROM entity e USING unnest($2::text[], $3::text[]) AS c(kind, id)"
                        + " WHERE e.cloud_id = $1 AND e.kind = c.kind AND e.id = c.id",
                only(Fact.EntityDeleted.class, facts),
                keyed(f -> f.last().key()),
                cloudId);
    }

    private void missing(List<EntityKey> keys, boolean missing) {
        add(
                "UPDATE entity e SET missing = $2 FROM unnest($3::text[], $4::text[]) AS c(kind, id)"
                        + " WHERE e.cloud_id = $1 AND e.kind = c.kind AND e.id = c.id",
                keys,
                keyed(key -> key),
                cloudId,
                missing);
    }

    private void relations(List<Fact> facts) {
        var changes = new TreeMap<EntityKey, Map<RelationType, List<EntityKey>>>();
        for (var fact : facts) {
            if (fact instanceof Fact.ServerMoved f) {
                changes.computeIfAbsent(f.key(), key -> new EnumMap<>(RelationType.class))
                        .put(RelationType.HOSTED_ON, List.of(f.to()));
            } else if (fact instanceof Fact.EntityChanged f) {
                var ties = Reconciler.relationChanges(f.changes());
                if (!ties.isEmpty()) {
                    changes.computeIfAbsent(f.key(), key -> new EnumMap<>(RelationType.class))
                            .putAll(ties);
                }
            }
        }
        add(
                "UPDATE entity e SET relations = ARRAY(SELECT r FROM unnest(e.relations) AS r"
                        + " WHERE split_part(r, ' ', 1) <> ALL (string_to_array(c.types, E'\\n')))"
                        + " || string_to_array(c.ties, E'\\n')"
                        + " FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS c(kind, id, types, ties)"
                        + " WHERE e.cloud_id = $1 AND e.kind = c.kind AND e.id = c.id",
                changes.entrySet().stream()
                        .map(e -> new Retie(e.getKey(), e.getValue()))
                        .toList(),
                keyed(Retie::from)
                        .text(r -> r.ties().keySet().stream()
                                .map(RelationType::word)
                                .collect(Collectors.joining("\n")))
                        .text(CommitStatements::lines),
                cloudId);
    }

    private static String lines(Entity entity) {
        var lines = new StringBuilder(entity.relations().size() * 64);
        for (var tie : entity.relations()) {
            lines.append(lines.isEmpty() ? "" : "\n")
                    .append(tie.type().word())
                    .append(' ')
                    .append(tie.to().kind().word())
                    .append('/')
                    .append(tie.to().id());
        }
        return lines.toString();
    }

    private static String lines(Retie retie) {
        return retie.ties().entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(to -> e.getKey().word() + " " + to))
                .collect(Collectors.joining("\n"));
    }

    private void alarms(List<Fact> facts) {
        add(
                "INSERT INTO alarm (cloud_id, raised_at, kind, entity_id, condition, severity, text, number, maintenance)"
                        + " SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[],"
                        + " $8::bigint[], $9::bigint[])"
                        + " ON CONFLICT (cloud_id, kind, entity_id, condition) DO UPDATE SET number = excluded.number,"
                        + " severity = excluded.severity, text = excluded.text, raised_at = excluded.raised_at,"
                        + " maintenance = excluded.maintenance,"
                        + " cleared_at = NULL, raised_count = alarm.raised_count + 1",
                only(Fact.AlarmRaised.class, facts),
                keyed((Fact.AlarmRaised f) -> f.alarm().key().entity())
                        .text(f -> f.alarm().key().condition())
                        .text(f -> f.alarm().severity().word())
                        .text(f -> f.alarm().text())
                        .number(f -> f.alarm().number())
                        .number(f -> f.alarm().maintenance()),
                cloudId,
                at);
        add(
                "UPDATE alarm a SET severity = c.severity, text = c.text, maintenance = c.maintenance"
                        + " FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[])"
                        + " AS c(kind, id, condition, severity, text, maintenance) WHERE a.cloud_id = $1 AND a.kind = c.kind"
                        + " AND a.entity_id = c.id AND a.condition = c.condition",
                only(Fact.AlarmChanged.class, facts),
                keyed((Fact.AlarmChanged f) -> f.alarm().key().entity())
                        .text(f -> f.alarm().key().condition())
                        .text(f -> f.alarm().severity().word())
                        .text(f -> f.alarm().text())
                        .number(f -> f.alarm().maintenance()),
                cloudId);
        add(
                "UPDATE alarm a SET cleared_at = $2 FROM unnest($3::text[], $4::text[], $5::text[])"
                        + " AS c(kind, id, condition) WHERE a.cloud_id = $1 AND a.kind = c.kind"
                        + " AND a.entity_id = c.id AND a.condition = c.condition",
                only(Fact.AlarmCleared.class, facts),
                keyed((Fact.AlarmCleared f) -> f.alarm().key().entity())
                        .text(f -> f.alarm().key().condition()),
                cloudId,
                at);
    }

    private void problems(List<Fact> facts) {
        add(ProblemRow.SQL, ProblemRow.of(facts), ProblemRow.rest(keyed(ProblemRow::cause)), cloudId, at);
        add(ProblemRow.REMARKED, ProblemRow.remarked(facts), ProblemRow.remark(), cloudId);
        lessons(facts);
        add(WindowRow.SQL, WindowRow.of(facts), WindowRow.rest(keyed(WindowRow::scope)), cloudId, at);
    }

    private void lessons(List<Fact> facts) {
        add(AdviceRow.GIVEN, AdviceRow.of(facts, true), AdviceRow.columns(), cloudId);
        add(AdviceRow.WITHDRAWN, AdviceRow.of(facts, false), AdviceRow.columns(), cloudId);
        var reset = only(LearningFact.Reset.class, facts);
        var takenUp = only(LearningFact.TakenUp.class, facts);
        var judged = LessonRow.judged(facts);
        reset.forEach(fact -> add(LessonRow.RESET));
        takenUp.forEach(fact -> add(LessonRow.TAKE_UP));
        add(LessonRow.JUDGED, judged, LessonRow.columns(), cloudId, at);
        if (!judged.isEmpty() || !takenUp.isEmpty()) {
            add(LessonRow.FORGET_OLDEST);
        }
        add(LessonRow.ENDED, LessonRow.ended(facts), LessonRow.columns(), cloudId, at);
    }

    /** Of all rows of the cloud. */
    private void add(String sql) {
        statements.add(() -> new Statement(sql, Tuple.of(cloudId)));
    }

    private void rest(List<Fact> facts) {
        add(
                "INSERT INTO discovered_kind (cloud_id, kind) SELECT $1, * FROM unnest($2::text[])"
                        + " ON CONFLICT DO NOTHING",
                only(Fact.KindDiscovered.class, facts),
                new Columns<Fact.KindDiscovered>().text(f -> f.kind().word()),
                cloudId);
        add(
                "INSERT INTO source_status (cloud_id, since, source, status, cause, detail)"
                        + " SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[])"
                        + " ON CONFLICT (cloud_id, source) DO UPDATE SET since = excluded.since,"
                        + " status = excluded.status, cause = excluded.cause, detail = excluded.detail",
                only(Fact.SourceChanged.class, facts),
                new Columns<Fact.SourceChanged>()
                        .text(f -> f.source().name())
                        .text(f -> f.to().word())
                        .text(f -> f.why() == null ? null : f.why().cause().word())
                        .text(f -> f.why() == null ? null : f.why().detail()),
                cloudId,
                at);
    }
}
