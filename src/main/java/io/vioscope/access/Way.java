package io.vioscope.access;

import java.util.Locale;

/** How it is known who somebody is. */
public enum Way {
    /** It is not: they have not signed in. */
    NONE,
    /** It is not: nobody is asked to sign in. */
    OPEN,
    /** By a password that is kept here, hashed. */
    LOCAL,
    /** By Keystone, the cloud's own. */
    KEYSTONE,
    /** By an OpenID provider. */
    OIDC,
    /** By a token that was made here. */
    TOKEN;

    /** The word for it in the database and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way of that word. */
    public static Way of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
