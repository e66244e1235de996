package io.vioscope.source.nsx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.NsxAccess;
import io.vioscope.config.Polling;
import io.vioscope.inventory.Report;
import io.vioscope.source.openstack.FakeCloud;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * A real HTTP server that answers as an NSX Manager does (NSX-T Data Center REST API), until it is told to lie. Lists come in
 * pages of two, so that each of more is read by cursors.
 */
public final class FakeNsx implements AutoCloseable {
    public static final String VCENTER = "bd3d1c29-6c11-41b3-a36e-ad92fe178824";
    public static final String EDGES = "0a1b2c3d-0000-4000-8000-0000000000e1";
    public static final String ROUTER = "11111111-1111-4111-8111-111111111111";
    private static final String MANAGER = "d894632f-f366-4b90-b5d9-2eaaa0c4ff8a";
    private static final String RIGHT = "j_username=vioscope&j_password=r%C3%AFght+%26";
    private static final int PAGE = 2;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();
    private final Map<String, Consumer<HttpServerRequest>> lies = new ConcurrentHashMap<>();
    private volatile String session = "";
    private final AtomicInteger sessions = new AtomicInteger();

    /** Methods and paths that were asked for. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /** The one principal identity that is known by a certificate. */
    private volatile @Nullable X509Certificate principal;

    private final boolean isTls;

    public FakeNsx() {
        this(new HttpServerOptions());
    }

    /** The same over TLS. */
    FakeNsx(HttpServerOptions options) {
        isTls = options.isSsl();
        server = FakeCloud.await(
                vertx.createHttpServer(options).requestHandler(this::handle).listen(0, "127.0.0.1"));
        cluster("STABLE", "STABLE");
        document("/api/v1/node/version", "{'product_version': '3.2.1.0.0.19801959', 'node_version': '3.2.1.0.0'}");
        list(
                Part.VCENTERS,
                "{'id': '" + MANAGER + "', 'server': '10.0.0.1', 'origin_type': 'vCenter', 'origin_properties':"
                        + " [{'key': 'version', 'value': '7.0.3'}, {'key': 'instanceUuid', 'value': '" + VCENTER
                        + "'}]}");
        list(Part.DISCOVERED, discovered("host-21"), discovered("host-22"), discovered("host-23"));
        list(Part.NODES, host("n1", "host-21"), host("n2", "host-22"), host("n3", "host-23"), edge("e1"), edge("e2"));
        statuses("n1 UP UP 3 0", "n2 UP UP 3 0", "n3 UP UP 3 0", "e1 UP UP 3 0", "e2 UP UP 3 0");
        list(
                Part.EDGE_CLUSTERS,
                "{'id': '" + EDGES + "', 'display_name': 'edges-1', 'deployment_type': 'VIRTUAL_MACHINE',"
                        + " 'members': [{'transport_node_id': 'e1'}, {'transport_node_id': 'e2'}]}");
        edges("UP", "UP", "UP");
        list(Part.GATEWAYS, gateway("g1", ROUTER));
        gateway("g1", "ACTIVE", "STANDBY");
        list(Part.ALARMS);
        list(Part.UNREALIZED);
        tier0s(List.of("t0"), "ESTABLISHED");
    }

    /** Tier-0 gateways on the edge cluster, with a session each. */
    void tier0s(List<String> ids, String state) {
        list(
                Part.TIER0S,
                ids.stream()
                        .map(id -> "{'id': '" + id + "', 'display_name': 'outside'}")
                        .toArray(String[]::new));
        for (var id : ids) {
            lists.put(
                    Part.TIER0S.path() + "/" + id + "/locale-services",
                    List.of(json("{'id': 'ls', 'edge_cluster_path': '/infra/sites/default/enforcement-points/default/"
                            + "edge-clusters/" + EDGES + "'}")));
            neighbors(id, List.of(state));
        }
    }

    /** How the sessions of the first tier-0 gateway are. */
    void neighbors(String... states) {
        neighbors("t0", List.of(states));
    }

    private void neighbors(String tier0, List<String> states) {
        var rows = new ArrayList<String>();
        for (var i = 0; i < states.size(); i++) {
            rows.add(json(
                    "{'neighbor_address': '198.51.100." + (i + 1) + "', 'connection_state': '" + states.get(i) + "'}"));
        }
        lists.put(Part.TIER0S.path() + "/" + tier0 + "/locale-services/ls/bgp/neighbors/status", rows);
    }

