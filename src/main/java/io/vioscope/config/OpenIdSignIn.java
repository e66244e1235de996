package io.vioscope.config;

import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How people sign in by an OpenID provider.
 *
 * @param issuer    who it is, exactly as it calls itself
 * @param client    as what we are registered there
 * @param secret    of that registration
 * @param back      where it sends browsers back to; registered there too
 * @param scopes    what is asked for; {@code openid} is among them
 * @param claim     what of the ID token says somebody's groups; a name, or names with dots between
 * @param nameClaim what of it somebody is called by
 * @param roles     ours by those groups
 * @param projects  of whose things a group is told that has none of them
 * @param title     what it is called where people read
 * @param caFile    PEM file with the authorities to trust instead of the system's; null for the system's
 */
public record OpenIdSignIn(
        URI issuer,
        String client,
        String secret,
        URI back,
        List<String> scopes,
        String claim,
        String nameClaim,
        Map<String, Role> roles,
        Map<String, Scope> projects,
        String title,
        @Nullable Path caFile) {
    /** Where browsers come back to, below where people reach the pages. */
    public static final String BACK = "/sign-in/oidc/callback";

    public OpenIdSignIn {
        scopes = List.copyOf(scopes);
        roles = Map.copyOf(roles);
        projects = Map.copyOf(projects);
    }

    @Override
    public String toString() {
        return "OpenIdSignIn[" + issuer + ", " + client + "]";
    }
}
