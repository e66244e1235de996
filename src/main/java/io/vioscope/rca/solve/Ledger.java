package io.vioscope.rca.solve;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.CausalModel.Cause;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.causal.SymptomType;
import io.vioscope.rca.graph.Topology;
import io.vioscope.rca.graph.Walker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong now and what could be the cause of it, kept up with every change. A candidate exists only while a symptom
 * points at it, so that all of this is as large as what is broken. Mutable, for one thread.
 */
public final class Ledger {
    private final CausalModel model;
    private final Topology topology;
    private final Walker walker;
    private final Background background;
    private final Map<Long, Symptom> active = new HashMap<>();
    private final Map<SymptomType, Integer> activeOf = new HashMap<>();
    private final Map<Long, Candidate> candidates = new HashMap<>();
    private final int[] live;
    private final Set<Symptom> dirty = new LinkedHashSet<>();
    private Set<Kind> blind = EnumSet.noneOf(Kind.class);

    /** Nothing is wrong yet. */
    public Ledger(CausalModel model, Topology topology) {
        this.model = model;
        this.topology = topology;
        this.walker = new Walker(topology);
        this.background = new Background(topology);
        this.live = new int[model.problems().size()];
    }

    /** All symptoms that are there. */
    public Collection<Symptom> active() {
        return active.values();
    }

    /** All that could be the cause of one. */
    public Collection<Candidate> candidates() {
        return candidates.values();
    }

    /** The symptoms about which something changed since this was last asked. */
    Set<Symptom> takeDirty() {
        var changed = background.refresh();
        if (!changed.isEmpty()) {
            active.values().stream()
                    .filter(symptom -> changed.contains(symptom.type()))
                    .forEach(symptom -> {
                        dirty.add(symptom);
                        symptom.links().forEach(link -> stale(link.candidate()));
                    });
        }
        var taken = new LinkedHashSet<>(dirty);
        dirty.clear();
        taken.removeIf(symptom -> !isActive(symptom));
        return taken;
    }

    /** Whether a symptom is still there. */
    boolean isActive(Symptom symptom) {
        return active.get(key(symptom.entity(), symptom.type())) == symptom;
    }

    /** Whether a candidate is still there. */
    boolean isLive(Candidate candidate) {
        return !candidate.isEmpty();
    }

    /** Kinds that cannot be seen now: what they do not show is no evidence. */
    public void setBlind(Set<Kind> kinds) {
        var changed = EnumSet.noneOf(Kind.class);
        for (var kind : Kind.values()) {
            if (kinds.contains(kind) != blind.contains(kind)) {
                changed.add(kind);
            }
        }
        blind = Set.copyOf(kinds);
        if (!changed.isEmpty()) {
            candidates.values().stream()
                    .filter(c -> c.type().rules().stream()
                            .anyMatch(r -> changed.contains(r.symptom().kind())))
                    .toList()
                    .forEach(this::stale);
        }
    }

    /** The kinds that cannot be seen now. */
    public Set<Kind> blind() {
        return blind;
    }

    /** Takes a change of an entity, or its end. */
    public void change(EntityKey key, @Nullable Entity now, ReadFailure.@Nullable Cause read) {
        var number = topology.number(key);
        var before = number < 0 ? null : topology.entity(number);
        if (before != null && now != null && before.equals(now)) {
            show(number, now, read);
            return;
        }
        var tiesChange = before == null || now == null || !before.relations().equals(now.relations());
        var moved = takeOut(key.kind(), number, before, tiesChange);
        if (now == null) {
            hide(number, key.kind());
            topology.remove(key);
        } else {
            moved.addAll(putIn(now, tiesChange));
            show(topology.number(key), now, read);
        }
        moved.stream().filter(this::isActive).forEach(this::link);
    }

    /** Undoes what rests on how an entity was: counts, and the links of symptoms that it shows or that lead through it. */
    private Set<Symptom> takeOut(Kind kind, int number, @Nullable Entity before, boolean tiesChange) {
        if (number < 0) {
            return new LinkedHashSet<>();
        }
        expected(number, kind);
        var shown = shown(number, kind);
        shown.forEach(this::unlink);
        if (tiesChange) {
            shown.forEach(background::remove);
            background.count(before, -1);
            shown.addAll(unlinked(kind, number));
        }
        return shown;
    }

    private Set<Symptom> putIn(Entity now, boolean tiesChange) {
        var number = topology.put(now);
        var moved = new LinkedHashSet<Symptom>();
        if (tiesChange) {
            background.count(now, 1);
            shown(number, now.kind()).forEach(background::add);
            moved.addAll(unlinked(now.kind(), number));
        }
        expected(number, now.kind());
        return moved;
    }

    /** Takes off their candidates the symptoms whose way leads through an entity, and has these counted anew. */
    private Set<Symptom> unlinked(Kind kind, int number) {
        var found = new LinkedHashSet<Symptom>();
        for (var cause : model.passing(kind)) {
            var path = cause.rule().path();
            for (var place = 0; place <= path.steps().size(); place++) {
                if (path.at(place) == kind) {
                    through(cause, place, number, found);
                }
            }
        }
        found.forEach(this::unlink);
        return found;
    }

    private void through(Cause cause, int place, int number, Set<Symptom> found) {
        var type = cause.rule().symptom();
        if (live[cause.number()] > 0 && cause.rule().countsAbsent()) {
            walker.causes(cause.rule().path(), place, number).forEach(end -> staleIfThere(cause, end));
        }
        if (activeOf.getOrDefault(type, 0) == 0) {
            return;
        }
        if (cause.rule().path().leadsAnywhere(place)) {
            active.values().stream()
                    .filter(symptom -> symptom.type().equals(type))
                    .forEach(found::add);
        } else {
            walker.originsThrough(cause.rule().path(), place, number).forEach(origin -> {
                var symptom = active.get(key(origin, type));
                if (symptom != null) {
                    found.add(symptom);
                }
            });
        }
    }