    private static String json(String withQuotes) {
        return withQuotes.replace('\'', '"');
    }

    public void document(String path, String json) {
        documents.put(path, json(json));
    }

    void list(Part part, String... rows) {
        lists.put(
                part.path().split("\\?", 2)[0],
                Arrays.stream(rows).map(FakeNsx::json).toList());
    }

    public void cluster(String management, String control) {
        document(
                Nsx.CLUSTER,
                "{'cluster_id': 'c', 'mgmt_cluster_status': {'status': '" + management + "', 'online_nodes':"
                        + " [{'uuid': 'm1', 'mgmt_cluster_listen_ip_address': '10.0.0.11'}, {'uuid': 'm2',"
                        + " 'mgmt_cluster_listen_ip_address': '10.0.0.12'}], 'offline_nodes': "
                        + (management.equals("STABLE")
                                ? "[]"
                                : "[{'uuid': 'm3', 'mgmt_cluster_listen_ip_address': '10.0.0.13'}]")
                        + "}, 'control_cluster_status': {'status': '" + control + "'}}");
    }

    private static String discovered(String host) {
        return "{'external_id': '" + MANAGER + ":" + host + "', 'parent_compute_collection': '" + MANAGER
                + ":domain-c26', 'node_type': 'HostNode'}";
    }

    private static String host(String id, String host) {
        return "{'id': '" + id + "', 'display_name': 'tn-" + host + "', 'resource_type': 'TransportNode',"
                + " 'node_deployment_info': {'resource_type': 'HostNode', 'os_type': 'ESXI', 'discovered_node_id': '"
                + MANAGER + ":" + host + "'}}";
    }

    private static String edge(String id) {
        return "{'id': '" + id + "', 'display_name': 'edge-" + id + "', 'node_deployment_info': {'resource_type':"
                + " 'EdgeNode'}}";
    }

    /** By node: its id, status, control connection, and tunnels that are up and down. */
    public void statuses(String... nodes) {
        list(
                Part.STATUSES,
                Arrays.stream(nodes)
                        .map(node -> node.split(" ", -1))
                        .map(n -> "{'node_uuid': '" + n[0] + "', 'node_display_name': 'tn-" + n[0] + "', 'status': '"
                                + n[1]
                                + "', 'mgmt_connection_status': 'UP', 'control_connection_status': {'status': '" + n[2]
                                + "', 'up_count': 1}, 'pnic_status': {'status': 'UP'}, 'tunnel_status': {'bfd_status':"
                                + " {'bfd_up_count': " + n[3] + ", 'bfd_down_count': " + n[4]
                                + "}}, 'node_status': {'maintenance_mode': 'OFF', 'host_node_deployment_status':"
                                + " 'INSTALL_SUCCESSFUL'}}")
                        .toArray(String[]::new));
    }

    /** The edge cluster's word, and those of its two nodes. */
    public void edges(String all, String first, String second) {
        document(
                "/api/v1/edge-clusters/" + EDGES + "/status",
                "{'edge_cluster_id': '" + EDGES
                        + "', 'edge_cluster_status': '" + all + "', 'member_status': [{'status': '" + first
                        + "', 'transport_node': {'target_id': 'e1', 'target_display_name': 'edge-e1'}}, {'status': '"
                        + second
                        + "', 'transport_node': {'target_id': 'e2', 'target_display_name': 'edge-e2'}}]}");
    }

    static String gateway(String id, String router) {
        return "{'id': '" + id + "', 'display_name': 'router', 'router_type': 'TIER1', 'edge_cluster_id': '" + EDGES
                + "', 'tags': [{'scope': 'os-project-id', 'tag': 'p'}, {'scope': 'os-neutron-router-id', 'tag': '"
                + router
                + "'}]}";
    }

    /** How a gateway is on the two edge nodes. */
    public void gateway(String id, String first, String second) {
        document(
                "/api/v1/logical-routers/" + id + "/status",
                "{'logical_router_id': '" + id + "', 'per_node_status':"
                        + " [{'transport_node_id': 'e1', 'high_availability_status': '" + first
                        + "'}, {'transport_node_id': 'e2', 'high_availability_status': '" + second + "'}]}");
    }

    /** From now on that path, or every one where it is "*", is answered so. */
    public void on(String path, Consumer<HttpServerRequest> lie) {
        lies.put(path, lie);
    }

    /** No more lies. */
    public void truth() {
        lies.clear();
    }

