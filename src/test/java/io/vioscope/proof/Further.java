package io.vioscope.proof;

import io.vioscope.proof.Judge.Judgement;
import io.vioscope.simulator.fault.FaultCatalog;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What one further source buys beside OpenStack, by group of faults, each fault alone; and which faults are told by it alone. */
final class Further {
    private static final String ALL = "all";

    private final Side undistorted;
    private final Side usual;

    Further(Judge judge, Announced announced) {
        undistorted = new Side(judge, announced);
        usual = new Side(judge, announced);
    }

    Side undistorted() {
        return undistorted;
    }

    Side usual() {
        return usual;
    }

    void print() {
        if (!undistorted.groups.isEmpty()) {
            undistorted.print("undistorted");
            undistorted.printBought();
            undistorted.printWrong();
            usual.print("10 % loss, 0.1 % false");
            usual.printWrong();
        }
    }

    private static final class Line {
        private int trials;
        private int told;
        private int named;
        private int exact;
        private int wrong;
        private final Set<String> wrongCauses = new TreeSet<>();

        private String words() {
            return "%d; %d; %d%s".formatted(told, named, exact, wrong == 0 ? "" : "; **" + wrong + " false**");
        }
    }

    /** Under one distortion. */
    static final class Side {
        private final Judge judge;
        private final Announced announced;
        private final Map<String, Map<SourceSet, Line>> groups = new LinkedHashMap<>();
        private final Map<String, Map<SourceSet, Line>> faults = new TreeMap<>();

        private Side(Judge judge, Announced announced) {
            this.judge = judge;
            this.announced = announced;
        }

        void hear(Outcome outcome, Judgement judgement) {
            var recording = outcome.recording();
            var truth = recording.truths().get(0);
            for (var lines : List.of(of(groups, group(truth.fault())), of(groups, ALL), of(faults, truth.fault()))) {
                var line = lines.computeIfAbsent(recording.sources(), set -> new Line());
                line.trials++;
                line.told += judgement.found().contains(truth) ? 1 : 0;
                line.named += announced.causes(outcome).stream().anyMatch(c -> judge.isRight(c, truth)) ? 1 : 0;
                line.exact += !judgement.required().isEmpty() && judgement.isExact() ? 1 : 0;
                line.wrong += judgement.wrong().isEmpty() ? 0 : 1;
                judgement.wrong().forEach(cause -> line.wrongCauses.add(cause.name()));
            }
        }

        private static Map<SourceSet, Line> of(Map<String, Map<SourceSet, Line>> all, String name) {
            return all.computeIfAbsent(name, n -> new EnumMap<>(SourceSet.class));
        }

        private static String group(String fault) {
            return FaultCatalog.sections().entrySet().stream()
                    .filter(section -> section.getValue().stream()
                            .anyMatch(type -> type.id().equals(fault)))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
        }

        private void print(String distortion) {
            System.out.println("\n### What one further source buys, " + distortion
                    + "\n\nOf so many incidents, one fault each: told, by a cause or by the alarm of what was struck; named by a"
                    + " cause; exact, that is told and nothing else said; incidents with a false cause.\n");
            System.out.println("| faults | incidents | "
                    + SourceSet.ONE_FURTHER.stream().map(SourceSet::words).collect(Collectors.joining(" | "))
                    + " |\n|---|--:|" + "---|".repeat(SourceSet.ONE_FURTHER.size()));
            var names = new ArrayList<>(FaultCatalog.sections().keySet());
            names.add(ALL);
            names.stream().filter(groups::containsKey).forEach(name -> {
                var lines = of(groups, name);
                System.out.println("| " + name + " | " + line(lines, SourceSet.OPENSTACK).trials + " | "
                        + SourceSet.ONE_FURTHER.stream()
                                .map(set -> line(lines, set).words())
                                .collect(Collectors.joining(" | "))
                        + " |");
            });
        }

        private void printBought() {
            System.out.println(
                    "\n| further source | told only with it | named by a cause only with it | told only without it |"
                            + "\n|---|---|---|---|");
            SourceSet.ONE_FURTHER.stream()
                    .filter(set -> set != SourceSet.OPENSTACK)
                    .forEach(set -> System.out.println("| " + set.words() + " | "
                            + those(set, (with, without) -> with.told > without.told) + " | "
                            + those(set, (with, without) -> with.named > without.named) + " | "
                            + those(set, (with, without) -> with.told < without.told) + " |"));
        }

        private void printWrong() {
            System.out.println("\n| fault | sources | false causes |\n|---|---|---|");
            faults.forEach((fault, sets) -> sets.forEach((set, line) -> {
                if (line.wrong > 0) {
                    System.out.println("| " + fault + " | " + set.words() + " | " + line.wrongCauses + " |");
                }
            }));
        }

        private String those(SourceSet set, BiPredicate<Line, Line> differs) {
            var some = faults.entrySet().stream()
                    .filter(fault ->
                            differs.test(line(fault.getValue(), set), line(fault.getValue(), SourceSet.OPENSTACK)))
                    .map(fault -> words(fault.getKey(), line(fault.getValue(), set), fault.getValue()))
                    .collect(Collectors.joining(", "));
            return some.isEmpty() ? "-" : some;
        }

        private static String words(String fault, Line with, Map<SourceSet, Line> sets) {
            var without = line(sets, SourceSet.OPENSTACK);
            return "`%s` (%d, named %d, of %d; without %d, %d)"
                    .formatted(fault, with.told, with.named, with.trials, without.told, without.named);
        }

        private static Line line(Map<SourceSet, Line> sets, SourceSet set) {
            return sets.getOrDefault(set, new Line());
        }
    }
}
