package io.vioscope.config;

import io.vioscope.access.SessionLimits;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How people sign in.
 *
 * @param publicUrl where they reach the pages; null if that is not said
 * @param proxies   whose word for a client's address is taken
 * @param sessions  how long somebody stays signed in
 * @param local     whether there are users whose passwords are kept here
 * @param keystone  by which Keystone people sign in; null for none
 * @param openId    by which OpenID provider; null for none
 */
public record SignInConfig(
        @Nullable URI publicUrl,
        List<Network> proxies,
        SessionLimits sessions,
        boolean local,
        @Nullable KeystoneSignIn keystone,
        @Nullable OpenIdSignIn openId) {
    public SignInConfig {
        proxies = List.copyOf(proxies);
    }

    /** Local users alone. */
    public static final SignInConfig LOCAL = new SignInConfig(null, List.of(), SessionLimits.DEFAULT, true);

    /** By nobody else. */
    public SignInConfig(@Nullable URI publicUrl, List<Network> proxies, SessionLimits sessions, boolean local) {
        this(publicUrl, proxies, sessions, local, null, null);
    }

    /** Whether people reach the pages by TLS. */
    public boolean isSecure() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }
}
