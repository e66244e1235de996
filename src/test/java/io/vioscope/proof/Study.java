package io.vioscope.proof;

import io.vioscope.rca.causal.CausalModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** All conditions under which recorded incidents are judged. */
final class Study {
    /** The suite of what only further sources see well: each fault alone and undistorted. */
    static final String WORTH = "worth";

    /** The suite of what the message bus makes known sooner. */
    static final String HEARD = "heard";

    /** The suite of what one further source buys. */
    static final String FURTHER = "further";

    private static final double[] LOSSES = {0, 0.05, 0.10, 0.20, 0.30};
    private static final double[] LIES = {0, 0.001, 0.01};
    private static final double[] STALE = {0.05, 0.20};
    private static final List<String> GRIDS = List.of("single", "pair", "triple");
    private static final String GRID = " grid";

    private final CausalModel model;
    private final Judge judge;
    private final Announced announced;
    private final List<Method> methods;
    private final List<Method> firstTwo;
    private final Map<String, CausalModel> without = new HashMap<>();
    private final Map<String, List<Condition>> suites = new LinkedHashMap<>();
    private final List<Condition> all = new ArrayList<>();
    private final Map<SourceSet, Notes> notes;
    private final Worth worth;
    private final Further further;
    private final Sooner sooner = new Sooner();
    private final Reasons reasons;

    Study(CausalModel model) {
        this.model = model;
        this.judge = new Judge(model);
        this.announced = new Announced(model);
        this.methods = List.of(announced, new Greedy(), new Codebook(), new VitrageLike(), new Topmost());
        this.firstTwo = methods.subList(0, 2);
        this.notes = SourceSet.each(set -> new Notes(judge, announced));
        this.worth = new Worth(judge, announced);
        this.further = new Further(judge, announced);
        this.reasons = new Reasons(model, judge);
        for (var set : SourceSet.GROWING) {
            conditions(set, Objects.requireNonNull(notes.get(set)));
        }
        SourceSet.ONE_FURTHER.forEach(this::further);
        for (var set : List.of(SourceSet.OPENSTACK, SourceSet.BUS)) {
            add(HEARD, HEARD, set, Distortion.NONE, r -> model, List.of(announced))
                    .telling(sooner::hear);
        }
        for (var stale : STALE) {
            var name = "1 fault, %.0f %% of the ties stale".formatted(stale * 100);
            add("single", name, new Distortion(0.10, 0.001, stale));
        }
        GRIDS.forEach(this::grid);
        all.stream()
                .filter(Study::isReasoned)
                .forEach(c -> c.telling((outcome, judgement) ->
                        reasons.hear("%s, %s".formatted(c.name(), c.sources().words()), outcome, judgement)));
        all.forEach(c -> c.telling((outcome, judgement) -> Closeup.of(c.name(), outcome, judgement)));
    }

    private void conditions(SourceSet set, Notes to) {
        var usual = Distortion.USUAL;
        add("single", "1 fault, undistorted", set, Distortion.NONE).telling(to.undistorted()::hear);
        add("single", "1 fault", set, usual).telling(to.usual()::hear).telling(to.certainties()::hear);
        add("pair", "2 faults", set, usual).telling(to.certainties()::hear).telling(to.several()::hear);
        add("triple", "3 faults", set, usual).telling(to.certainties()::hear).telling(to.several()::hear);
        add("adjacent", "2 adjacent faults", set, usual).telling(to.several()::hear);
        add("outage", "1 fault while an API is dead", set, usual);
        add("single", "1 fault without a rule", set, usual, this::withoutItsRule, methods(set))
                .telling(to.withoutRule()::hear);
        add("other", "planned work, user actions, noise", set, usual).telling(to.usual()::hear);
        add("none", "nothing", set, usual);
        add("none", "nothing, 1 % false", set, new Distortion(0.10, 0.01, 0));
        add("timed", "timed", set, usual, r -> model, List.of(announced)).telling(to.promptness()::hear);
        add(WORTH, WORTH, set, Distortion.NONE, r -> model, List.of(announced)).telling(worth::hear);
    }