    /** Has counted anew the candidates that expect something of an entity. */
    private void expected(int number, Kind kind) {
        if (number < 0 || candidates.isEmpty()) {
            return;
        }
        for (var cause : model.passing(kind)) {
            if (live[cause.number()] > 0
                    && cause.rule().countsAbsent()
                    && cause.rule().symptom().kind() == kind) {
                walker.causes(cause.rule().path(), 0, number).forEach(end -> staleIfThere(cause, end));
            }
        }
    }

    private void staleIfThere(Cause cause, int entity) {
        var candidate = candidates.get(key(cause, entity));
        if (candidate != null) {
            stale(candidate);
        }
    }

    /** One that is stale already has its symptoms among those that changed, and those that came later are there themselves. */
    private void stale(Candidate candidate) {
        if (!candidate.isStale()) {
            candidate.setStale(true);
            candidate.places().forEach(place -> dirty.addAll(candidate.bad(place)));
        }
    }

    private void show(int number, Entity entity, ReadFailure.@Nullable Cause read) {
        var aspects = new ArrayList<String>(2);
        for (var type : model.symptoms(entity.kind())) {
            var isThere = !aspects.contains(type.aspect()) && type.when().fits(entity, read);
            if (isThere) {
                aspects.add(type.aspect());
                raise(number, type);
            } else {
                clear(number, type);
            }
        }
    }

    private Set<Symptom> shown(int number, Kind kind) {
        var all = new LinkedHashSet<Symptom>();
        for (var type : model.symptoms(kind)) {
            var symptom = number < 0 || activeOf.getOrDefault(type, 0) == 0 ? null : active.get(key(number, type));
            if (symptom != null) {
                all.add(symptom);
            }
        }
        return all;
    }

    private void hide(int number, Kind kind) {
        if (number >= 0) {
            model.symptoms(kind).forEach(type -> clear(number, type));
        }
    }

    private void raise(int number, SymptomType type) {
        var symptom = new Symptom(number, type);
        if (active.putIfAbsent(key(number, type), symptom) == null) {
            activeOf.merge(type, 1, Integer::sum);
            background.add(symptom);
            link(symptom);
        }
    }

    private void clear(int number, SymptomType type) {
        if (activeOf.getOrDefault(type, 0) == 0) {
            return;
        }
        var symptom = active.remove(key(number, type));
        if (symptom != null) {
            activeOf.merge(type, -1, Integer::sum);
            background.remove(symptom);
            unlink(symptom);
        }
    }

    private void link(Symptom symptom) {
        dirty.add(symptom);
        var entity = topology.entity(symptom.entity());
        for (var cause : model.causes(symptom.type())) {
            if (entity == null || !cause.rule().only().fits(entity, null)) {
                continue;
            }
            walker.causes(cause.rule().path(), 0, symptom.entity()).forEach(end -> link(symptom, cause, end));
        }
    }

    private void link(Symptom symptom, Cause cause, int end) {
        var candidate = candidates.computeIfAbsent(key(cause, end), k -> {
            live[cause.number()]++;
            return new Candidate(end, cause.problem(), cause.number(), background);
        });
        if (!symptom.isLinkedTo(candidate)) {
            candidate.bad(cause.place()).add(symptom);
            symptom.links().add(new Symptom.Link(candidate, cause.place()));
            stale(candidate);
        }
    }

    private void unlink(Symptom symptom) {
        for (var link : symptom.links()) {
            var candidate = link.candidate();
            candidate.bad(link.place()).remove(symptom);
            stale(candidate);
            if (candidate.isEmpty()) {
                forget(candidate);
            }
        }
        symptom.links().clear();
    }

    private void forget(Candidate candidate) {
        candidates.remove(key(candidate.entity(), candidate.number()));
        live[candidate.number()]--;
    }

    /** The candidate of a problem at an entity, or, where nothing points at it, what it would be. */
    public Candidate suppose(int entity, ProblemType type) {
        var number = model.problems().indexOf(type);
        var known = candidates.get(key(entity, number));
        var candidate = known == null ? new Candidate(entity, type, number, background) : known;
        count(candidate);
        return candidate;
    }

    /** Brings the counts of a candidate up to date. */
    void count(Candidate candidate) {
        if (candidate.isStale()) {
            candidate.setStale(false);
            candidate.places().forEach(place -> count(candidate, place));
        }
    }

    private void count(Candidate candidate, int place) {
        var rule = candidate.type().rules().get(place);
        if (!rule.countsAbsent()) {
            return;
        }
        var good = sound(rule, candidate.entity());
        var isBlind = blind.contains(rule.symptom().kind());
        candidate.count(place, isBlind ? 0 : good, isBlind ? good : 0);
    }

    /** How many of those that should show a symptom do not. */
    private int sound(Rule rule, int cause) {
        var noneShows = activeOf.getOrDefault(rule.symptom(), 0) == 0;
        var place = model.place(rule.symptom());
        var among = rule.symptom().among();
        var good = new int[1];
        walker.eachOrigin(rule.path(), cause, origin -> {
            var entity = topology.entity(origin);
            if (entity != null && among.fits(entity, null) && (noneShows || !active.containsKey(key(origin, place)))) {
                good[0]++;
            }
        });
        return good[0];
    }

    private long key(int entity, SymptomType type) {
        return key(entity, model.place(type));
    }

    private static long key(Cause cause, int entity) {
        return key(entity, cause.number());
    }

    private static long key(int entity, int which) {
        return (long) which << Integer.SIZE | entity;
    }
}
