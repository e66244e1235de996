package io.vioscope.proof;

import io.vioscope.rca.causal.CausalModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All conditions under which recorded incidents are judged. */
final class Study {
    private static final double[] LOSSES = {0, 0.05, 0.10, 0.20, 0.30};
    private static final double[] LIES = {0, 0.001, 0.01};
    private static final double[] STALE = {0.05, 0.20};
    private static final List<String> GRIDS = List.of("single", "pair", "triple");
    private static final String GRID = " grid";

    private final CausalModel model;
    private final Judge judge;
    private final Announced announced;
    private final List<Method> methods;
    private final Map<String, CausalModel> without = new HashMap<>();
    private final Map<String, List<Condition>> suites = new LinkedHashMap<>();
    private final List<Condition> all = new ArrayList<>();
    private final Mistakes undistorted = new Mistakes();
    private final Mistakes mistakes = new Mistakes();
    private final Certainties certainties;
    private final Promptness promptness;

    Study(CausalModel model) {
        this.model = model;
        this.judge = new Judge(model);
        this.announced = new Announced(model);
        this.methods = List.of(announced, new Greedy(), new Codebook(), new VitrageLike(), new Topmost());
        this.certainties = new Certainties(judge, announced);
        this.promptness = new Promptness(judge, announced);
        add("single", "1 fault, undistorted", Distortion.NONE).telling(undistorted::hear);
        add("single", "1 fault", Distortion.USUAL).telling(mistakes::hear).telling(certainties::hear);
        add("pair", "2 faults", Distortion.USUAL).telling(certainties::hear);
        add("triple", "3 faults", Distortion.USUAL).telling(certainties::hear);
        add("adjacent", "2 adjacent faults", Distortion.USUAL);
        add("outage", "1 fault while an API is dead", Distortion.USUAL);
        add("single", "1 fault without a rule", Distortion.USUAL, this::withoutItsRule, methods);
        add("other", "planned work, user actions, noise", Distortion.USUAL).telling(mistakes::hear);
        add("none", "nothing", Distortion.USUAL);
        add("none", "nothing, 1 % false", new Distortion(0.10, 0.01, 0));
        add("timed", "timed", Distortion.USUAL, r -> model, List.of(announced)).telling(promptness::hear);
        for (var stale : STALE) {
            var name = "1 fault, %.0f %% of the ties stale".formatted(stale * 100);
            add("single", name, new Distortion(0.10, 0.001, stale), r -> model, methods.subList(0, 3));
        }
        for (var suite : GRIDS) {
            grid(suite);
        }
    }

    private void grid(String suite) {
        for (var lies : LIES) {
            for (var loss : LOSSES) {
                var name = grid(suite, lies, loss);
                add(suite + GRID, name, new Distortion(loss, lies, 0), r -> model, methods.subList(0, 3));
            }
        }
    }

    /** The name of a condition of the grid. */
    static String grid(String suite, double lies, double loss) {
        return "%s false %.1f %% loss %.0f %%".formatted(suite, lies * 100, loss * 100);
    }

    private Condition add(String suite, String name, Distortion distortion) {
        return add(suite, name, distortion, recording -> model, methods);
    }

    private Condition add(
            String suite, String name, Distortion distortion, Function<Recording, CausalModel> with, List<Method> by) {
        var condition = new Condition(name, distortion, with, judge, by);
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

    /** Plays an incident under every condition of its suite; every third also under those of the grid. */
    void play(String suite, Recording recording, long seed) {
        if (GRIDS.contains(suite) && seed % 3 == 0) {
            suites.getOrDefault(suite + GRID, List.of()).forEach(condition -> condition.play(recording, seed));
        }
        suites.getOrDefault(suite, List.of()).forEach(condition -> condition.play(recording, seed));
    }

    Judge judge() {
        return judge;
    }

    /** How it stands with single faults. */
    String first() {
        var tally = all.get(1).tallies().get(announced.name());
        return tally == null ? "" : tally.exact() + " % exact";
    }

    /** Prints all tables. */
    void print() {
        Tables.methods(
                all.stream().filter(c -> c.tallies().size() == methods.size()).toList());
        Tables.evidence(
                all.stream().filter(c -> c.name().matches("[123] faults?")).toList());
        Tables.grid(all, LOSSES, LIES, methods.subList(0, 3));
        Tables.methods(all.stream().filter(c -> c.name().contains("stale")).toList());
        System.out.println("\n### Certainty");
        certainties.print();
        System.out.println("\n### Time");
        promptness.print();
        System.out.println("\n### Wrongly diagnosed, 10 % loss and 0.1 % false");
        mistakes.print();
        System.out.println("\n### Wrongly diagnosed, undistorted");
        undistorted.print();
    }
}
