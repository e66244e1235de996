package io.vioscope.source.vcenter;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.Polling;
import io.vioscope.config.VCenterAccess;
import io.vioscope.inventory.Report;
import io.vioscope.source.openstack.FakeCloud;
import io.vioscope.source.xml.Ref;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A real HTTP server that speaks as much of vSphere's Web Services API as is used, in the shapes that a vCenter sends, until
 * it is told to lie. What it holds and says is handled on one thread of its own.
 */
public final class FakeVCenter implements AutoCloseable {
    public static final String UUID = "4f1e0c5a-7b7a-4c6e-9a51-2f6f0f5a0c01";
    private static final Pattern METHOD = Pattern.compile("Body><(\\w+) ");
    private static final String SESSION = "vmware_soap_session";

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Context context = vertx.getOrCreateContext();
    private final Map<Ref, Map<String, String>> objects = new LinkedHashMap<>();
    private final List<Changed> log = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Map<String, Consumer<HttpServerRequest>> lies = new HashMap<>();
    private Runnable beforeWho = () -> {};
    private String session = "";

    /** The alarms that are on here. */
    public final FakeAlarms alarms = new FakeAlarms(this::onContext);

    private int filter;
    private int sessions;

    /** The methods that were called, and what each call held. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public final List<String> bodies = new CopyOnWriteArrayList<>();

    private record Changed(Ref object, String kind, List<String> properties) {}

    public FakeVCenter() {
        var started = Future.<HttpServer>future(promise -> context.runOnContext(v -> vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .onComplete(promise)));
        server = FakeCloud.await(started);
        cluster("domain-c26", "Cluster A", "datastore-11", "datastore-12");
        host("host-21", "esx1.example.org", "domain-c26");
        host("host-22", "esx2.example.org", "domain-c26");
        datastore("datastore-11", "vsan", 1000, 400);
        datastore("datastore-12", "nfs", 1000, 900);
        machine("vm-31", "11111111-1111-4111-8111-111111111111", "host-21", "datastore-11");
        machine("vm-32", "22222222-2222-4222-8222-222222222222", "host-22", "datastore-12");
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/sdk";
    }

    public VCenterAccess access() {
        return new VCenterAccess(URI.create(url()), "vioscope@vsphere.local", "right", null, null, true);
    }

    public CloudConfig config(VCenterAccess... vcenters) {
        var credentials = new Credentials.ApplicationCredential(
                new Credentials.Named("id", null),
                "s",
                new Credentials.Named(null, null),
                new Credentials.Named(null, null));
        var openStack = new CloudAccess(
                URI.create("http://127.0.0.1:1/"), credentials, null, CloudAccess.Interface.PUBLIC, null, true);
        return new CloudConfig("test", openStack, Polling.every(Duration.ofSeconds(12)))
                .withVCenters(List.of(vcenters));
    }

    public VCenterSource source(InstantSource clock) {
        return VCenterSource.of(vertx, config(access()), clock, FakeCloud.LIMITS);
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Runs on a context, as sources do, and waits. */
    public Report run(Supplier<Future<Report>> poll) {
        return FakeCloud.await(start(poll));
    }

    /** The same without waiting. */
    public Future<Report> start(Supplier<Future<Report>> poll) {
        return Future.future(promise -> vertx.runOnContext(v -> poll.get().onComplete(promise)));
    }

    public void cluster(String id, String name, String... stores) {
        put(
                new Ref("ClusterComputeResource", id),
                Map.of(
                        "name", text(name),
                        "datastore", refs("Datastore", stores),
                        "configuration.dasConfig.enabled", text("true"),
                        "configuration.drsConfig.enabled", text("false")));
    }

    public void host(String id, String name, String cluster) {
        put(
                new Ref("HostSystem", id),
                Map.of(
                        "name", text(name),
                        "parent", ref("ClusterComputeResource", cluster),
                        "runtime.connectionState", text("connected"),
                        "runtime.powerState", text("poweredOn"),
                        "runtime.inMaintenanceMode", text("false"),
                        "summary.config.product.version", text("7.0.3"),
                        "summary.hardware.numCpuThreads", text("64"),
                        "summary.hardware.memorySize", text(Long.toString(256L << 30))));
    }

    public void datastore(String id, String name, long capacityGib, long freeGib) {
        put(
                new Ref("Datastore", id),
                Map.of(
                        "summary.name", text(name),
                        "summary.type", text("VMFS"),
                        "summary.accessible", text("true"),
                        "summary.maintenanceMode", text("normal"),
                        "summary.capacity", text(Long.toString(capacityGib << 30)),
                        "summary.freeSpace", text(Long.toString(freeGib << 30))));
    }

