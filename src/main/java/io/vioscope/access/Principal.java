package io.vioscope.access;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name what they are called; empty where that is not known
 * @param role what they may; null for nothing
 * @param way  how that is known
 * @param scope of whose things they are told
 */
public record Principal(String name, @Nullable Role role, Way way, Scope scope) {
    /** Whoever is told of all there is. */
    public Principal(String name, @Nullable Role role, Way way) {
        this(name, role, way, Scope.ALL);
    }

    public Principal {
        if (!scope.isAll() && role != Role.VIEWER) {
            throw new IllegalArgumentException("only a viewer may be bound to projects");
        }
    }

    /** Somebody who has not signed in where that is asked for. */
    public static final Principal NOBODY = new Principal("", null, Way.NONE);

    /** Whoever reaches this server, where nobody is asked to sign in. */
    public static Principal anybody(Role role) {
        return new Principal("", role, Way.OPEN);
    }

    /** Whether it is known who that is. */
    public boolean isKnown() {
        return way != Way.OPEN && way != Way.NONE;
    }

    /** Whether they may do what needs that role; null needs nothing. */
    public boolean may(@Nullable Role needed) {
        return needed == null || (role != null && role.covers(needed));
    }

    /** Whether they may do what the pages offer. */
    public boolean mayOperate() {
        return may(Role.OPERATOR);
    }
}
