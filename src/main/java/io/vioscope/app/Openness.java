package io.vioscope.app;

import io.vioscope.config.ServerConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be said of a server that is more open than many would want. */
final class Openness {
    private Openness() {}

    /** Sentences; none where all is well. */
    static List<String> warnings(ServerConfig config) {
        if (config.http().isNear()) {
            return List.of();
        }
        return Stream.of(whoMay(config), unencrypted(config))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> whoMay(ServerConfig config) {
        if (config.access() != null) {
            return Optional.empty();
        }
        var may = config.http().controls() ? "look and do everything" : "look at everything";
        return Optional.of("nobody is asked to sign in, so whoever reaches this server may " + may
                + "; `access` in the configuration changes that");
    }

    private static Optional<String> unencrypted(ServerConfig config) {
        var access = config.access();
        if (config.http().tls() != null || (access != null && access.isSecure())) {
            return Optional.empty();
        }
        var what = access == null ? "all that is shown travels" : "passwords and cookies travel";
        return Optional.of(
                what + " unencrypted; give this server a certificate (`http: { tls: ... }`), or put a proxy that"
                        + " speaks TLS before it and say `access: { public_url: https://... }`");
    }
}
