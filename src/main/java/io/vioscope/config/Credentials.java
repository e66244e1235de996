package io.vioscope.config;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who we are to Keystone. Secrets are never printed. */
public sealed interface Credentials {

    /** A user, project or domain as Keystone lets one name it: by id, or by name within a domain. */
    record Named(@Nullable String id, @Nullable String name) {}

    /**
     * Keystone v3 {@code password}.
     *
     * @param user          id or name
     * @param userDomain    the user's domain; needed where the user has no id
     * @param project       the project to be scoped to
     * @param projectDomain the project's domain; needed where the project has no id
     */
    record Password(Named user, Named userDomain, String password, Named project, Named projectDomain)
            implements Credentials {
        @Override
        public String toString() {
            return "Password[user=" + user + ", project=" + project + ", password=***]";
        }
    }

    /**
     * Keystone v3 {@code application_credential}; its project is part of it.
     *
     * @param credential id, or name (then with the user)
     * @param user       the user it belongs to; empty where the credential has an id
     * @param userDomain that user's domain
     */
    record ApplicationCredential(Named credential, String secret, Named user, Named userDomain) implements Credentials {
        @Override
        public String toString() {
            return "ApplicationCredential[" + credential + ", secret=***]";
        }
    }

    /** Calls the one handler that is for this case. */
    default <R> R match(Function<Password, R> password, Function<ApplicationCredential, R> application) {
        if (this instanceof Password p) return password.apply(p);
        if (this instanceof ApplicationCredential a) return application.apply(a);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
