package io.vioscope.proof;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.proof.Recording.Truth;
import io.vioscope.rca.Sighting.Sign;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.simulator.fault.FaultCatalog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what of an answer is right. It alone knows the truth. */
final class Judge {
    private static final int ALARMS_OF_THEIR_OWN = 3;

    private final CausalModel model;

    /** @param model the whole model, whatever the engine that is judged had of it */
    Judge(CausalModel model) {
        this.model = model;
    }

    /**
     * A judgement.
     *
     * @param required the faults that something which was delivered identifies, with the number of entities that do
     * @param found    those of all faults that are named, and those that are the alarm of what they struck and no more
     * @param right    how many causes are named that are right
     * @param wrong    causes that are named and are not
     */
    record Judgement(Map<Truth, Integer> required, Set<Truth> found, int right, Set<ProblemKey> wrong) {
        boolean isExact() {
            return wrong.isEmpty() && found.containsAll(required.keySet());
        }
    }

    Judgement judge(Outcome outcome, Set<ProblemKey> named) {
        var truths = outcome.recording().truths();
        var found = new HashSet<Truth>();
        var wrong = new HashSet<ProblemKey>();
        for (var problem : named) {
            var of = truths.stream().filter(truth -> isRight(problem, truth)).toList();
            found.addAll(of);
            if (of.isEmpty()) {
                wrong.add(problem);
            }
        }
        var required = required(outcome);
        truths.stream().filter(truth -> isToldAsEvent(truth, outcome)).forEach(found::add);
        required.forEach((truth, signs) -> {
            if (signs <= ALARMS_OF_THEIR_OWN && isAlarmOfItsOwn(truth, outcome)) {
                found.add(truth);
            }
        });
        return new Judgement(required, found, named.size() - wrong.size(), wrong);
    }

    /** Planned work, user actions and noise are recognised, and nobody is woken for them. */
    private boolean isToldAsEvent(Truth truth, Outcome outcome) {
        return FaultCatalog.find(truth.fault())
                        .filter(fault -> !Incidents.isAnnounced(fault))
                        .isPresent()
                && outcome.open().stream().anyMatch(problem -> isRight(problem.key(), truth));
    }

    /** What shows nowhere but at the thing itself, or at what was made new, is told by the alarm of that thing. */
    private static boolean isAlarmOfItsOwn(Truth truth, Outcome outcome) {
        var alarms = outcome.sight().snapshot().state().alarms();
        var known = outcome.recording().before().state().inventory();
        var alone = truth.alone(outcome.recording().sources());
        return outcome.fresh().stream()
                .filter(sign -> shows(alone, sign, known.get(sign.entity()).isEmpty()))
                .allMatch(sign -> (sign.entity().id().equals(truth.target().id())
                                || known.get(sign.entity()).isEmpty()
                                || isLeftOf(truth, sign.entity(), outcome))
                        && !alarms.of(sign.entity()).isEmpty());
    }

    /** Where what was struck exists no more, what belonged to it stands for it. */
    private static boolean isLeftOf(Truth truth, EntityKey entity, Outcome outcome) {
        return outcome.sight()
                        .snapshot()
                        .state()
                        .inventory()
                        .get(truth.target())
                        .isEmpty()
                && entity.kind() == Kind.PORT
                && truth.places().contains(entity);
    }

    /** Whether a problem is what a fault looks like, at the right place. */
    boolean isRight(ProblemKey problem, Truth truth) {
        return model.problem(problem.name())
                        .filter(type -> type.faults().contains(truth.fault()))
                        .isPresent()
                && (truth.places().isEmpty()
                        || problem.entity().kind() == Kind.CLOUD
                        || truth.places().contains(problem.entity()));
    }

    /** Whether it is right for any of them. */
    boolean isRight(ProblemKey problem, Outcome outcome) {
        return outcome.recording().truths().stream().anyMatch(truth -> isRight(problem, truth));
    }

    private static Map<Truth, Integer> required(Outcome outcome) {
        var truths = outcome.recording().truths();
        var known = outcome.recording().before().state().inventory();
        var required = new LinkedHashMap<Truth, Integer>();
        var sources = outcome.recording().sources();
        for (var truth : truths) {
            var own = new HashSet<EntityKey>();
            for (var sign : outcome.fresh()) {
                var isNew = known.get(sign.entity()).isEmpty();
                var others = truths.stream()
                        .filter(other -> !other.equals(truth))
                        .anyMatch(other -> shows(other.alone(sources), sign, isNew));
                if (shows(truth.alone(sources), sign, isNew) && !others) {
                    own.add(sign.entity());
                }
            }
            if (!own.isEmpty()) {
                required.put(truth, own.size());
            }
        }
        return required;
    }

    /** What is new has another id each time. */
    private static boolean shows(Set<Sign> alone, Sign sign, boolean isNew) {
        return isNew ? alone.stream().anyMatch(s -> s.symptom().equals(sign.symptom())) : alone.contains(sign);
    }

    /** Causes by what they are called. */
    static String names(Set<ProblemKey> problems) {
        var counts = new HashMap<String, Integer>();
        problems.forEach(p -> counts.merge(p.name(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + " x" + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