    public void machine(String id, String server, String host, String store) {
        put(
                new Ref("VirtualMachine", id),
                Map.of(
                        "name", text("web (" + server + ")"),
                        "config.instanceUuid", text(server),
                        "config.template", text("false"),
                        "runtime.host", ref("HostSystem", host),
                        "runtime.powerState", text("poweredOn"),
                        "runtime.connectionState", text("connected"),
                        "guestHeartbeatStatus", text("green"),
                        "datastore", refs("Datastore", store)));
    }

    private void put(Ref object, Map<String, String> properties) {
        onContext(() -> {
            objects.put(object, new LinkedHashMap<>(properties));
            changed(new Changed(object, "enter", List.copyOf(properties.keySet())));
        });
    }

    /** Changes a property to a text. */
    public void set(String type, String id, String path, String value) {
        setXml(type, id, path, text(value));
    }

    /** Changes a property to what a reference says. */
    public void move(String machine, String host) {
        setXml("VirtualMachine", machine, "runtime.host", ref("HostSystem", host));
    }

    private void setXml(String type, String id, String path, String value) {
        onContext(() -> {
            var object = new Ref(type, id);
            objects.getOrDefault(object, new LinkedHashMap<>()).put(path, value);
            changed(new Changed(object, "modify", List.of(path)));
        });
    }

    /** Takes the value of a property away. */
    public void unset(String type, String id, String path) {
        onContext(() -> {
            var object = new Ref(type, id);
            objects.getOrDefault(object, new LinkedHashMap<>()).remove(path);
            changed(new Changed(object, "modify", List.of(path)));
        });
    }

    public void remove(String type, String id) {
        onContext(() -> {
            objects.remove(new Ref(type, id));
            changed(new Changed(new Ref(type, id), "leave", List.of()));
        });
    }

    /** From now on calls of this method, or of any with {@code *}, are answered so. */
    public void on(String method, Consumer<HttpServerRequest> lie) {
        onContext(() -> lies.put(method, lie));
    }

    /** From now on that happens before it says who it is. */
    public void slow(Runnable meanwhile) {
        onContext(() -> beforeWho = meanwhile);
    }

    public void truth() {
        onContext(lies::clear);
    }

    /** Ends all sessions, as a restart does. */
    public void endSessions() {
        onContext(() -> session = "");
    }

    private void changed(Changed change) {
        log.add(change);
        var woken = List.copyOf(waiting);
        waiting.clear();
        woken.forEach(Runnable::run);
    }

