package io.vioscope.access;

import java.time.Instant;

/**
 * Somebody whose password is kept here.
 *
 * @param name      what they are called
 * @param role      what they may
 * @param password  as {@link PasswordHash} has it
 * @param changedAt when one of these was last changed
 */
public record LocalUser(String name, Role role, String password, Instant changedAt) {
    @Override
    public String toString() {
        return "LocalUser[" + name + ", " + role.word() + "]";
    }
}
