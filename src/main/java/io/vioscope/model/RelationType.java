package io.vioscope.model;

import java.util.Locale;

/** The verbs that tie entities. */
public enum RelationType {
    /** A server runs on a hypervisor. */
    HOSTED_ON("hosted on", "hosts"),
    /** A hypervisor is driven by a compute service. */
    MANAGED_BY("managed by", "manages"),
    /** A server belongs to a project. */
    OWNED_BY("owned by", "owns");

    private final String forward;
    private final String backward;

    RelationType(String forward, String backward) {
        this.forward = forward;
        this.backward = backward;
    }

    /** The word in JSON and the database, such as {@code hosted_on}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an operator reads from the entity that has the relation, such as {@code hosted on}. */
    public String forward() {
        return forward;
    }

    /** What an operator reads from the other end, such as {@code hosts}. */
    public String backward() {
        return backward;
    }

    /** The type of that word. Throws {@link IllegalArgumentException} for any other word. */
    public static RelationType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
