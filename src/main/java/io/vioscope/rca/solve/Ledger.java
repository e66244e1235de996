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
import java.util.List;
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
    private final int[] activeOf;
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
        this.activeOf = new int[model.symptoms().size()];
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
        return active.get(key(symptom.entity(), symptom.number())) == symptom;
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
        if (now == null && before == null) {
            return;
        }
        var wasSound = before == null ? List.<Cause>of() : sound(number, before);
        if (before != null && now != null && before.relations().equals(now.relations())) {
            rewrite(number, before, now, read, wasSound);
            return;
        }
        expect(number, wasSound, -1);
        var moved = before == null ? new LinkedHashSet<Symptom>() : takeOut(number, before);
        if (now == null) {
            model.symptoms(key.kind()).forEach(symptom -> clear(number, symptom.number()));
            topology.remove(key);
        } else {
            moved.addAll(putIn(now));
            show(topology.number(key), now, read);
            expect(topology.number(key), sound(topology.number(key), now), 1);
        }
        moved.stream().filter(this::isActive).forEach(this::link);
    }

    /** Takes a change that leaves all ties as they are. */
    private void rewrite(
            int number, Entity before, Entity now, ReadFailure.@Nullable Cause read, List<Cause> wasSound) {
        var others = shown(number, now.kind());
        others.removeIf(symptom -> pointsAtTheSame(symptom, before, now));
        others.forEach(this::unlink);
        topology.put(now);
        show(number, now, read);
        others.stream().filter(this::isActive).forEach(this::link);
        var isSound = sound(number, now);
        if (!isSound.equals(wasSound)) {
            expect(number, wasSound, -1);
            expect(number, isSound, 1);
        }
    }

    private boolean pointsAtTheSame(Symptom symptom, Entity before, Entity now) {
        return model.causes(symptom.type()).stream()
                .map(cause -> cause.rule().only())
                .allMatch(only -> only.fits(before, null) == only.fits(now, null));
    }

    /** Undoes what rests on the ties of an entity: the links of symptoms that it shows or that lead through it, and counts. */
    private Set<Symptom> takeOut(int number, Entity before) {
        var shown = shown(number, before.kind());
        shown.forEach(this::unlink);
        shown.forEach(background::remove);
        background.count(before, -1);
        shown.addAll(unlinked(before.kind(), number));
        return shown;
    }

    private Set<Symptom> putIn(Entity now) {
        var number = topology.put(now);
        background.count(now, 1);
        shown(number, now.kind()).forEach(background::add);
        return unlinked(now.kind(), number);
    }

    /** Takes off their candidates the symptoms whose way leads through an entity, and has these counted anew. */
    private Set<Symptom> unlinked(Kind kind, int number) {
        var found = new LinkedHashSet<Symptom>();
        for (var passage : model.passages(kind)) {
            through(passage.cause(), passage.place(), number, found);
        }
        found.forEach(this::unlink);
        return found;
    }

    private void through(Cause cause, int place, int number, Set<Symptom> found) {
        var rule = cause.rule();
        if (live[cause.number()] > 0 && rule.countsAbsent()) {
            walker.causes(rule.path(), place, number).forEach(end -> uncount(cause, end));
        }
        var symptoms = model.number(rule.symptom());
        if (activeOf[symptoms] == 0) {
            return;
        }
        if (rule.path().leadsAnywhere(place)) {
            active.values().stream()
                    .filter(symptom -> symptom.number() == symptoms)
                    .forEach(found::add);
        } else {
            walker.originsThrough(rule.path(), place, number).forEach(origin -> {
                var symptom = active.get(key(origin, symptoms));
                if (symptom != null) {
                    found.add(symptom);
                }
            });
        }
    }

    private void uncount(Cause cause, int end) {
        var candidate = candidates.get(key(end, cause.number()));
        if (candidate != null) {
            candidate.uncount(cause.place());
            stale(candidate);
        }
    }

    /** The rules by which there could be a candidate that expects something of an entity which does not show it. */
    private List<Cause> sound(int number, Entity entity) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Cause>(2);
        for (var cause : model.expecting(entity.kind())) {
            if (live[cause.number()] > 0 && isSound(cause.rule().symptom(), number, entity)) {
                found.add(cause);
            }
        }
        return found;
    }

    private boolean isSound(SymptomType type, int number, Entity entity) {
        var which = model.number(type);
        return type.among().fits(entity, null) && (activeOf[which] == 0 || !active.containsKey(key(number, which)));
    }

    /** Has the candidates expect something of so many more. */
    private void expect(int number, List<Cause> by, int more) {
        for (var cause : by) {
            walker.causes(cause.rule().path(), 0, number).forEach(end -> {
                var candidate = candidates.get(key(end, cause.number()));
                if (candidate != null) {
                    candidate.addSound(cause.place(), more);
                    stale(candidate);
                }
            });
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
        var aspects = new ArrayList<String>(0);
        for (var symptom : model.symptoms(entity.kind())) {
            var type = symptom.type();
            if (type.when().fits(entity, read) && !aspects.contains(type.aspect())) {
                aspects.add(type.aspect());
                raise(number, type, symptom.number());
            } else {
                clear(number, symptom.number());
            }
        }
    }

    private Set<Symptom> shown(int number, Kind kind) {
        var all = new LinkedHashSet<Symptom>(0);
        for (var type : model.symptoms(kind)) {
            var symptom = activeOf[type.number()] == 0 ? null : active.get(key(number, type.number()));
            if (symptom != null) {
                all.add(symptom);
            }
        }
        return all;
    }

    private void raise(int number, SymptomType type, int which) {
        if (activeOf[which] > 0 && active.containsKey(key(number, which))) {
            return;
        }
        var symptom = new Symptom(number, type, which);
        active.put(key(number, which), symptom);
        activeOf[which]++;
        background.add(symptom);
        link(symptom);
    }

    private void clear(int number, int which) {
        var symptom = activeOf[which] == 0 ? null : active.remove(key(number, which));
        if (symptom != null) {
            activeOf[which]--;
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
        var candidate = candidates.computeIfAbsent(key(end, cause.number()), k -> {
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
        if (rule.countsAbsent()) {
            if (!candidate.isCounted(place)) {
                candidate.count(place, sound(rule, candidate.entity()));
            }
            candidate.see(place, blind.contains(rule.symptom().kind()));
        }
    }

    /** How many of those that should show a symptom do not. */
    private int sound(Rule rule, int cause) {
        var good = new int[1];
        walker.eachOrigin(rule.path(), cause, origin -> {
            var entity = topology.entity(origin);
            if (entity != null && isSound(rule.symptom(), origin, entity)) {
                good[0]++;
            }
        });
        return good[0];
    }

    private static long key(int entity, int which) {
        return (long) which << Integer.SIZE | entity;
    }
}
