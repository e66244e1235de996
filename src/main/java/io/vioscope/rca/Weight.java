package io.vioscope.rca;

import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;

/**
 * How much a problem hurts, as one number, to sort by and for nothing else: points for each who suffers, by how many people hang
 * on such a thing, times how they suffer, and points for the redundancy that is gone. The table stands in docs/diagnosis.md.
 */
public final class Weight {
    private static final int LOST = 100;
    private static final int AT_RISK = 20;

    private Weight() {}

    /** The points of all who suffer. */
    public static int of(Impact impact) {
        var points = (long) LOST * impact.lost() + (long) AT_RISK * impact.atRisk();
        for (var flow : impact.counts().entrySet()) {
            for (var kind : flow.getValue().entrySet()) {
                points += (long) of(flow.getKey()) * of(kind.getKey()) * kind.getValue();
            }
        }
        return (int) Math.min(points, Integer.MAX_VALUE);
    }

    private static int of(Flow flow) {
        return switch (flow) {
            case SERVICE -> 10;
            case MANAGEMENT -> 2;
            case KNOWLEDGE -> 1;
        };
    }

    private static int of(Kind kind) {
        return switch (kind) {
            case PROJECT, LOAD_BALANCER, ROUTER -> 10;
            case SERVER, NETWORK -> 5;
            case VOLUME, FLOATING_IP, SUBNET -> 3;
            default -> 1;
        };
    }
}
