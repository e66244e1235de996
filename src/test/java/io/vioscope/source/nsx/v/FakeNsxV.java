package io.vioscope.source.nsx.v;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.NsxAccess;
import io.vioscope.config.Polling;
import io.vioscope.inventory.Report;
import io.vioscope.source.openstack.FakeCloud;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real HTTP server that answers as the NSX Manager of an NSX for vSphere does (nsxvapi.raml of VMware's nsxraml, 6.4), until it
 * is told to lie. Edges come in pages of two, whatever is asked for.
 */
final class FakeNsxV implements AutoCloseable {
    static final String VCENTER = "bd3d1c29-6c11-41b3-a36e-ad92fe178824";
    static final String ROUTER = "11111111-1111-4111-8111-111111111111";
    private static final String RIGHT = "vioscope:r\u00efght:&";
    private static final int PAGE = 2;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final List<String> edges = new CopyOnWriteArrayList<>();
    private final Map<String, Consumer<HttpServerRequest>> lies = new ConcurrentHashMap<>();

    /** Paths that were asked for, with what stands behind them. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    FakeNsxV() {
        server = FakeCloud.await(
                vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
        controllers("RUNNING", "RUNNING", "RUNNING");
        components("RUNNING", "RUNNING");
        vCenter(true);
        scopes("domain-c34", "domain-c34");
        fabric("GREEN", "GREEN");
        connections("UP", "UP");
        edges(
                edge("edge-1", "shared-5f0c41ff-0000-4000-8000-00000000", "GREEN", 1),
                edge("edge-2", "web-" + ROUTER, "GREEN", 2),
                edge("edge-3", "backup-5f0c41ff-1111-4000-8000-0000000", "RED", 1));
        status("edge-2", "GREEN", "GREEN", "GREEN");
    }

    void document(String path, String xml) {
        documents.put(path, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml);
    }

    void controllers(String... words) {
        var rows = new StringBuilder();
        for (var i = 0; i < words.length; i++) {
            rows.append("<controller><id>controller-" + (i + 1) + "</id><name>c</name><ipAddress>10.0.0." + (i + 1)
                    + "</ipAddress><status>" + words[i] + "</status></controller>");
        }
        document(NsxV.CONTROLLERS, "<controllers>" + rows + "</controllers>");
    }

    void components(String database, String ssh) {
        document(
                Part.COMPONENTS.path(),
                "<components>" + component("SSH", "SSH Service", ssh, "")
                        + component("VPOSTGRES", "vPostgres", database, "")
                        + component(
                                "NSX",
                                "NSX Manager",
                                "RUNNING",
                                "<versionInfo><majorVersion>6</majorVersion><minorVersion>4</minorVersion>"
                                        + "<patchVersion>6</patchVersion><buildNumber>14819921</buildNumber></versionInfo>")
                        + "</components>");
    }

    private static String component(String id, String name, String status, String more) {
        return "<component><componentId>" + id + "</componentId><name>" + name + "</name><status>" + status
                + "</status><enabled>true</enabled>" + more + "</component>";
    }

    void vCenter(boolean connected) {
        document(
                Part.VCENTER.path(),
                "<vcConfigStatus><connected>" + connected
                        + "</connected><lastInventorySyncTime>1492568145678</lastInventorySyncTime></vcConfigStatus>");
    }

    /** A transport zone for each, with that one cluster. */
    void scopes(String... clusters) {
        document(
                Part.SCOPES.path(),
                Stream.of(clusters)
                        .map(id ->
                                "<vdnScope><objectId>vdnscope-1</objectId><clusters><cluster><cluster><objectId>" + id
                                        + "</objectId><objectTypeName>ClusterComputeResource</objectTypeName></cluster></cluster>"
                                        + "</clusters></vdnScope>")
                        .collect(Collectors.joining("", "<vdnScopes>", "</vdnScopes>")));
    }

    /** How VXLAN is on the two hosts of the cluster. */
    void fabric(String first, String second) {
        document(
                Part.FABRIC.path() + "domain-c34",
                "<resourceStatuses>" + host("host-9", first) + host("host-10", second) + "</resourceStatuses>");
    }

    private static String host(String id, String vxlan) {
        return "<resourceStatus><resource><objectId>" + id
                + "</objectId><objectTypeName>HostSystem</objectTypeName><name>esx-"
                + id + "</name><scope><id>domain-c34</id><name>c-1</name></scope></resource>"
                + feature("com.vmware.vshield.vsm.nwfabric.hostPrep", "GREEN", true)
                + feature("com.vmware.vshield.vsm.vxlan", vxlan, true)
                + feature("com.vmware.vshield.firewall", "UNKNOWN", false) + "</resourceStatus>";
    }

    private static String feature(String id, String status, boolean installed) {
        return "<nwFabricFeatureStatus><featureId>" + id + "</featureId><status>" + status
                + "</status><message></message>" + "<installed>" + installed + "</installed></nwFabricFeatureStatus>";
    }

    /** Whether the two hosts reach their controllers. */
    void connections(String first, String second) {
        document(
                Part.CONNECTIONS.path(),
                "<hostConnStatusList><hostConnStatuses>" + connection("host-9", first) + connection("host-10", second)
                        + "</hostConnStatuses></hostConnStatusList>");
    }

    private static String connection(String host, String word) {
        return "<hostConnStatus><hostId>" + host + "</hostId><nsxMgrToFirewallAgentConn>UP</nsxMgrToFirewallAgentConn>"
                + "<nsxMgrToControlPlaneAgentConn>UP</nsxMgrToControlPlaneAgentConn><hostToControllerConn>" + word
                + "</hostToControllerConn></hostConnStatus>";
    }

    void edges(String... rows) {
        edges.clear();
        edges.addAll(List.of(rows));
    }

    static String edge(String id, String name, String status, int appliances) {
        return "<edgeSummary><objectId>" + id + "</objectId><name>" + name + "</name><id>" + id
                + "</id><state>deployed</state><edgeType>gatewayServices</edgeType><edgeStatus>" + status
                + "</edgeStatus><appliancesSummary><numberOfDeployedVms>" + appliances
                + "</numberOfDeployedVms><vmNameOfActiveVse>" + name + "-0</vmNameOfActiveVse></appliancesSummary>"
                + "</edgeSummary>";
    }

    /** How an edge of two is: all of it, and each. */
    void status(String id, String all, String first, String second) {
        document(
                "/api/4.0/edges/" + id + "/status",
                "<edgeStatus><edgeStatus>" + all + "</edgeStatus><edgeVmStatus>" + appliance(id + "-0", first)
                        + appliance(id + "-1", second) + "</edgeVmStatus></edgeStatus>");
    }

    private static String appliance(String name, String word) {
        return "<edgeVmStatus><edgeVMStatus>" + word + "</edgeVMStatus><haState>active</haState><name>" + name
                + "</name></edgeVmStatus>";
    }

    /** From now on that path, or every one where it is "*", is answered so. */
    void on(String path, Consumer<HttpServerRequest> lie) {
        lies.put(path, lie);
    }

    /** No more lies. */
    void truth() {
        lies.clear();
    }

    private void handle(HttpServerRequest request) {
        asked.add(request.uri());
        var lie = lies.getOrDefault(request.path(), lies.get("*"));
        var right = "Basic " + Base64.getEncoder().encodeToString(RIGHT.getBytes(StandardCharsets.UTF_8));
        if (lie != null) {
            lie.accept(request);
        } else if (!right.equals(request.getHeader("Authorization"))) {
            error(request, 403);
        } else if (!"application/xml".equals(request.getHeader("Accept"))) {
            xml(request, "{}");
        } else if (request.path().equals(Part.EDGES.path())) {
            page(request);
        } else if (documents.containsKey(request.path())) {
            xml(request, documents.get(request.path()));
        } else {
            error(request, 404);
        }
    }

    private void page(HttpServerRequest request) {
        var from = Integer.parseInt(request.getParam("startIndex"));
        var rows = edges.subList(Math.min(from, edges.size()), Math.min(edges.size(), from + PAGE));
        xml(
                request,
                "<pagedEdgeList><edgePage><pagingInfo><pageSize>" + PAGE + "</pageSize><startIndex>" + from
                        + "</startIndex><totalCount>" + edges.size() + "</totalCount></pagingInfo>"
                        + String.join("", rows) + "</edgePage></pagedEdgeList>");
    }

    static void error(HttpServerRequest request, int status) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/xml")
                .end("<error><details>no</details><errorCode>" + status + "</errorCode></error>");
    }

    static void xml(HttpServerRequest request, String xml) {
        request.response()
                .putHeader("Content-Type", "application/xml;charset=UTF-8")
                .end(xml);
    }

    NsxAccess access() {
        return access("r\u00efght:&", VCENTER);
    }

    NsxAccess access(String password, @Nullable String vcenter) {
        return new NsxAccess(
                List.of(URI.create("http://127.0.0.1:" + server.actualPort())),
                new NsxAccess.Login.Password("vioscope", password),
                NsxAccess.Api.NSX_V,
                vcenter,
                null,
                true);
    }

    CloudConfig config(NsxAccess access) {
        var nobody = new Credentials.Named(null, null);
        var credentials = new Credentials.ApplicationCredential(new Credentials.Named("id", null), "s", nobody, nobody);
        var openStack = new CloudAccess(
                URI.create("http://127.0.0.1:1/"), credentials, null, CloudAccess.Interface.PUBLIC, null, true);
        return new CloudConfig("test", openStack, Polling.every(Duration.ofSeconds(12))).withNsx(access);
    }

    NsxVSource source(NsxAccess access, InstantSource clock) {
        return NsxVSource.of(vertx, config(access), access, clock, FakeCloud.LIMITS);
    }

    Vertx vertx() {
        return vertx;
    }

    /** Paths that were asked for, without what stands behind them. */
    List<String> paths() {
        var paths = new ArrayList<String>();
        asked.forEach(uri -> paths.add(uri.split("\\?", 2)[0]));
        return paths;
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
