package io.vioscope.rca.solve;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.CausalModel.Cause;
import io.vioscope.rca.causal.CausalModel.Numbered;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.graph.Topology;
import io.vioscope.rca.graph.Walker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
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
    private final Symptoms symptoms;
    private final Candidates candidates;
    private final Expectations expectations;
    private Set<Kind> blind = EnumSet.noneOf(Kind.class);

    /** Nothing is wrong yet. */
    public Ledger(CausalModel model, Topology topology) {
        this.model = model;
        this.topology = topology;
        this.walker = new Walker(topology);
        this.background = new Background(topology);
        this.symptoms = new Symptoms(model.symptoms().size());
        this.candidates = new Candidates(model.problems().size(), background);
        this.expectations = new Expectations(model, topology, walker, symptoms, candidates);
    }

    /** All symptoms that are there. */
    public Collection<Symptom> active() {
        return symptoms.all();
    }

    /** All that could be the cause of one. */
    public Collection<Candidate> candidates() {
        return candidates.all();
    }

    /** The symptoms about which something changed since this was last asked. */
    Set<Symptom> takeDirty() {
        var changed = background.refresh();
        if (!changed.isEmpty()) {
            symptoms.all().stream()
                    .filter(symptom -> changed.contains(symptom.type()))
                    .forEach(this::staleAround);
        }
        var taken = candidates.takeDirty();
        taken.removeIf(symptom -> !isActive(symptom));
        return taken;
    }

    private void staleAround(Symptom symptom) {
        candidates.dirty(symptom);
        symptom.links().forEach(link -> candidates.stale(link.candidate()));
    }

    /** Whether a symptom is still there. */
    boolean isActive(Symptom symptom) {
        return symptoms.contains(symptom);
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
            candidates.all().stream()
                    .filter(c -> c.type().rules().stream()
                            .anyMatch(r -> changed.contains(r.symptom().seenWith())))
                    .toList()
                    .forEach(candidates::stale);
        }
    }

    /** The kinds that cannot be seen now. */
    public Set<Kind> blind() {
        return blind;
    }

    /**
     * Takes all that there is at once: less work than to take one after the other, as no way changes under what is shown
     * already. Only where nothing was taken yet.
     */
    public void fill(Collection<Entity> all, Function<Entity, ReadFailure.@Nullable Cause> read) {
        expectations.changed();
        all.forEach(topology::put);
        topology.each((entity, number) -> {
            background.count(number, entity.kind(), 1);
            show(number, entity, read.apply(entity));
        });
    }

    /** Takes a change of an entity, or its end. */
    public void change(EntityKey key, @Nullable Entity now, ReadFailure.@Nullable Cause read) {
        expectations.changed();
        var number = topology.number(key);
        var before = number < 0 ? null : topology.entity(number);
        if (before != null && now != null && before.relations().equals(now.relations())) {
            rewrite(number, before, now, read);
            return;
        }
        var moved = new LinkedHashSet<Symptom>();
        if (before != null) {
            takeOut(number, before, moved);
        }
        if (now != null) {
            putIn(now, read, moved);
        } else if (before != null) {
            model.symptoms(key.kind()).forEach(type -> clear(number, type));
            topology.remove(key);
        }
        moved.stream().filter(this::isActive).forEach(this::link);
    }

    /** Takes a change that leaves all ties as they are. */
    private void rewrite(int number, Entity before, Entity now, ReadFailure.@Nullable Cause read) {
        var wasSound = expectations.sound(number);
        var others = shown(number, now.kind());
        others.removeIf(symptom -> pointsAtTheSame(symptom, before, now));
        others.forEach(candidates::unlink);
        topology.put(now);
        show(number, now, read);
        others.stream().filter(this::isActive).forEach(this::link);
        var isSound = expectations.sound(number);
        if (!isSound.equals(wasSound)) {
            expectations.add(number, wasSound, -1);
            expectations.add(number, isSound, 1);
        }
    }

    private boolean pointsAtTheSame(Symptom symptom, Entity before, Entity now) {
        return model.causes(symptom.type()).stream()
                .map(cause -> cause.rule().only())
                .allMatch(only -> only.fits(before, null) == only.fits(now, null));
    }

    /** Undoes what rests on the ties of an entity: what is expected of it, and the links that lead from or through it. */
    private void takeOut(int number, Entity before, Set<Symptom> moved) {
        expectations.add(number, expectations.sound(number), -1);
        var shown = shown(number, before.kind());
        shown.forEach(candidates::unlink);
        shown.forEach(background::remove);
        background.count(number, before.kind(), -1);
        moved.addAll(shown);
        unlinkThrough(number, before.kind(), moved);
    }

    private void putIn(Entity now, ReadFailure.@Nullable Cause read, Set<Symptom> moved) {
        var number = topology.put(now);
        background.count(number, now.kind(), 1);
        shown(number, now.kind()).forEach(background::add);
        unlinkThrough(number, now.kind(), moved);
        show(number, now, read);
        expectations.add(number, expectations.sound(number), 1);
    }

    /** Takes off their candidates the symptoms whose way leads through an entity, and has these counted anew. */
    private void unlinkThrough(int number, Kind kind, Set<Symptom> moved) {
        var found = new LinkedHashSet<Symptom>();
        for (var passage : model.passages(kind)) {
            expectations.forget(passage.cause(), passage.place(), number);
            through(passage.cause(), passage.place(), number, found);
        }
        found.forEach(candidates::unlink);
        moved.addAll(found);
    }

    private void through(Cause cause, int place, int number, Set<Symptom> found) {
        var which = model.number(cause.rule().symptom());
        if (!symptoms.isAny(which)) {
            return;
        }
        var path = cause.rule().path();
        if (path.leadsAnywhere(place)) {
            symptoms.all().stream().filter(s -> s.number() == which).forEach(found::add);
        } else {
            walker.originsThrough(path, place, number).forEach(origin -> {
                var symptom = symptoms.of(origin, which);
                if (symptom != null) {
                    found.add(symptom);
                }
            });
        }
    }

    private void show(int number, Entity entity, ReadFailure.@Nullable Cause read) {
        var aspects = new ArrayList<String>(0);
        for (var type : model.symptoms(entity.kind())) {
            var aspect = type.type().aspect();
            if (type.type().when().fits(entity, read) && !aspects.contains(aspect)) {
                aspects.add(aspect);
                raise(number, type);
            } else {
                clear(number, type);
            }
        }
    }

    private Set<Symptom> shown(int number, Kind kind) {
        var all = new LinkedHashSet<Symptom>(0);
        for (var type : model.symptoms(kind)) {
            var symptom = symptoms.of(number, type.number());
            if (symptom != null) {
                all.add(symptom);
            }
        }
        return all;
    }

    private void raise(int number, Numbered type) {
        if (symptoms.of(number, type.number()) == null) {
            var symptom = new Symptom(number, type.type(), type.number());
            symptoms.add(symptom);
            background.add(symptom);
            link(symptom);
        }
    }

    private void clear(int number, Numbered type) {
        var symptom = symptoms.of(number, type.number());
        if (symptom != null) {
            symptoms.remove(symptom);
            background.remove(symptom);
            candidates.unlink(symptom);
        }
    }

    private void link(Symptom symptom) {
        candidates.dirty(symptom);
        var entity = topology.entity(symptom.entity());
        for (var cause : model.causes(symptom.type())) {
            if (entity != null && cause.rule().only().fits(entity, null)) {
                walker.causes(cause.rule().path(), 0, symptom.entity())
                        .forEach(end -> candidates.link(symptom, cause, end));
            }
        }
    }

    /** The candidate of a problem at an entity, or, where nothing points at it, what it would be. */
    public Candidate suppose(int entity, ProblemType type) {
        var number = model.problems().indexOf(type);
        var known = candidates.of(entity, number);
        var candidate = known == null ? new Candidate(entity, type, number, background) : known;
        count(candidate);
        return candidate;
    }

    /** Brings the counts of a candidate up to date. */
    void count(Candidate candidate) {
        expectations.count(candidate, blind);
    }
}
