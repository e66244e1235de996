package io.vioscope.source.vio;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.ManagementAccess;
import io.vioscope.config.ManagementAccess.Api;
import io.vioscope.config.Polling;
import io.vioscope.inventory.Report;
import io.vioscope.source.openstack.FakeCloud;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A real HTTP server that answers as VIO's management server does, by one of its two APIs, until it is told to lie. */
final class FakeVio implements AutoCloseable {
    private static final String PASSWORD = "rïght &+";
    private static final String FORM = "j_username=vioscope&j_password=r%C3%AFght+%26%2B";

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Api api;
    private final Map<String, Consumer<HttpServerRequest>> lies = new ConcurrentHashMap<>();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile String session = "";

    /** Methods and paths that were asked for. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    FakeVio(Api api) {
        this.api = api;
        server = FakeCloud.await(
                vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
        document(PublicApi.ABOUT, "{'build': '16105304', 'helm_version': 'v2', 'version': '7.0.0.16105304'}");
        status(true, 3);
        clusters("RUNNING", "'Controller', 'MemoryCache', 'ObjectStorage'", 2);
        document(Oms.HELLO, "'Hello'");
    }

    /** What the Public API says, with that many of three pods of nova-api ready. */
    void status(boolean ha, int ready) {
        document(
                PublicApi.STATUS,
                "{'endpoints': {'hostname': 'vio', 'private_vip': '10.0.0.5', 'public_vip': '192.0.2.5'}, 'ha_enabled': "
                        + ha
                        + ", 'ip_access_enabled': false, 'nodes': [{'ip': '10.0.0.11', 'name': 'controller-a', 'role':"
                        + " 'controller', 'status': 'Ready'}, {'ip': '10.0.0.10', 'name': 'viomanager', 'role':"
                        + " 'manager', 'status': 'Ready'}], 'services': [{'desired': 3, 'group': 'nova', 'name':"
                        + " 'nova-api', 'ready': " + ready
                        + "}, {'desired': 1, 'group': 'cinder', 'name': 'cinder-volume', 'ready': 1}, {'desired': 0,"
                        + " 'group': 'heat', 'name': 'heat-api', 'ready': 0}, {'name': 'no numbers'}], 'status':"
                        + " 'Running'}");
    }

    /** What OMS says of one cluster, whose controllers have these roles. */
    void clusters(String status, String roles, int controllers) {
        var instances = new StringBuilder();
        for (var i = 1; i <= controllers; i++) {
            instances.append(i == 1 ? "" : ", ").append("{'name': 'VIO-Controller-" + i + "', 'status': 'Ready'}");
        }
        document(
                Oms.CLUSTERS,
                "[{'name': 'VIO', 'status': '" + status + "', 'nodeGroups': [{'name': 'Controller', 'roles': [" + roles
                        + "], 'instanceNum': " + controllers + ", 'instances': [" + instances
                        + "]}, {'name': 'Compute', 'role': 'Compute', 'instances': [{'status': 'Bootstrap Failed'}]}]}]");
    }

    void document(String path, String json) {
        documents.put(path, json.replace('\'', '"'));
    }

    void on(String path, Consumer<HttpServerRequest> lie) {
        lies.put(path, lie);
    }

    void truth() {
        lies.clear();
    }

    /** Ends all sessions. */
    void expire() {
        session = "over";
    }

    int sessions() {
        return sessions.get();
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> answer(request, body.toString()));
    }

    private void answer(HttpServerRequest request, String body) {
        var path = request.path();
        asked.add(request.method() + " " + path);
        var lie = lies.getOrDefault(path, lies.get("*"));
        var document = documents.get(path);
        if (lie != null) {
            lie.accept(request);
        } else if (path.startsWith("/oms/") != (api == Api.OMS)) {
            end(request, 404);
        } else if (path.equals(Oms.LOGIN) || path.equals(PublicApi.LOGIN)) {
            login(request, body);
        } else if (!isInSession(request)) {
            end(request, 401);
        } else if (document == null) {
            end(request, 404);
        } else {
            request.response().putHeader("Content-Type", "application/json").end(document);
        }
    }

    private void login(HttpServerRequest request, String body) {
        var isRight = api == Api.OMS
                ? body.equals(FORM)
                : new JsonObject(body)
                        .equals(new JsonObject().put("username", "vioscope").put("password", PASSWORD));
        if (!isRight) {
            end(request, 401);
            return;
        }
        session = "S" + sessions.incrementAndGet();
        if (api == Api.OMS) {
            request.response()
                    .setStatusCode(302)
                    .putHeader("Location", "/oms/")
                    .putHeader("Set-Cookie", "JSESSIONID=" + session + "; Path=/oms; Secure; HttpOnly")
                    .end();
        } else {
            request.response().end(new JsonObject().put("token", session).encode());
        }
    }

    private boolean isInSession(HttpServerRequest request) {
        return api == Api.OMS
                ? ("JSESSIONID=" + session).equals(request.getHeader("Cookie"))
                : ("Bearer " + session).equals(request.getHeader("Authorization"));
    }

    static void end(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).end();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** How it is reached, by an API that has to be found out. */
    ManagementAccess access() {
        return access(PASSWORD, null);
    }

    ManagementAccess access(String password, @Nullable Api spoken) {
        return new ManagementAccess(url(), "vioscope", password, spoken, null, true);
    }

    CloudConfig config(ManagementAccess access) {
        var nobody = new Credentials.Named(null, null);
        var credentials = new Credentials.ApplicationCredential(new Credentials.Named("id", null), "s", nobody, nobody);
        var openStack = new CloudAccess(
                URI.create("http://127.0.0.1:1/"), credentials, null, CloudAccess.Interface.PUBLIC, null, true);
        return new CloudConfig("test", openStack, Polling.every(Duration.ofSeconds(12))).withManagement(access);
    }

    VioSource source(ManagementAccess access, InstantSource clock) {
        return VioSource.of(vertx, config(access), access, clock, FakeCloud.LIMITS);
    }

    Vertx vertx() {
        return vertx;
    }

    /** Runs on a context, as sources do, and waits. */
    Report run(Supplier<Future<Report>> poll) {
        return FakeCloud.await(
                Future.future(promise -> vertx.runOnContext(v -> poll.get().onComplete(promise))));
    }

    @Override
    public void close() {
        FakeCloud.await(vertx.close());
    }
}
