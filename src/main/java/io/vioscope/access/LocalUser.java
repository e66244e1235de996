package io.vioscope.access;

import java.time.Instant;

/**
 * Somebody whose password is kept here.
 *
 * @param name      what they are called
 * @param role      what they may
 * @param password  as {@link PasswordHash} has it
 * @param changedAt when one of these was last changed
 * @param scope     of whose things they are told
 */
public record LocalUser(String name, Role role, String password, Instant changedAt, Scope scope) {
    /** Who is told of all there is. */
    public LocalUser(String name, Role role, String password, Instant changedAt) {
        this(name, role, password, changedAt, Scope.ALL);
    }

    /** Who that is once they have signed in. */
    public Principal who() {
        return new Principal(name, role, Way.LOCAL, scope);
    }

    @Override
    public String toString() {
        return "LocalUser[" + name + ", " + role.word() + "]";
    }
}
