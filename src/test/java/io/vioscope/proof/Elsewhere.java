package io.vioscope.proof;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.ProbesConfig;
import io.vioscope.config.ProbesConfig.Collector;
import io.vioscope.inventory.Report;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import io.vioscope.source.Look;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.reach.ReachSource;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;

/** Another Vioscope, which tries the same addresses by a way of its own and tells what it sees to who asks. */
final class Elsewhere {
    private final ReachSource source;
    private final Physics physics;
    private final CloudConfig cloud;
    private final HttpServer server;
    private volatile JsonArray seen = new JsonArray();

    /** Sees nothing yet. */
    Elsewhere(
            Vertx vertx,
            CloudConfig cloud,
            List<ProbesConfig.Address> addresses,
            Physics physics,
            InstantSource clock,
            HttpLimits limits) {
        this.cloud = cloud;
        this.physics = physics;
        source = ReachSource.of(vertx, cloud, new ProbesConfig(addresses, List.of()), clock, limits, "ping");
        server = World.await(vertx.createHttpServer().requestHandler(this::tell).listen(0, "127.0.0.1"));
    }

    Collector collector() {
        return new Collector(
                "elsewhere", URI.create("http://127.0.0.1:" + server.actualPort()), cloud.name(), null, null);
    }

    /** Looks; on a context. */
    Future<Void> look() {
        return source.poll(Look.EVERYTHING).map(report -> {
            seen = items(report);
            return null;
        });
    }

    private JsonArray items(Report report) {
        var items = new JsonArray();
        report.entities()
                .forEach(entity -> items.add(new JsonObject()
                        .put("cloud", cloud.name())
                        .put("kind", entity.kind().word())
                        .put("id", entity.id())
                        .put("current", true)
                        .put(
                                "attributes",
                                new JsonObject(new TreeMap<>(entity.attributes().toMap())))));
        return items;
    }

    /** Who has no network of its own does not get through to it either. */
    private void tell(HttpServerRequest request) {
        if (physics.has(Layout.MONITOR, Trouble.UNREACHABLE)) {
            request.connection().close();
        } else {
            request.response().end(new JsonObject().put("items", seen).encode());
        }
    }

    Future<Void> close() {
        return source.close().eventually(server::close);
    }
}
