package io.vioscope.source.canary;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vioscope.config.CanaryConfig;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.ProbesConfig;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.openstack.FakeCloud;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cloud whose Neutron really has ports, over HTTP, until it is told to answer otherwise. */
final class FakeNeutron implements AutoCloseable {
    static final String NETWORK = "11111111-2222-4333-8444-555555555555";
    private static final String PORTS = FakeCloud.NEUTRON + "ports";
    private static final CanaryConfig CONFIG =
            new CanaryConfig("blue", Duration.ofMinutes(5), Duration.ofSeconds(1), "vioscope-canary", null);

    final FakeCloud cloud = new FakeCloud();
    final MemoryNotebook notebook = new MemoryNotebook();

    /** By id, what is there. */
    final Map<String, JsonObject> ports = new ConcurrentHashMap<>();

    /** The bodies of all that was asked to be made. */
    final List<JsonObject> asked = new CopyOnWriteArrayList<>();

    /** What is answered to who makes one, instead of making it. */
    volatile @Nullable Consumer<HttpServerRequest> onCreate;

    /** What is answered to who deletes one, instead of deleting it. */
    volatile @Nullable Consumer<HttpServerRequest> onDelete;

    /** The status of the next looks at a new port; then ACTIVE. */
    final List<String> statuses = new CopyOnWriteArrayList<>();

    /** Whether one that is made is never told of. */
    volatile boolean isMute;

    volatile boolean isNetworkThere = true;
    volatile Optional<Long> window = Optional.empty();

    /** What the window is over. */
    volatile Kind over = Kind.CANARY;

    FakeNeutron() {
        cloud.on(PORTS, this::collection);
        cloud.on(FakeCloud.NEUTRON + "networks", request -> {
            var isAsked = isNetworkThere && "blue".equals(request.getParam("name"));
            var rows = isAsked ? "{\"id\": \"" + NETWORK + "\"}" : "";
            FakeCloud.json(request, "{\"networks\": [" + rows + "]}");
        });
    }

    static CloudConfig config(FakeCloud cloud) {
        return cloud.config().withProbes(new ProbesConfig(List.of(), List.of(), CONFIG));
    }

    /** A canary that has just started. */
    CanarySource source(Optional<Entity> believed) {
        Function<EntityKey, Future<Optional<Long>>> windows =
                key -> Future.succeededFuture(window.filter(number -> key.kind() == over));
        return CanarySource.of(
                cloud.vertx(),
                config(cloud),
                CONFIG,
                notebook,
                believed,
                windows,
                InstantSource.system(),
                FakeCloud.LIMITS);
    }

    Report look(CanarySource source) {
        return cloud.run(source::poll);
    }

    /** What is told of it. */
    Entity entity(CanarySource source) {
        return look(source).entities().get(0);
    }

    /** Somebody's port. */
    String there(String name, String device) {
        return put(new JsonObject().put("name", name).put("network_id", NETWORK).put("device_id", device));
    }

    private String put(JsonObject port) {
        var id = UUID.randomUUID().toString();
        ports.put(id, port.put("id", id).put("device_owner", ""));
        cloud.on(PORTS + "/" + id, request -> one(request, id));
        return id;
    }

    private void collection(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            var names = request.params().getAll("name");
            var rows = new JsonArray(ports.values().stream()
                    .filter(port -> names.contains(port.getString("name")))
                    .toList());
            FakeCloud.json(request, new JsonObject().put("ports", rows).encode());
            return;
        }
        request.body().onSuccess(body -> create(request, body));
    }

    private void create(HttpServerRequest request, Buffer body) {
        var port = body.toJsonObject().getJsonObject("port");
        asked.add(port);
        var otherwise = onCreate;
        if (otherwise != null) {
            otherwise.accept(request);
            return;
        }
        var id = put(port.copy().put("device_id", ""));
        if (!isMute) {
            answer(request, 201, new JsonObject().put("port", ports.get(id)).encode());
        }
    }

    private void one(HttpServerRequest request, String id) {
        var port = ports.get(id);
        if (port == null) {
            error(404, "PortNotFound").accept(request);
        } else if (request.method().equals(HttpMethod.GET)) {
            var status = statuses.isEmpty() ? "ACTIVE" : statuses.remove(0);
            var body = new JsonObject().put("port", port.copy().put("status", status));
            FakeCloud.json(request, body.encode());
        } else if (onDelete != null) {
            onDelete.accept(request);
        } else {
            ports.remove(id);
            request.response().setStatusCode(204).end();
        }
    }

    private static void answer(HttpServerRequest request, int status, String body) {
        FakeCloud.dated(request).setStatusCode(status).end(body);
    }

    /** As Neutron refuses. */
    static Consumer<HttpServerRequest> error(int status, String type) {
        return request -> answer(
                request,
                status,
                "{\"NeutronError\": {\"type\": \"" + type + "\", \"message\": \"" + UUID.randomUUID()
                        + "\", \"detail\": \"\"}}");
    }

    @Override
    public void close() {
        cloud.close();
    }
}
