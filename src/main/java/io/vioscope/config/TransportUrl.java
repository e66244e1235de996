package io.vioscope.config;

import io.vioscope.config.MessageBusAccess.Host;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What oslo.messaging calls a transport URL: {@code rabbit://USER:PASSWORD@HOST:PORT,USER:PASSWORD@HOST:PORT/VHOST}, with
 * special characters in % notation (docs.openstack.org/oslo.messaging, "TransportURL"). No path, or a bare slash, is the
 * virtual host {@code /}.
 */
record TransportUrl(List<Host> hosts, String username, String password, String vhost) {
    private static final Pattern WHOLE = Pattern.compile("rabbit://([^/?#\\s]+)(?:/([^?#\\s]*))?(?:\\?\\S*)?");
    private static final Pattern NODE =
            Pattern.compile("([^@:\\s]+):([^@:\\s]+)@(\\[[\\p{XDigit}:.]+\\]|[\\p{Alnum}._-]+)(?::(\\d{1,5}))?");

    /**
     * Understands one; nothing where it is none, has no account, or several.
     *
     * @param port where a node that says none listens
     */
    static Optional<TransportUrl> of(String text, int port) {
        var whole = WHOLE.matcher(text);
        if (!whole.matches()) return Optional.empty();
        var nodes = new ArrayList<TransportUrl>();
        var vhost = whole.group(2) == null ? "" : decoded(whole.group(2));
        for (var one : whole.group(1).split(",", -1)) {
            var node = node(one, vhost.isEmpty() ? "/" : vhost, port);
            if (node.isEmpty()) return Optional.empty();
            nodes.add(node.get());
        }
        return together(nodes);
    }

    private static Optional<TransportUrl> node(String text, String vhost, int usual) {
        var node = NODE.matcher(text);
        if (!node.matches()) return Optional.empty();
        var port = node.group(4) == null ? usual : Integer.parseInt(node.group(4));
        if (port < 1 || port > Values.HIGHEST_PORT) return Optional.empty();
        var host = new Host(node.group(3).replaceAll("[\\[\\]]", ""), port);
        return Optional.of(new TransportUrl(List.of(host), decoded(node.group(1)), decoded(node.group(2)), vhost));
    }

    private static Optional<TransportUrl> together(List<TransportUrl> nodes) {
        var first = nodes.get(0);
        var one = nodes.stream().allMatch(n -> n.username.equals(first.username) && n.password.equals(first.password));
        var hosts = nodes.stream().flatMap(n -> n.hosts.stream()).toList();
        return one
                ? Optional.of(new TransportUrl(hosts, first.username, first.password, first.vhost))
                : Optional.empty();
    }

    /** A plus is a plus here; a % that begins nothing stays as it is. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "TransportUrl[" + username + " at " + hosts + "]";
    }
}
