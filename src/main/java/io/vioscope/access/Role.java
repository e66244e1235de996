package io.vioscope.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is to this server. Each may all that those before it may. */
public enum Role {
    /** May look at everything. */
    VIEWER,
    /** May do what the pages offer: take up problems, set maintenance, pause sources. */
    OPERATOR,
    /** May say who else may what. */
    ADMIN;

    /** The word for it in configurations, the database and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** Whether it may all that the other may. */
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }
}
