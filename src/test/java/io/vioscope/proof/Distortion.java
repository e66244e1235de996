package io.vioscope.proof;

import io.vioscope.engine.CloudState;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens to reports on their way. Whether an entity is struck is decided once for it and an incident, not once a report.
 *
 * @param loss  the share of entities that go on to look as they did when the first fault struck, and of new ones that are
 *              not seen at all
 * @param lies  the share of entities that are said to be in a bad state though they are not
 * @param stale the share of ties that lead to another thing of that kind than they should
 */
record Distortion(double loss, double lies, double stale) {
    static final Distortion NONE = new Distortion(0, 0, 0);
    /** What figures are for where nothing else is said. */
    static final Distortion USUAL = new Distortion(0.10, 0.001, 0);

    /** One incident's distortion. */
    final class Way {
        private final Chance chance;
        private final Map<EntityKey, Entity> was = new HashMap<>();
        private final Map<String, Attributes> told = new HashMap<>();
        private final Map<String, List<Relation>> tied = new HashMap<>();

        private Way(Recording recording, Chance chance) {
            this.chance = chance;
            for (var report : recording.calm()) {
                report.entities().forEach(entity -> was.put(entity.key(), entity));
                var details = report.beyond().details();
                details.told().forEach((key, words) -> told.put(report.source() + " " + key, words));
                details.ties().told().forEach((key, ties) -> tied.put(report.source() + " " + key, ties));
            }
        }

        /** The report as it arrives. */
        Report pass(Report report) {
            var entities = new ArrayList<Entity>();
            report.entities().forEach(entity -> pass(entity, entities));
            var beyond = report.beyond();
            var actions = new HashMap<>(beyond.actions());
            actions.keySet().removeIf(this::isLost);
            var passed = new Report.Beyond(
                    beyond.changesOnly(),
                    details(report, beyond.details()),
                    beyond.untold(),
                    beyond.migrations().stream()
                            .filter(m -> !isLost(m.server()))
                            .toList(),
                    actions,
                    beyond.glancedAt());
            return new Report(
                    report.source(),
                    report.at(),
                    report.took(),
                    report.cost(),
                    report.covers(),
                    report.completeness(),
                    List.copyOf(entities),
                    report.unreadable(),
                    report.gone(),
                    passed,
                    report.aside());
        }

        /** Whether ties are wrong from the beginning. */
        boolean isStale() {
            return stale > 0;
        }

        /** What was believed before, with ties as wrong as they stay. */
        Snapshot before(Snapshot snapshot) {
            if (stale == 0) {
                return snapshot;
            }
            var state = snapshot.state();
            var edit = state.inventory().edit();
            state.inventory().all().forEach(entity -> edit.put(mistied(entity)));
            return new Snapshot(
                    new CloudState(
                            state.cloud(),
                            state.seq(),
                            edit.done(),
                            state.alarms(),
                            state.problems(),
                            state.learned(),
                            state.windows(),
                            state.sources()),
                    snapshot.sight(),
                    snapshot.asOf());
        }

        private Entity mistied(Entity entity) {
            if (entity.kind() != Kind.SERVER && entity.kind() != Kind.VOLUME && entity.kind() != Kind.PORT) {
                return entity;
            }
            var ties = mistied(entity.key(), entity.relations());
            return new Entity(entity.key(), entity.name(), entity.status(), entity.attributes(), ties);
        }

        private List<Relation> mistied(EntityKey entity, List<Relation> ties) {
            return ties.stream()
                    .map(tie -> isStale(entity, tie) ? new Relation(tie.type(), other(entity, tie)) : tie)
                    .sorted()
                    .distinct()
                    .toList();
        }

        private boolean isStale(EntityKey entity, Relation tie) {
            return chance.of(entity, "tie " + tie) < stale;
        }

        private EntityKey other(EntityKey entity, Relation tie) {
            var all = was.keySet().stream()
                    .filter(k -> k.kind() == tie.to().kind())
                    .sorted()
                    .toList();
            return all.isEmpty() ? tie.to() : all.get(chance.pick(entity, "to " + tie, all.size()));
        }

        private void pass(Entity told, List<Entity> into) {
            var entity = stale == 0 ? told : mistied(told);
            var before = was.get(entity.key());
            if (isLie(entity.key())) {
                into.add(BadStates.of(entity, chance));
            } else if (!isLost(entity.key())) {
                into.add(entity);
            } else if (before != null) {
                into.add(stale == 0 ? before : mistied(before));
            }
        }

        private Report.Details details(Report report, Report.Details details) {
            var words = new LinkedHashMap<EntityKey, Attributes>();
            details.told().forEach((key, now) -> {
                var before = told.get(report.source() + " " + key);
                words.put(key, isLost(key) && before != null ? before : now);
            });
            return new Report.Details(
                    details.of(), details.whole(), words, details.asOf(), ties(report, details.ties()));
        }

        private Report.Ties ties(Report report, Report.Ties ties) {
            var all = new HashMap<EntityKey, List<Relation>>();
            ties.told().forEach((key, now) -> {
                var before = tied.get(report.source() + " " + key);
                all.put(key, mistied(key, isLost(key) && before != null ? before : now));
            });
            return new Report.Ties(ties.types(), all);
        }

        /** Whether what happens to an entity is not seen. */
        boolean isLost(EntityKey key) {
            return !isLie(key) && chance.of(key, "loss") < loss;
        }

        /** Whether an entity is slandered. */
        boolean isLie(EntityKey key) {
            return BadStates.has(key.kind()) && chance.of(key, "lie") < lies;
        }
    }

    /** The way of one incident. */
    Way of(Recording recording, long seed) {
        return new Way(recording, new Chance(seed));
    }
}
