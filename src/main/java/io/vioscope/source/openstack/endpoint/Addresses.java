package io.vioscope.source.openstack.endpoint;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where a service that the catalog names can be asked whether it is there. */
final class Addresses {
    private static final Pattern VERSIONED =
            Pattern.compile("^(https?://[^/]+(?:/[^/]+)*?)/v[0-9]+(?:\\.[0-9]+)?(?:/.*)?$");
    private static final String LOGIN = "/auth/login/";

    private Addresses() {}

    /**
     * What to ask of a service: the document of its versions, which stands above the first path segment that is a
     * version and wants no token (keystoneauth finds it in the same way, keystoneauth1/discover.py; recorded from Nova,
     * Cinder, Glance, Neutron and Keystone). Swift has none; without a token it answers 401 at the account's own URL.
     */
    static String versions(String type, String url) {
        var bare = url.replaceAll("/+$", "");
        if (type.equals("object-store")) {
            return bare;
        }
        var versioned = VERSIONED.matcher(bare);
        return (versioned.matches() ? versioned.group(1) : bare) + "/";
    }

    /** Horizon's login page, below its web root (openstack_dashboard/settings.py: LOGIN_URL). */
    static String login(String horizon) {
        var bare = horizon.replaceAll("/+$", "");
        return bare.toLowerCase(Locale.ROOT).endsWith("/auth/login") ? bare + "/" : bare + LOGIN;
    }
}
