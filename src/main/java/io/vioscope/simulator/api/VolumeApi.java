package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Volume;
import io.vioscope.simulator.cloud.VolumeService;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Cinder v3 at {@code /volume/v3/PROJECT}, as recorded from Zed at 3.0; other microversions get the same. */
final class VolumeApi {
    private static final int MAX_LIMIT = 1000;
    private static final int ROW_BYTES = 1500;

    private final SimulatedCloud cloud;
    private final Tokens tokens;
    private final Times times = new Times();

    VolumeApi(SimulatedCloud cloud, Tokens tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
    }

    void mount(Router router) {
        get(router, "volumes/detail", this::volumes);
        get(router, "snapshots/detail", (ctx, token) -> Reply.ok(Json.object(40, json -> empty(json, "snapshots"))));
        get(router, "os-services", (ctx, token) -> services());
        get(router, "scheduler-stats/get_pools", (ctx, token) -> pools());
        router.route("/volume/*").handler(ctx -> Web.send(ctx, Reply.noRoute()));
    }

    private void get(Router router, String path, BiFunction<RoutingContext, Token, Reply> answer) {
        router.get("/volume/v3/:project/" + path).handler(ctx -> {
            var id = Web.requestId();
            ctx.response()
                    .putHeader("x-openstack-request-id", id)
                    .putHeader("x-compute-request-id", id)
                    .putHeader("Vary", "OpenStack-API-Version")
                    .putHeader("OpenStack-API-Version", "volume 3.0");
            var token = tokens.valid(ctx.request().getHeader("X-Auth-Token"), cloud.now());
            if (token.isEmpty()) {
                Web.challenge(ctx);
            }
            Web.send(ctx, token.map(t -> answer.apply(ctx, t)).orElseGet(Reply::unauthorized));
        });
    }

    private static void empty(JsonGenerator json, String list) throws IOException {
        json.writeArrayFieldStart(list);
        json.writeEndArray();
    }

    private Reply volumes(RoutingContext ctx, Token token) {
        var query = ctx.queryParams();
        var limit = Rows.limit(query, MAX_LIMIT);
        var all = "1".equals(query.get("all_tenants")) || "true".equalsIgnoreCase(query.get("all_tenants"));
        var project = all ? Optional.<String>empty() : token.scope().map(scope -> scope.id());
        return cloud.volumes(Rows.marker(query), project, limit)
                .map(page -> Reply.ok(Json.object(ROW_BYTES * page.size() + 300, json -> {
                    json.writeArrayFieldStart("volumes");
                    for (var volume : page) {
                        volume(json, volume);
                    }
                    json.writeEndArray();
                    if (page.size() == limit) {
                        var last = page.get(page.size() - 1).id().toString();
                        var url = Web.root(ctx) + ctx.request().path();
                        Pages.next(json, "volumes_links", url, query, last);
                    }
                })))
                .orElseGet(() -> Reply.notFound("marker [" + query.get("marker") + "] not found"));
    }

    private void volume(JsonGenerator json, Volume volume) throws IOException {
        json.writeStartObject();
        var created = times.micros(volume.created());
        new Rows(json, Set.of())
                .text("id", volume.id().toString())
                .text("status", volume.status())
                .number("size", volume.sizeGb())
                .text("availability_zone", "nova")
                .text("created_at", created)
                .text("updated_at", created)
                .list("attachments", attachments -> {
                    if (volume.server() != null) {
                        attachment(attachments, volume, created);
                    }
                })
                .text("name", volume.name())
                .text("description", null)
                .text("volume_type", "vmdk")
                .text("snapshot_id", null)
                .text("source_volid", null)
                .object("metadata", none -> {})
                .list("links", links -> {})
                .text("user_id", volume.project().userId())
                .text("bootable", Boolean.toString(volume.bootable()))
                .flag("encrypted", false)
                .text("replication_status", null)
                .text("consistencygroup_id", null)
                .flag("multiattach", false)
                .text("migration_status", null)
                .text("os-vol-tenant-attr:tenant_id", volume.project().id())
                .text("os-vol-mig-status-attr:migstat", null)
                .text("os-vol-mig-status-attr:name_id", null)
                .text("os-vol-host-attr:host", volume.pool());
        json.writeEndObject();
    }

    private static void attachment(JsonGenerator json, Volume volume, String created) throws IOException {
        json.writeStartObject();
        new Rows(json, Set.of())
                .text("id", volume.id().toString())
                .text("attachment_id", volume.id().toString())
                .text("volume_id", volume.id().toString())
                .text("server_id", String.valueOf(volume.server()))
                .text("host_name", null)
                .text("device", volume.bootable() ? "/dev/sda" : "/dev/sdb")
                .text("attached_at", created);
        json.writeEndObject();
    }

    private Reply services() {
        return Reply.ok(Json.object(1000, json -> {
            json.writeArrayFieldStart("services");
            for (var service : cloud.volumeServices()) {
                json.writeStartObject();
                service(new Rows(json, Set.of()), service);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private void service(Rows row, VolumeService service) throws IOException {
        row.text("binary", service.binary())
                .text("host", service.host())
                .text("zone", "nova")
                .text("status", "enabled")
                .text("state", service.up() ? "up" : "down")
                .text("updated_at", times.micros(cloud.now()))
                .text("disabled_reason", null);
        if (service.binary().equals("cinder-volume")) {
            row.text("replication_status", "disabled")
                    .text("active_backend_id", null)
                    .flag("frozen", false);
        }
    }

    private Reply pools() {
        return Reply.ok(Json.object(1000, json -> {
            json.writeArrayFieldStart("pools");
            for (var pool : cloud.pools()) {
                json.writeStartObject();
                new Rows(json, Set.of())
                        .text("name", pool)
                        .object(
                                "capabilities",
                                capabilities -> pool(new Rows(capabilities, Set.of()), pool.split("#", 2)[1]));
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    /** VMware's driver tells no capacity unless told to. */
    private void pool(Rows row, String backend) throws IOException {
        row.text("volume_backend_name", backend)
                .text("vendor_name", "VMware")
                .text("driver_version", "3.4.4")
                .text("storage_protocol", "vmdk")
                .number("reserved_percentage", 0)
                .text("total_capacity_gb", "unknown")
                .text("free_capacity_gb", "unknown")
                .flag("shared_targets", false)
                .number("allocated_capacity_gb", 0)
                .text("filter_function", null)
                .text("goodness_function", null)
                .text("timestamp", times.micros(cloud.now()));
    }
}
