package io.vioscope.proof;

import io.vioscope.model.ProblemKey;
import java.util.Set;

/** A way to name the causes of an incident. */
interface Method {
    /** As in tables. */
    String name();

    /** The faults and troubles of the monitor that it names at the end, beyond what it would have named before. */
    Set<ProblemKey> causes(Outcome outcome);
}
