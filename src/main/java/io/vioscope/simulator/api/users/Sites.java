package io.vioscope.simulator.api.users;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.simulator.api.http.Addresses;
import io.vioscope.simulator.cloud.FloatingIp;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Web sites of users, each at the very address of the floating IP it is behind, which is one of this machine's: so only where the
 * plan of the cloud {@linkplain io.vioscope.simulator.cloud.CloudPlan#isLocal is local}. Where no traffic gets through the
 * connection breaks at once, as waiting for nothing takes real time.
 */
public final class Sites {
    /** The path by which somebody else than Vioscope looks, from where Vioscope's own network does not matter. */
    public static final String ELSEWHERE = "/elsewhere";

    private final Vertx vertx;
    private final Physics physics;
    private final List<HttpServer> servers = new ArrayList<>();

    /** Nothing is served yet. */
    public Sites(Vertx vertx, Physics physics) {
        this.vertx = vertx;
        this.physics = physics;
    }

    /**
     * A web site.
     *
     * @param name of the server behind it
     * @param url  as Vioscope tries it
     */
    public record Site(String name, URI url) {
        /** The same, as somebody else tries it. */
        public Site fromElsewhere() {
            return new Site(name, url.resolve(ELSEWHERE));
        }
    }

    /** Serves the sites of some floating IPs that lead to a server. What this machine has no such address for is left out. */
    public Future<List<Site>> open(int most) {
        var sites = new ArrayList<Site>();
        Future<Void> all = Future.succeededFuture();
        for (var ip : leading(most)) {
            all = all.compose(before -> open(ip)).map(site -> {
                site.ifPresent(sites::add);
                return null;
            });
        }
        return all.map(done -> List.copyOf(sites));
    }

    private List<FloatingIp> leading(int most) {
        return physics.cloud().network().floatingIps().all().stream()
                .filter(ip -> physics.traffic().reaches(ip.id()))
                .limit(most)
                .toList();
    }

    private Future<Optional<Site>> open(FloatingIp ip) {
        var address = Addresses.ip(ip.address());
        return vertx.createHttpServer()
                .requestHandler(request -> answer(request, ip.id()))
                .listen(0, address)
                .map(server -> {
                    servers.add(server);
                    var url = URI.create("http://" + address + ":" + server.actualPort() + "/");
                    return Optional.of(new Site(name(ip), url));
                })
                .otherwise(Optional.empty());
    }

    private String name(FloatingIp ip) {
        return ip.port()
                .flatMap(port -> physics.cloud().server(UUID.fromString(port.deviceId())))
                .map(vm -> vm.birth().name())
                .orElse(Addresses.ip(ip.address()));
    }

    private void answer(HttpServerRequest request, UUID ip) {
        var isCutOff = !request.path().equals(ELSEWHERE) && physics.has(Layout.MONITOR, Trouble.UNREACHABLE);
        if (isCutOff || !physics.traffic().reaches(ip)) {
            request.connection().close();
        } else {
            request.response().end("It works.");
        }
    }

    /** Stops serving. */
    public Future<Void> close() {
        return Future.join(servers.stream().map(HttpServer::close).toList()).mapEmpty();
    }
}