    private void onContext(Runnable action) {
        FakeCloud.await(Future.<Void>future(promise -> context.runOnContext(v -> {
            action.run();
            promise.complete();
        })));
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var method = method(body);
            asked.add(method);
            bodies.add(body.toString());
            var lie = lies.getOrDefault(method, lies.get("*"));
            if (lie != null) {
                lie.accept(request);
            } else {
                answer(method, body.toString(), request);
            }
        });
    }

    private static String method(Buffer body) {
        var matcher = METHOD.matcher(body.toString());
        return matcher.find() ? matcher.group(1) : "";
    }

    private void answer(String method, String body, HttpServerRequest request) {
        if (method.equals("RetrieveServiceContent")) {
            beforeWho.run();
            respond(request, method, content());
        } else if (method.equals("Login")) {
            login(body, request);
        } else if (session.isEmpty() || !session.equals(request.getHeader("Cookie"))) {
            fault(request, "NotAuthenticated", "The session is not authenticated.");
        } else {
            inSession(method, body, request);
        }
    }

    private void login(String body, HttpServerRequest request) {
        if (!body.contains("<password>right</password>")) {
            fault(request, "InvalidLogin", "Cannot complete login due to an incorrect user name or password.");
            return;
        }
        session = SESSION + "=s" + ++sessions;
        request.response().putHeader("Set-Cookie", session + "; Path=/; HttpOnly; Secure; ");
        respond(request, "Login", "<returnval><key>52</key></returnval>");
    }

    private void inSession(String method, String body, HttpServerRequest request) {
        switch (method) {
            case "CreateContainerView" ->
                respond(request, method, "<returnval type=\"ContainerView\">session[1]view</returnval>");
            case "CreateFilter" ->
                respond(request, method, "<returnval type=\"PropertyFilter\">session[1]" + ++filter + "</returnval>");
            case "WaitForUpdatesEx" -> updates(body, request);
            case "RetrievePropertiesEx" ->
                respond(request, method, "<returnval>" + alarms.retrieved(body, objects) + "</returnval>");
            case "Logout" -> {
                session = "";
                respond(request, method, "");
            }
            default -> respond(request, method, "");
        }
    }

    private void updates(String body, HttpServerRequest request) {
        var version = between(body, "<version>", "</version>");
        var most = Integer.parseInt(between(body, "<maxObjectUpdates>", "</maxObjectUpdates>"));
        var from = version.isEmpty() ? 0 : Integer.parseInt(version);
        var all = version.isEmpty() || version.startsWith("0") ? everything() : log;
        if (version.isEmpty() || from < log.size()) {
            respond(request, "WaitForUpdatesEx", set(all, from, most));
            return;
        }
        var seconds = Integer.parseInt(between(body, "<maxWaitSeconds>", "</maxWaitSeconds>"));
        if (seconds == 0) {
            respond(request, "WaitForUpdatesEx", "");
            return;
        }
        var timer = vertx.setTimer(TimeUnit.SECONDS.toMillis(seconds), t -> respond(request, "WaitForUpdatesEx", ""));
        waiting.add(() -> {
            vertx.cancelTimer(timer);
            updates(body, request);
        });
    }

    private List<Changed> everything() {
        return objects.entrySet().stream()
                .map(e -> new Changed(
                        e.getKey(), "enter", List.copyOf(e.getValue().keySet())))
                .toList();
    }

    /** The pieces of the first list have versions of their own: where they end. */
    private String set(List<Changed> all, int from, int most) {
        var first = all != log;
        var end = Math.min(all.size(), from + most);
        var xml = new StringBuilder("<returnval><version>");
        xml.append(first && end < all.size() ? "0" + end : Integer.toString(first ? log.size() : end));
        xml.append("</version><filterSet><filter type=\"PropertyFilter\">session[1]")
                .append(filter)
                .append("</filter>");
        all.subList(from, end).forEach(change -> xml.append(object(change)));
        xml.append("</filterSet>");
        if (end < all.size()) {
            xml.append("<truncated>true</truncated>");
        }
        return xml.append("</returnval>").toString();
    }

    private String object(Changed change) {
        var xml = new StringBuilder("<objectSet><kind>").append(change.kind()).append("</kind><obj type=\"");
        xml.append(change.object().type())
                .append("\">")
                .append(change.object().id())
                .append("</obj>");
        var now = objects.getOrDefault(change.object(), Map.of());
        for (var path : change.properties()) {
            xml.append("<changeSet><name>").append(path).append("</name><op>assign</op>");
            xml.append(now.getOrDefault(path, "")).append("</changeSet>");
        }
        return xml.append("</objectSet>").toString();
    }

    private static String between(String text, String before, String after) {
        var start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf(after, start));
    }

    private static String text(String value) {
        return "<val xsi:type=\"xsd:string\">" + value + "</val>";
    }

    private static String ref(String type, String id) {
        return "<val type=\"" + type + "\" xsi:type=\"ManagedObjectReference\">" + id + "</val>";
    }

    private static String refs(String type, String... ids) {
        var xml = new StringBuilder("<val xsi:type=\"ArrayOfManagedObjectReference\">");
        for (var id : ids) {
            xml.append("<ManagedObjectReference type=\"")
                    .append(type)
                    .append("\" xsi:type=\"ManagedObjectReference\">");
            xml.append(id).append("</ManagedObjectReference>");
        }
        return xml.append("</val>").toString();
    }

    private static String content() {
        return "<returnval><rootFolder type=\"Folder\">group-d1</rootFolder>"
                + "<propertyCollector type=\"PropertyCollector\">propertyCollector</propertyCollector>"
                + "<viewManager type=\"ViewManager\">ViewManager</viewManager><about><name>VMware vCenter Server</name>"
                + "<version>7.0.3</version><apiVersion>7.0.3.0</apiVersion><instanceUuid>" + UUID
                + "</instanceUuid></about>"
                + "<sessionManager type=\"SessionManager\">SessionManager</sessionManager></returnval>";
    }

    /** A whole answer. */
    public static void respond(HttpServerRequest request, String method, String inside) {
        send(request, 200, "<" + method + "Response xmlns=\"urn:vim25\">" + inside + "</" + method + "Response>");
    }

    /** A fault. */
    public static void fault(HttpServerRequest request, String type, String said) {
        send(
                request,
                500,
                "<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>" + said
                        + "</faultstring><detail><" + type + "Fault xmlns=\"urn:vim25\" xsi:type=\"" + type
                        + "\"/></detail>"
                        + "</soapenv:Fault>");
    }

    private static void send(HttpServerRequest request, int status, String inside) {
        if (request.response().closed() || request.response().ended()) {
            return;
        }
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/xml; charset=utf-8")
                .end("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope"
                        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>" + inside
                        + "</soapenv:Body></soapenv:Envelope>");
    }

    @Override
    public void close() {
        FakeCloud.await(vertx.close());
    }
}
