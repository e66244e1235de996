package io.vioscope.agent;

import io.vioscope.agent.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/**
 * The walks under way. A walk is a chain of GETNEXT or GETBULK requests of one reader from one address and port, each of
 * which goes on where the answer to the one before ended; all of it is answered out of one tree, so that it shows one
 * state. Not for several threads.
 */
final class Walks {
    /** How long a walk may rest. */
    static final Duration REST = Duration.ofSeconds(30);

    /** How many there may be; each may keep a state in memory. The one that has rested longest has to go. */
    static final int MOST = 16;

    private static final class Walk {
        private final Object reader;
        private final Tree tree;
        private Set<OID> told = Set.of();
        private int request;
        private Instant at = Instant.EPOCH;

        private Walk(Object reader, Tree tree) {
            this.reader = reader;
            this.tree = tree;
        }

        /** What it was told last is asked for again if the answer was lost: then it is the same request. */
        private boolean goesOn(Object who, PDU asked) {
            return reader.equals(who)
                    && (asked.getRequestID().getValue() == request
                            || asked.getAll().stream()
                                    .map(VariableBinding::getOid)
                                    .anyMatch(told::contains));
        }
    }

    private final Deque<Walk> walks = new ArrayDeque<>();
    private final InstantSource clock;

    Walks(InstantSource clock) {
        this.clock = clock;
    }

    /** The tree that a request is to be answered from: its walk's, or else the newest. */
    Tree tree(Object reader, PDU request, Supplier<Tree> newest) {
        forgetTheRested();
        var walk = isStep(request) ? find(reader, request) : null;
        return walk == null ? newest.get() : walk.tree;
    }

    /** What it was answered out of that tree. */
    void answered(Object reader, PDU request, PDU answer, Tree tree) {
        if (!isStep(request)) return;
        var known = find(reader, request);
        var walk = known == null ? new Walk(reader, tree) : known;
        walks.remove(walk);
        walk.told = ends(answer, Math.max(1, request.size()));
        walk.request = request.getRequestID().getValue();
        walk.at = clock.instant();
        if (!walk.told.isEmpty()) walks.addFirst(walk);
        while (walks.size() > MOST) walks.removeLast();
    }

    /** How many are remembered. */
    int size() {
        return walks.size();
    }

    private static boolean isStep(PDU request) {
        return request.getType() == PDU.GETNEXT || request.getType() == PDU.GETBULK;
    }

    private @Nullable Walk find(Object reader, PDU request) {
        return walks.stream().filter(w -> w.goesOn(reader, request)).findFirst().orElse(null);
    }

    /** Where the columns of an answer end: in its last two rows, as the last may be cut. */
    private static Set<OID> ends(PDU answer, int columns) {
        var names = new HashSet<OID>();
        var variables = answer.getAll();
        for (var variable : variables.subList(Math.max(0, variables.size() - 2 * columns), variables.size())) {
            if (!variable.isException()) names.add(variable.getOid());
        }
        return names;
    }

    /** Lets go of walks that have rested for too long. */
    void forgetTheRested() {
        var oldest = clock.instant().minus(REST);
        while (!walks.isEmpty() && walks.getLast().at.isBefore(oldest)) walks.removeLast();
    }
}
