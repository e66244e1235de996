package io.vioscope.app;

import io.vioscope.config.HttpConfig;
import io.vioscope.config.ServerConfig;
import java.util.List;

/** What is to be said of a server that is more open than many would want. */
final class Openness {
    private Openness() {}

    /** Sentences; none where all is well. */
    static List<String> warnings(ServerConfig config) {
        var isNear = new HttpConfig(config.http().host(), 0).controls();
        if (isNear) {
            return List.of();
        }
        var access = config.access();
        if (access == null) {
            var may = config.http().controls() ? "look and do everything" : "look at everything";
            return List.of("nobody is asked to sign in, so whoever reaches this server may " + may
                    + "; `access` in the configuration changes that");
        }
        return access.isSecure()
                ? List.of()
                : List.of(
                        "passwords and cookies travel unencrypted; put a proxy that speaks TLS before this server and say"
                                + " `access: { public_url: https://... }`");
    }
}
