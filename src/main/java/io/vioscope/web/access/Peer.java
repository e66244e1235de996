package io.vioscope.web.access;

import io.vertx.core.http.HttpServerRequest;
import io.vioscope.config.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which address a request comes from. Behind proxies we were told of, that is the last address of {@code X-Forwarded-For}
 * that is none of theirs; what stands before it anybody can have written.
 *
 * @param proxies ours
 */
record Peer(List<Network> proxies) {
    String of(HttpServerRequest request) {
        var peer =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        var from = peer == null ? "" : peer;
        var named = request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(String::strip)
                .toList();
        for (int i = named.size() - 1; i >= 0 && isProxy(from); i--) {
            var before = address(named.get(i));
            if (before.isEmpty()) {
                return from;
            }
            from = before.get().getHostAddress();
        }
        return from;
    }

    private boolean isProxy(String from) {
        return address(from)
                .filter(address -> proxies.stream().anyMatch(proxy -> proxy.contains(address)))
                .isPresent();
    }

    /** Never asks for a name. */
    private static Optional<InetAddress> address(String text) {
        return text.contains("/") ? Optional.empty() : Network.of(text).map(Network::first);
    }
}
