package io.vioscope.model;

import java.util.List;

/**
 * Why something is held to be the cause.
 *
 * @param certainty  how sure, in per cent: of verdicts that say 90, 90 of 100 are right
 * @param evidence   what was found, the strongest first
 * @param rejected   which other causes were considered, the nearest first
 * @param faults     which faults this can be, by their names in the causal model; more than one where what is seen does
 *                   not tell them apart
 * @param unseen     kinds that should have been looked at and cannot be seen now
 * @param settledBy  sources that would tell more, such as {@code vcenter}
 */
public record Verdict(
        int certainty,
        List<Evidence> evidence,
        List<Rejected> rejected,
        List<String> faults,
        List<Kind> unseen,
        List<String> settledBy) {
    public Verdict {
        evidence = List.copyOf(evidence);
        rejected = List.copyOf(rejected);
        faults = List.copyOf(faults);
        unseen = List.copyOf(unseen);
        settledBy = List.copyOf(settledBy);
    }

    /** How many alarms and other symptoms it explains. */
    public int explains() {
        var seen = 0;
        for (var e : evidence) {
            seen += e.standing() == Evidence.Standing.SEEN ? e.bad() : 0;
        }
        return seen;
    }

    /** Whether it is not told before something else shows than the thing itself. */
    public boolean isAwaited() {
        return evidence.stream().anyMatch(e -> e.standing() == Evidence.Standing.AWAITED);
    }

    /** Whether another cause is as good. */
    public boolean isTied() {
        return rejected.stream().anyMatch(r -> r.why() == Rejected.Why.TIE);
    }
}
