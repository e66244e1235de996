package io.vioscope.web.topology;

import io.vioscope.model.Kind;
import io.vioscope.model.Relation;

/** Which end of a tie depends on the other. */
enum Dependence {
    /** What holds the tie depends on what it leads to. */
    HOLDER,
    /** What it leads to depends on what holds it. */
    END,
    /** Neither: whose something is, and what it was made from, does not carry it. */
    NEITHER;

    /**
     * Of a tie. A server depends on its volumes and ports, which are attached to it, a subnet on the router that reaches it; a group
     * of services, and a cluster, on what is part of them, where elsewhere the part depends on the whole.
     */
    static Dependence of(Relation tie) {
        return switch (tie.type()) {
            case HOSTED_ON,
                    MANAGED_BY,
                    CONNECTED_TO,
                    SNAPSHOT_OF,
                    REGISTERED_IN,
                    ASSOCIATED_WITH,
                    SERVED_BY,
                    RUNS_ON,
                    STORED_ON -> HOLDER;
            case ATTACHED_TO, ROUTES -> END;
            case PART_OF -> isMadeOfParts(tie.to().kind()) ? END : HOLDER;
            case OWNED_BY, BOOTED_FROM -> NEITHER;
        };
    }

    private static boolean isMadeOfParts(Kind whole) {
        return whole == Kind.SERVICE_GROUP || whole == Kind.HYPERVISOR;
    }
}
