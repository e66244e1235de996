package io.vioscope.simulator.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vioscope.simulator.api.admin.AdminApi;
import io.vioscope.simulator.api.admin.FaultPage;
import io.vioscope.simulator.api.admin.FaultsApi;
import io.vioscope.simulator.api.http.Loopback;
import io.vioscope.simulator.fault.Faults;

/**
 * The simulator's own door, on a port of its own that no catalog names and that only this machine may use: to break things
 * ({@link FaultsApi}, by hand {@link FaultPage}) and to change single rows ({@link AdminApi}).
 */
public final class AdminServer {
    private static final long MAX_BODY_BYTES = 256 * 1024;

    private final HttpServer server;

    /** A door that is still shut. */
    public AdminServer(Vertx vertx, Faults faults, SimulatorServer apis) {
        var router = Router.router(vertx);
        router.route().handler(new Loopback());
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        new FaultPage(faults).mount(router);
        new FaultsApi(faults).mount(router);
        new AdminApi(faults.physics().cloud(), apis.log()).mount(router);
        server = vertx.createHttpServer().requestHandler(router);
    }

    /** Opens it; fails if the port is taken. 0 takes a free one. */
    public Future<AdminServer> listen(int port) {
        return server.listen(port, "127.0.0.1").map(this);
    }

    /** The port. */
    public int port() {
        return server.actualPort();
    }

    /** Shuts it. */
    public Future<Void> close() {
        return server.close();
    }
}
