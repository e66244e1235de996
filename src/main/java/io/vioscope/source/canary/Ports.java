package io.vioscope.source.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ports of Neutron (Networking API v2.0, "Ports"): the calls that a canary makes, each once. No future fails.
 *
 * @param limit for each call
 */
record Ports(Session session, Http http, Duration limit) {
    private static final String FIELDS = "fields=id&fields=name&fields=device_id&fields=device_owner";

    /** Whether Keystone answers, by itself and about us: only then a failure is Neutron's. */
    Future<Boolean> isKeystoneThere(Meter meter) {
        return session.probe(http, session.identityUrl() + "/auth/projects", Map.of(), limit, meter)
                .map(result -> result.match(reply -> reply.status() < 500, why -> false));
    }

    /** The networks of that name, or the one of that UUID. */
    Future<Came> networks(String network, Meter meter) {
        var key = isUuid(network) ? "id" : "name";
        return call(HttpMethod.GET, "networks?fields=id&" + key + "=" + encoded(network), null, 200, meter);
    }

    /** Makes one, plugged into nothing. */
    Future<Came> create(String network, String name, String description, Meter meter) {
        var port = JsonNodeFactory.instance
                .objectNode()
                .put("network_id", network)
                .put("name", name)
                .put("description", description)
                .put("admin_state_up", true);
        var body = JsonNodeFactory.instance.objectNode().set("port", port).toString();
        return call(HttpMethod.POST, "ports", body, 201, meter);
    }

    /** Those that have exactly one of these names. */
    Future<Came> named(List<String> names, Meter meter) {
        var query = names.stream().map(name -> "&name=" + encoded(name)).collect(Collectors.joining());
        return call(HttpMethod.GET, "ports?" + FIELDS + query, null, 200, meter);
    }

    Future<Came> show(String id, Meter meter) {
        return call(HttpMethod.GET, "ports/" + encoded(id), null, 200, meter);
    }

    /** Its end: answered as it should be where there is no such port. */
    Future<Came> showGone(String id, Meter meter) {
        return call(HttpMethod.GET, "ports/" + encoded(id), null, 404, meter);
    }

    Future<Came> delete(String id, Meter meter) {
        return call(HttpMethod.DELETE, "ports/" + encoded(id), null, 204, meter);
    }

    private Future<Came> call(HttpMethod method, String path, @Nullable String body, int right, Meter meter) {
        return session.url(ServiceType.NETWORK, meter)
                .compose(found -> found.match(
                        url -> session.change(method, base(url) + path, body, limit, meter)
                                .compose(result -> http.offLoop(() -> Came.of(result, right))),
                        why -> Future.succeededFuture(new Came.Hindered(why.detail(), 0))));
    }

    /** The ids in a list of that name. */
    static List<String> ids(JsonNode tree, String list) {
        return Fields.list(tree, list).stream()
                .map(row -> Fields.text(row, "id"))
                .toList();
    }

    private static String base(String url) {
        return url.replaceAll("/v2(\\.0)?$", "") + "/v2.0/";
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
