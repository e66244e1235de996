package io.vioscope.config.trap;

import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one sort of trap means.
 *
 * @param name      what is observed, the same in the rule that ends it: small letters, digits and {@code _}
 * @param trap      which traps it is about, by the value of snmpTrapOID.0
 * @param variables what its other parts call variables, by their names
 * @param when      variables whose whole text must match; all of them
 * @param about     where the entity is looked for, in this order
 * @param key       what tells observations of that name about one entity apart; empty for at most one
 * @param says      what follows
 * @param severity  of what begins
 * @param text      one sentence about it
 */
public record TrapRule(
        String name,
        Trap trap,
        Map<String, Variable> variables,
        Map<String, Pattern> when,
        List<Place> about,
        String key,
        Says says,
        Severity severity,
        String text) {
    public TrapRule {
        variables = Map.copyOf(variables);
        when = Map.copyOf(when);
        about = List.copyOf(about);
    }

    /** What follows from a trap. */
    public enum Says {
        /** Something is wrong until it ends, or for as long as observations last. */
        RAISE,
        /** It is over. */
        CLEAR,
        /** Something is so, and nothing is wrong: it is kept and shown for as long as observations last. */
        NOTE,
        /** Nothing; it is known and of no interest. */
        NOTHING
    }

    /**
     * Traps by name.
     *
     * @param oid   dotted numbers
     * @param below whether all below it are meant, instead of it alone
     */
    public record Trap(String oid, boolean below) {
        /** Whether a trap is one of these. */
        public boolean matches(String name) {
            return below ? name.startsWith(oid + ".") : name.equals(oid);
        }
    }

    /**
     * A variable of a trap.
     *
     * @param oid     the object, without instance
     * @param extract what of its text is meant: the first group of what it finds; null for all
     */
    public record Variable(String oid, @Nullable Pattern extract) {}

    /** How an entity is found. */
    public enum By {
        /** By its id. */
        ID,
        /** By its name. */
        NAME,
        /** By one of its attributes. */
        ATTRIBUTE,
        /** It is the only one of its kind. */
        ONLY,
        /** The configuration says what the sender is. */
        SENDER
    }

    /**
     * A place to look for the entity.
     *
     * @param kind      of which kind it is; of the sender's own kind where that is null
     * @param attribute which attribute, if it is found by one
     * @param value     what its id, name or attribute is
     */
    public record Place(@Nullable Kind kind, By by, String attribute, String value) {}
}
