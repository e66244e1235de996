package io.vioscope.access;

import java.util.function.Function;

/** What came of looking who somebody is. */
public sealed interface Checked {
    /** It is known who that is. */
    record Known(Principal who) implements Checked {}

    /** They are not let in. */
    record Refused(Refusal why) implements Checked {}

    /** Known. */
    static Checked known(Principal who) {
        return new Known(who);
    }

    /** Refused. */
    static Checked refused(Refusal why) {
        return new Refused(why);
    }

    /** Calls the one handler that is for this case. */
    default <R> R match(Function<Principal, R> known, Function<Refusal, R> refused) {
        if (this instanceof Known k) return known.apply(k.who());
        if (this instanceof Refused r) return refused.apply(r.why());
        throw new AssertionError("a sealed type cannot have another case");
    }
}
