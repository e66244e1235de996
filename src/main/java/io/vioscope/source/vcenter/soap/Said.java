package io.vioscope.source.vcenter.soap;

import io.vioscope.model.ReadFailure;
import io.vioscope.source.xml.Node;
import java.time.Duration;
import java.util.function.Function;

/** What came of a call. */
public sealed interface Said {
    /**
     * An answer.
     *
     * @param response the element of the response
     * @param trip     from the request, on a connection that stood, to the head of the answer
     */
    record Answer(Node response, Duration trip) implements Said {}

    /**
     * A vCenter that answers that it cannot, or will not.
     *
     * @param type such as {@code NotAuthenticated}; empty where it did not say
     * @param why  the same as a failure
     */
    record Fault(String type, ReadFailure why) implements Said {}

    /** No answer of a vCenter. */
    record Nothing(ReadFailure why) implements Said {}

    /** Calls the one handler that is for this case. */
    default <R> R match(Function<Answer, R> answer, Function<Fault, R> fault, Function<ReadFailure, R> nothing) {
        if (this instanceof Answer a) return answer.apply(a);
        if (this instanceof Fault f) return fault.apply(f);
        if (this instanceof Nothing n) return nothing.apply(n.why());
        throw new AssertionError("a sealed type cannot have another case");
    }
}
