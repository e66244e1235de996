package io.vioscope.timeline;

import io.vioscope.simulator.fault.FaultCatalog;
import java.util.List;

/** Prints what is said about each fault alone. */
final class SurveyMain {
    public static void main(String[] args) {
        var only = List.of(args);
        for (var fault : FaultCatalog.all()) {
            if (!only.isEmpty() && !only.contains(fault.id())) continue;
            try (var cloud = WatchedCloud.of(60, 3)) {
                cloud.at("60s");
                var struck = cloud.strike(fault.id());
                cloud.at("900s");
                System.out.println("## " + fault.id() + " " + struck.targets());
                cloud.snapshot()
                        .state()
                        .problems()
                        .open()
                        .values()
                        .forEach(p -> System.out.println("   OPEN " + p.phase() + " " + p.key() + " "
                                + p.verdict().certainty() + "% since " + p.openedAt() + " explains "
                                + p.verdict().explains() + " " + p.impact().counts() + " tie "
                                + p.verdict().rejected()));
                cloud.told().stream().filter(l -> l.startsWith("problem_")).forEach(l -> System.out.println("   " + l));
                if (cloud.told().stream().noneMatch(l -> l.startsWith("problem_")))
                    cloud.told().stream()
                            .limit(4)
                            .forEach(l -> System.out.println("   - " + l.substring(0, Math.min(300, l.length()))));
            } catch (Throwable t) {
                System.out.println("## " + fault.id() + " FAILED " + t);
                t.printStackTrace(System.out);
            }
        }
        System.exit(0);
    }
}
