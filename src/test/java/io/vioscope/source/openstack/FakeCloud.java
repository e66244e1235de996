package io.vioscope.source.openstack;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.Polling;
import io.vioscope.source.Source;
import io.vioscope.source.http.HttpLimits;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A real HTTP server that answers as a recorded cloud did, until it is told to lie. */
public final class FakeCloud implements AutoCloseable {
    public static final String SERVERS = "/v2.1/servers/detail";
    public static final String DIAGNOSTICS = "/diagnostics";
    public static final String HYPERVISORS = "/v2.1/os-hypervisors/detail";
    public static final String SERVICES = "/v2.1/os-services";
    public static final String ZONES = "/v2.1/os-availability-zone/detail";
    public static final String AGGREGATES = "/v2.1/os-aggregates";
    public static final String PROJECTS = "/v3/projects";
    private static final String CINDER = "/v3/c5c799ba07f14cce84968f7b6e24ed87";
    public static final String CINDER_VERSIONS = "/v3/";
    public static final String VOLUMES = CINDER + "/volumes/detail";
    public static final String SNAPSHOTS = CINDER + "/snapshots/detail";
    public static final String VOLUME_SERVICES = CINDER + "/os-services";
    public static final String POOLS = CINDER + "/scheduler-stats/get_pools";
    public static final String DOMAINS = "/v3/domains";
    public static final String NEUTRON = "/v2.0/";
    public static final String L3_ROUTERS = NEUTRON + "agents/f665f0f1-a6ab-4ea5-956c-027cee851cfd/l3-routers";
    public static final String DHCP_NETWORKS = NEUTRON + "agents/e001f3f5-c645-4389-85f9-11a25ef2dfc1/dhcp-networks";
    public static final String LOAD_BALANCERS = "/v2/lbaas/loadbalancers";
    public static final String IMAGES = "/v2/images";
    public static final String PLACEMENT = "/placement/";
    public static final String PROVIDERS = PLACEMENT + "resource_providers";
    public static final String LOGIN = "/v3/auth/tokens";
    public static final HttpLimits LIMITS = new HttpLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            4 << 20,
            2,
            64,
            Duration.ofMillis(1),
            Duration.ofMillis(1500),
            30);

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, Consumer<HttpServerRequest>> lies = new ConcurrentHashMap<>();
    private final AtomicInteger logins = new AtomicInteger();
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final List<String> tokens = new CopyOnWriteArrayList<>();

    public FakeCloud() {
        server = await(vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1"));
    }

    public Vertx vertx() {
        return vertx;
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    public int logins() {
        return logins.get();
    }

    /** From now on this path is answered so. */
    public void on(String path, Consumer<HttpServerRequest> lie) {
        lies.put(path, lie);
    }

    /** From now on this path is answered truthfully. */
    public void truth(String path) {
        lies.remove(path);
    }

    /** All paths but that of the login. */
    public static List<String> paths() {
        return List.of(
                PROJECTS,
                DOMAINS,
                "/",
                SERVERS,
                HYPERVISORS,
                SERVICES,
                ZONES,
                AGGREGATES,
                "/v2.1/",
                CINDER_VERSIONS,
                VOLUMES,
                SNAPSHOTS,
                VOLUME_SERVICES,
                POOLS,
                NEUTRON + "extensions",
                NEUTRON + "networks",
                NEUTRON + "subnets",
                NEUTRON + "ports",
                NEUTRON + "routers",
                NEUTRON + "floatingips",
                NEUTRON + "agents",
                L3_ROUTERS,
                DHCP_NETWORKS,
                LOAD_BALANCERS,
                IMAGES,
                PLACEMENT,
                PROVIDERS,
                inventories("a9343bb3-35a4-478b-bcff-57d7e4e6e9c1"),
                inventories("17188562-482d-4d02-b49e-ad93c2639a0a"),
                inventories("ce041a19-6afa-430f-9b4b-9d47736aa0e3"),
                inventories("1eba1015-3025-4c0a-ab5d-1e5555765b22"));
    }

    /** Where the inventories of one of Placement's providers are. */
    public static String inventories(String provider) {
        return PROVIDERS + "/" + provider + "/inventories";
    }

    public CloudConfig config() {
        var named = new Named(null, "admin");
        var domain = new Named(null, "Default");
        var access = new CloudAccess(
                URI.create(url()),
                new Credentials.Password(named, domain, "hunter2-secret", named, domain),
                "nova",
                CloudAccess.Interface.PUBLIC,
                null,
                true);
        return new CloudConfig("test", access, Polling.DEFAULT);
    }

    public List<Source> sources(HttpLimits limits) {
        return OpenStackSources.of(vertx, config(), InstantSource.system(), limits);
    }

    private void handle(HttpServerRequest request) {
        asked.add(request.method() + " " + request.uri());
        var token = request.getHeader("X-Auth-Token");
        tokens.add(token == null ? "" : token);
        lies.getOrDefault(request.path(), this::truth).accept(request);
    }

    /** The recorded answer; pages after the first are empty. */
    public void truth(HttpServerRequest request) {
        var further = request.getParam("marker") != null || request.getParam("deleted") != null;
        switch (request.path()) {
            case LOGIN -> login(request);
            case PROJECTS -> json(request, Recordings.body("keystone-projects"));
            case DOMAINS -> json(request, Recordings.body("keystone-domains"));
            case "/" -> json(request, Recordings.body("nova-versions"));
            case "/v2.1/" -> json(request, Recordings.body("nova-v2.1"));
            case SERVERS -> json(request, further ? "{\"servers\": []}" : Recordings.body("nova-servers-detail-2.69"));
            case HYPERVISORS ->
                json(request, further ? "{\"hypervisors\": []}" : Recordings.body("nova-os-hypervisors-detail-2.69"));
            case ZONES -> json(request, Recordings.body("nova-os-availability-zone-detail"));
            case AGGREGATES -> json(request, Recordings.body("nova-os-aggregates"));
            case SERVICES -> json(request, Recordings.body("nova-os-services-2.53"));
            // Keystone and Cinder share this address here; only Cinder's is asked with a token.
            case CINDER_VERSIONS ->
                json(
                        request,
                        Recordings.body(request.getHeader("X-Auth-Token") == null ? "keystone-v3" : "cinder-versions"));
            case VOLUMES ->
                json(request, further ? "{\"volumes\": []}" : Recordings.body("cinder-volumes-detail-3.27"));
            case SNAPSHOTS ->
                json(request, further ? "{\"snapshots\": []}" : Recordings.body("cinder-snapshots-detail"));
            case VOLUME_SERVICES -> json(request, Recordings.body("cinder-os-services-3.27"));
            case POOLS -> json(request, Recordings.body("cinder-pools-detail-3.0"));
            case LOAD_BALANCERS -> json(request, LoadBalancers.TWO);
            case IMAGES ->
                json(request, ImageLists.isForHidden(request) ? ImageLists.NONE : Recordings.body("glance-images"));
            default -> neutron(request);
        }
    }

    private void neutron(HttpServerRequest request) {
        switch (request.path()) {
            case NEUTRON + "extensions" -> json(request, Recordings.body("neutron-extensions"));
            case NEUTRON + "networks" -> json(request, Recordings.body("neutron-networks"));
            case NEUTRON + "subnets" -> json(request, Recordings.body("neutron-subnets"));
            case NEUTRON + "ports" -> json(request, Recordings.body("neutron-ports"));
            case NEUTRON + "routers" -> json(request, Recordings.body("neutron-routers"));
            case NEUTRON + "floatingips" -> json(request, Recordings.body("neutron-floatingips"));
            case NEUTRON + "agents" -> json(request, Recordings.body("neutron-agents"));
            case L3_ROUTERS -> json(request, Recordings.body("neutron-agent-l3-routers"));
            case DHCP_NETWORKS -> json(request, Recordings.body("neutron-agent-dhcp-networks"));
            default -> placement(request);
        }
    }

    /** No provider of the recorded cloud is disabled. */
    private void placement(HttpServerRequest request) {
        var none = request.getParam("required") != null;
        switch (request.path()) {
            case PLACEMENT -> json(request, Recordings.body("placement-root"));
            case PROVIDERS ->
                json(request, none ? "{\"resource_providers\": []}" : Recordings.body("placement-resource-providers"));
            default -> {
                if (request.path().endsWith(DIAGNOSTICS)) {
                    json(request, Recordings.body("nova-server-diagnostics-2.1"));
                } else {
                    inventory(request, request.path());
                }
            }
        }
    }

    private static void inventory(HttpServerRequest request, String path) {
        for (var provider : List.of("c101.a9343bb3", "c102.17188562", "c103.ce041a19", "c17.1eba1015")) {
            var uuid = provider.substring(provider.indexOf('.') + 1);
            if (path.startsWith(PROVIDERS + "/" + uuid) && path.endsWith("/inventories")) {
                json(request, Recordings.body("placement-provider-inventories-domain-" + provider));
                return;
            }
        }
        request.response().setStatusCode(404).end();
    }

    private void login(HttpServerRequest request) {
        login(request, token -> token);
    }

    /**
     * The recorded token, at this address, with an Octavia in its catalog, which the recorded cloud has not, and Placement
     * below the root, which is Nova's here.
     */
    public String token() {
        return Recordings.body("keystone-token")
                .replace(":8778\"", ":8778/placement\"")
                .replaceAll("http://127\\.0\\.0\\.1:[0-9]+", url())
                .replace("\"catalog\":[", "\"catalog\":[" + LoadBalancers.service(url()) + ",");
    }

    /** Answers a login with that token. */
    public void login(HttpServerRequest request, String body) {
        login(request, recorded -> body);
    }

    /** A login whose answer is not quite as recorded. */
    public void login(HttpServerRequest request, UnaryOperator<String> change) {
        var body = change.apply(token());
        request.response()
                .setStatusCode(201)
                .putHeader("X-Subject-Token", "token-" + logins.incrementAndGet())
                .end(body);
    }

    public static void json(HttpServerRequest request, String body) {
        dated(request).putHeader("Content-Type", "application/json").end(body);
    }

    public static HttpServerResponse dated(HttpServerRequest request) {
        var now = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        return request.response().putHeader("Date", now);
    }

    /** Waits; for tests only. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the future failed or did not complete", e);
        }
    }

    /** Runs on a context, as a verticle would. */
    public <T> T run(java.util.function.Supplier<Future<T>> work) {
        return await(Future.future(promise ->
                vertx.getOrCreateContext().runOnContext(v -> work.get().onComplete(promise))));
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