    /** NSX does not know the session any more. */
    public void expire() {
        session = "over";
    }

    public int sessions() {
        return sessions.get();
    }

    private void handle(HttpServerRequest request) {
        var path = request.path();
        asked.add(request.method() + " " + path);
        var lie = lies.getOrDefault(path, lies.get("*"));
        if (lie != null) {
            lie.accept(request);
        } else if (path.equals("/api/session/create")) {
            request.body().onSuccess(body -> login(request, body.toString()));
        } else if (path.equals("/api/session/destroy")) {
            session = "";
            request.response().end();
        } else if (isPrincipal(request)) {
            answer(request, path);
        } else if (session.isEmpty()
                || !session.equals(request.getHeader("X-XSRF-TOKEN"))
                || !("JSESSIONID=" + session).equals(request.getHeader("Cookie"))) {
            error(request, 403, isTls ? 403 : 98);
        } else {
            answer(request, path);
        }
    }

    private void answer(HttpServerRequest request, String path) {
        if (lists.containsKey(path)) {
            page(request, lists.get(path));
        } else if (documents.containsKey(path)) {
            json(request, documents.get(path));
        } else {
            error(request, 404, 600);
        }
    }

    private boolean isPrincipal(HttpServerRequest request) {
        try {
            var session = request.sslSession();
            return session != null && session.getPeerCertificates()[0].equals(principal);
        } catch (SSLPeerUnverifiedException none) {
            return false;
        }
    }

    /** NSX knows a principal identity by that certificate. */
    void knows(X509Certificate certificate) {
        principal = certificate;
    }

    private void login(HttpServerRequest request, String form) {
        if (!form.equals(RIGHT)) {
            error(request, 403, 403);
            return;
        }
        session = "S" + sessions.incrementAndGet();
        request.response()
                .putHeader("Set-Cookie", "JSESSIONID=" + session + "; Path=/; Secure; HttpOnly")
                .putHeader("X-XSRF-TOKEN", session)
                .end();
    }

    static void error(HttpServerRequest request, int status, int code) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end("{\"module_name\":\"common-services\",\"error_message\":\"no\",\"error_code\":" + code + "}");
    }

    static void json(HttpServerRequest request, String json) {
        request.response()
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .end(json);
    }

    private static void page(HttpServerRequest request, List<String> rows) {
        var cursor = request.getParam("cursor");
        var from = cursor == null
                ? 0
                : Integer.parseInt(
                        URLDecoder.decode(cursor, StandardCharsets.UTF_8).replaceAll("[^0-9]", ""));
        var end = Math.min(rows.size(), from + PAGE);
        var parts = new ArrayList<>(List.of("\"results\":[" + String.join(",", rows.subList(from, end)) + "]"));
        parts.add("\"result_count\":" + rows.size());
        if (end < rows.size()) {
            parts.add("\"cursor\":\"at+" + end + "\"");
        }
        json(request, "{" + String.join(",", parts) + "}");
    }

    public URI url() {
        return URI.create((isTls ? "https" : "http") + "://127.0.0.1:" + server.actualPort());
    }

    public NsxAccess access(URI... before) {
        return access("rïght &", before);
    }

    NsxAccess access(String password, URI... before) {
        var urls = new ArrayList<>(List.of(before));
        urls.add(url());
        return new NsxAccess(
                urls, new NsxAccess.Login.Password("vioscope", password), NsxAccess.Api.POLICY, null, true);
    }

    public CloudConfig config(NsxAccess access) {
        var nobody = new Credentials.Named(null, null);
        var credentials = new Credentials.ApplicationCredential(new Credentials.Named("id", null), "s", nobody, nobody);
        var openStack = new CloudAccess(
                URI.create("http://127.0.0.1:1/"), credentials, null, CloudAccess.Interface.PUBLIC, null, true);
        return new CloudConfig("test", openStack, Polling.every(Duration.ofSeconds(12))).withNsx(access);
    }

    public NsxSource source(NsxAccess access, InstantSource clock) {
        return NsxSource.of(vertx, config(access), access, clock, FakeCloud.LIMITS);
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Runs on a context, as sources do, and waits. */
    public Report run(Supplier<Future<Report>> poll) {
        return FakeCloud.await(
                Future.future(promise -> vertx.runOnContext(v -> poll.get().onComplete(promise))));
    }

    @Override
    public void close() {
        FakeCloud.await(vertx.close());
    }
}
