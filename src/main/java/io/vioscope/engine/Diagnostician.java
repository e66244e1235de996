package io.vioscope.engine;

import io.vioscope.inventory.inferred.Inference;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.rca.Diagnosis;
import io.vioscope.rca.Readings;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.learn.Learned;
import io.vioscope.rca.learn.Lesson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a step what follows from it about causes. Keeps the diagnosis of the snapshot that it made last and takes it on from
 * there; given any other snapshot it works the diagnosis out anew, which gives the same.
 */
final class Diagnostician {
    private final CausalModel model;
    private @Nullable Snapshot last;
    private @Nullable Diagnosis diagnosis;
    private SortedMap<Long, Lesson> lessons = new TreeMap<>();
    private CausalModel learned;
    private int disagreements;

    Diagnostician(CausalModel model) {
        this.model = model;
        this.learned = model;
    }

    /** The step that leads there, with those facts and what is to be said about problems. */
    Step step(Snapshot before, Snapshot after, List<Fact> facts) {
        if (model.problems().isEmpty()) {
            return new Step(after, List.copyOf(facts));
        }
        var current = after(before, after, facts);
        var said = current.facts(
                after.state().problems(),
                lookedAt(after),
                after.state().seq() + 1,
                after.asOf(),
                after.state().quiet(after.asOf())::over);
        var all = new ArrayList<>(facts);
        all.addAll(said);
        last = new Snapshot(after.state().apply(said, after.asOf()), after.sight(), after.asOf(), current.findings());
        diagnosis = current;
        return new Step(last, List.copyOf(all));
    }

    /** What was learned changes what is believed of everything. */
    private Diagnosis after(Snapshot before, Snapshot after, List<Fact> facts) {
        if (!before.state().learned().used().equals(after.state().learned().used())) {
            return anew(after);
        }
        var current = diagnosis(before);
        current.update(after.state().inventory(), changed(facts), readings(after), blind(after));
        return day(before).equals(day(after)) ? current : checked(current, after);
    }

    /** Looks at everything once more, as is done each night. Where that finds something else, it is believed. */
    private Diagnosis checked(Diagnosis current, Snapshot after) {
        var whole = anew(after);
        if (!whole.agrees(current)) {
            disagreements++;
        }
        return whole;
    }

    private static LocalDate day(Snapshot of) {
        return LocalDate.ofInstant(of.asOf(), ZoneOffset.UTC);
    }

    /** How many nightly looks at everything found something else than what was kept up with each change. */
    int disagreements() {
        return disagreements;
    }

    private Diagnosis anew(Snapshot of) {
        return Diagnosis.of(model(of.state().learned()), of.state().inventory(), readings(of), blind(of));
    }

    /** The causal model as experience has it. */
    private CausalModel model(Learned by) {
        if (!by.used().equals(lessons)) {
            lessons = by.used();
            learned = by.of(model);
        }
        return learned;
    }

    /** The diagnosis of that cloud. That snapshots are equal would take as long to see as to work it out anew. */
    @SuppressWarnings("ReferenceEquality")
    Diagnosis diagnosis(Snapshot of) {
        var known = diagnosis;
        return known != null && last == of ? known : anew(of);
    }

    private static Set<EntityKey> changed(List<Fact> facts) {
        var keys = new LinkedHashSet<EntityKey>();
        for (var fact : facts) {
            if (fact.subject() != null && !(fact instanceof ProblemFact)) {
                keys.add(fact.subject());
            }
        }
        return keys;
    }

    private static Readings readings(Snapshot snapshot) {
        var failures = new HashMap<SourceId, ReadFailure.Cause>();
        snapshot.state().sources().forEach((source, state) -> {
            if (state.why() != null) {
                failures.put(source, state.why().cause());
            }
        });
        return new Readings(failures);
    }

    private static Map<Kind, Instant> lookedAt(Snapshot snapshot) {
        var times = new EnumMap<Kind, Instant>(Kind.class);
        var sight = snapshot.sight();
        for (var kind : snapshot.state().inventory().kinds()) {
            sight.sourceOf(kind).flatMap(sight::clock).ifPresent(clock -> times.put(kind, clock.lastReportAt()));
        }
        for (var kind : snapshot.state().inventory().kinds()) {
            Inference.basis(kind).stream()
                    .flatMap(base -> Stream.ofNullable(times.get(base)))
                    .min(Comparator.naturalOrder())
                    .ifPresent(at -> times.put(kind, at));
        }
        return times;
    }

    private static Set<Kind> blind(Snapshot snapshot) {
        var blind = EnumSet.noneOf(Kind.class);
        for (var kind : snapshot.state().inventory().kinds()) {
            if (!snapshot.sees(kind)) {
                blind.add(kind);
            }
        }
        return blind;
    }
}