    private void further(SourceSet set) {
        add(FURTHER, "further, undistorted", set, Distortion.NONE, r -> model, List.of(announced))
                .telling(further.undistorted()::hear);
        add(FURTHER, "further", set, Distortion.USUAL, r -> model, List.of(announced))
                .telling(further.usual()::hear);
    }

    private List<Method> methods(SourceSet set) {
        return set == SourceSet.OPENSTACK ? methods : firstTwo;
    }

    /** Where it is told why a diagnosis was not exact. */
    private static boolean isReasoned(Condition condition) {
        return condition.name().matches("\\d( adjacent)? faults?( while.*|, undistorted)?")
                || condition.name().equals(grid(GRIDS.get(0), LIES[2], LOSSES[2]));
    }

    private void grid(String suite) {
        for (var lies : LIES) {
            for (var loss : LOSSES) {
                add(suite + GRID, grid(suite, lies, loss), new Distortion(loss, lies, 0));
            }
        }
    }

    /** The name of a condition of the grid. */
    static String grid(String suite, double lies, double loss) {
        return "%s false %.1f %% loss %.0f %%".formatted(suite, lies * 100, loss * 100);
    }

    private Condition add(String suite, String name, SourceSet set, Distortion distortion) {
        return add(suite, name, set, distortion, recording -> model, methods(set));
    }

    private void add(String suite, String name, Distortion distortion) {
        add(suite, name, SourceSet.OPENSTACK, distortion, recording -> model, methods.subList(0, 3));
    }

    private Condition add(
            String suite,
            String name,
            SourceSet set,
            Distortion distortion,
            Function<Recording, CausalModel> with,
            List<Method> by) {
        var condition = new Condition(name, set, distortion, with, judge, by);
        suites.computeIfAbsent(suite, s -> new ArrayList<>()).add(condition);
        all.add(condition);
        return condition;
    }

    private CausalModel withoutItsRule(Recording recording) {
        return without.computeIfAbsent(
                recording.truths().get(0).fault(),
                fault -> new CausalModel(
                        model.symptoms(),
                        model.problems().stream()
                                .filter(p -> !p.faults().contains(fault))
                                .toList(),
                        model.consequences()));
    }

    /** Plays an incident under every condition of the grid, if its suite has one. */
    void playGrid(String suite, Incident incident, long seed) {
        play(suite + GRID, incident, seed);
    }

    /** Plays an incident under every condition of its suite. */
    void play(String suite, Incident incident, long seed) {
        suites.getOrDefault(suite, List.of()).forEach(condition -> condition.play(incident, seed));
    }

    Reasons reasons() {
        return reasons;
    }

    Judge judge() {
        return judge;
    }

    /** How it stands with single faults. */
    String first() {
        var tally = all.get(1).tallies().get(announced.name());
        return tally == null ? "" : tally.exact() + " % exact";
    }

    /** Prints the tables of all that was played. */
    void print() {
        var played = all.stream().filter(Condition::isPlayed).toList();
        Tables.methods(played.stream()
                .filter(c -> c.tallies().size() == methods.size())
                .toList());
        Tables.sources(played.stream().filter(c -> c.tallies().size() > 1).toList(), firstTwo);
        worth.print();
        further.print();
        sooner.print();
        Tables.evidence(played.stream()
                .filter(c -> c.sources() == SourceSet.OPENSTACK && c.name().matches("[123] faults?"))
                .toList());
        if (played.stream().anyMatch(c -> c.name().equals(grid(GRIDS.get(0), LIES[0], LOSSES[0])))) {
            Tables.grid(played, LOSSES, LIES, methods.subList(0, 3));
        }
        Tables.methods(played.stream().filter(c -> c.name().contains("stale")).toList());
        reasons.print();
        SourceSet.GROWING.forEach(set -> Objects.requireNonNull(notes.get(set)).print(set));
    }
}
