package io.vioscope.source.reach;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.ProbesConfig;
import io.vioscope.config.ProbesConfig.Address;
import io.vioscope.config.ProbesConfig.Collector;
import io.vioscope.config.ProbesConfig.How;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.source.openstack.FakeCloud;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A cloud, a real HTTP server that stands for what users use, and another Vioscope that tells what it sees. */
final class FakePlaces implements AutoCloseable {
    static final String TOKEN = "vio_token-of-a-viewer";
    private static final String API = "/api/v1/entities";

    final FakeCloud cloud = new FakeCloud();
    private final HttpServer server;
    private final Map<String, String> there = new ConcurrentHashMap<>();

    /** The status of what users use. */
    volatile int status = 200;

    /** Whether the other Vioscope's look is current. */
    volatile boolean isCurrent = true;

    /** What the other Vioscope was asked, with the tokens that came. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    FakePlaces() {
        server = FakeCloud.await(
                cloud.vertx().createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
        cloud.on(FakeCloud.NEUTRON + "floatingips", request -> FakeCloud.json(request, "{\"floatingips\": []}"));
        cloud.on(FakeCloud.NEUTRON + "ports", request -> FakeCloud.json(request, "{\"ports\": []}"));
    }

    private void handle(HttpServerRequest request) {
        if (!request.path().equals(API)) {
            request.response().setStatusCode(status).end("hello");
            return;
        }
        asked.add(request.getParam("q") + " " + request.getHeader("Authorization"));
        if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
            request.response().setStatusCode(401).end();
            return;
        }
        var items = there.entrySet().stream()
                .map(e -> item("vio", e.getKey(), e.getValue()) + ", " + item("vio-2", e.getKey(), "reached"))
                .collect(Collectors.joining(", "));
        request.response().end("{\"items\": [" + items + "]}");
    }

    private String item(String cloud, String id, String here) {
        return "{\"cloud\": \"" + cloud + "\", \"kind\": \"probe\", \"id\": \"" + id + "\", \"current\": " + isCurrent
                + ", \"attributes\": {\"here\": \"" + here + "\", \"here_why\": \"as it says\"}}";
    }

    /** What the other Vioscope sees. */
    void elsewhere(String address, String word) {
        there.put(address, word);
    }

    int port() {
        return server.actualPort();
    }

    Address web(String name) {
        return new Address(name, new How.Web(URI.create("http://127.0.0.1:" + port() + "/" + name)));
    }

    /** Where nobody listens. */
    static Address nobody(String name) {
        return new Address(name, new How.Tcp("127.0.0.1", 1));
    }

    Collector other(String token) {
        return new Collector("site-b", URI.create("http://127.0.0.1:" + port()), "vio", token, null);
    }

    CloudConfig config(ProbesConfig probes) {
        return cloud.config().withProbes(probes);
    }

    ReachSource source(ProbesConfig probes, InstantSource clock, String ping) {
        return ReachSource.of(cloud.vertx(), config(probes), probes, clock, FakeCloud.LIMITS, ping);
    }

    /** Looks once at that from here alone. */
    Entity look(String ping, Address address) {
        var probes = new ProbesConfig(List.of(address), List.of());
        return probe(run(source(probes, InstantSource.system(), ping)), address.name());
    }

    /** Looks once at these from here and from the other place. */
    Report lookFromBoth(Address... addresses) {
        var probes = new ProbesConfig(List.of(addresses), List.of(other(TOKEN)));
        return run(source(probes, InstantSource.system(), "ping"));
    }

    /** What is told of that one. */
    static Entity probe(Report report, String name) {
        return report.entities().stream()
                .filter(entity -> entity.id().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Report run(ReachSource source) {
        return FakeCloud.await(Future.future(
                promise -> cloud.vertx().runOnContext(v -> source.poll().onComplete(promise))));
    }

    @Override
    public void close() {
        cloud.close();
    }
}
