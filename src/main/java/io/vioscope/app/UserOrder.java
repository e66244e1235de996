package io.vioscope.app;

import io.vioscope.access.Role;
import io.vioscope.access.Scope;

/**
 * What is to become of a user whose password is kept here.
 *
 * @param name     empty to list all
 * @param role     to have; of no meaning for some verbs
 * @param password to have; empty to make one by chance
 * @param scope    of whose things to be told; of no meaning for some verbs
 */
record UserOrder(Verb verb, String name, Role role, String password, Scope scope) {
    /** What is to be done. */
    enum Verb {
        ADD,
        PASSWD,
        ROLE,
        REMOVE,
        LIST
    }

    @Override
    public String toString() {
        return verb + " " + name + " " + role;
    }
}
