package io.vioscope.source.openstack.neutron;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.Json;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose an address is: the floating IP that has it, or else the one port. Of an address that several ports have, in networks
 * that know nothing of each other, nothing is said.
 */
public final class AddressOwners {
    private static final Pattern ADDRESS = Pattern.compile("[\\p{XDigit}:.]+");

    private final Session session;
    private final Http http;

    /** By that session. */
    public AddressOwners(Session session, Http http) {
        this.session = session;
        this.http = http;
    }

    /** Empty for a host name, and for what Neutron does not have, or has several times. The future does not fail. */
    public Future<Result<Optional<EntityKey>>> of(String host, Meter meter) {
        if (!ADDRESS.matcher(host).matches()) {
            return Future.succeededFuture(Result.ok(Optional.empty()));
        }
        var address = URLEncoder.encode(host, StandardCharsets.UTF_8);
        return session.url(ServiceType.NETWORK, meter)
                .compose(found -> found.thenAsync(url -> {
                    var base = url.replaceAll("/v2(\\.0)?$", "") + "/v2.0/";
                    var floating = base + "floatingips?fields=id&floating_ip_address=" + address;
                    var ports = base + "ports?fields=id&fixed_ips=ip_address%3D" + address;
                    return one(floating, "floatingips", Kind.FLOATING_IP, meter)
                            .compose(result -> result.thenAsync(owner -> owner.isPresent()
                                    ? Future.succeededFuture(Result.ok(owner))
                                    : one(ports, "ports", Kind.PORT, meter)));
                }));
    }

    private Future<Result<Optional<EntityKey>>> one(String url, String list, Kind kind, Meter meter) {
        return session.get(url, Map.of(), http.limits().answer(), meter)
                .compose(result -> result.thenAsync(answer ->
                        http.offLoop(() -> Json.tree(answer).then(tree -> Result.ok(only(tree, list, kind))))));
    }

    private static Optional<EntityKey> only(JsonNode tree, String list, Kind kind) {
        var rows = Fields.list(tree, list);
        var id = rows.size() == 1 ? Fields.text(rows.get(0), "id") : "";
        return EntityKey.isValidId(id) ? Optional.of(new EntityKey(kind, id)) : Optional.empty();
    }
}
