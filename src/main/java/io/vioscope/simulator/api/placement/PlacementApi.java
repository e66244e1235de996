package io.vioscope.simulator.api.placement;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Tokens;
import io.vioscope.simulator.api.http.Web;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Placement at {@code /placement} (recorded from Zed at 1.39): a resource provider for every hypervisor. */
public final class PlacementApi {
    private static final Microversion MIN = new Microversion(1, 0);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** A call that may be answered. */
    record Call(RoutingContext ctx, Microversion version, String requestId) {
        /** From 1.15 on answers say how old they are. */
        void dated(Instant now) {
            if (version.atLeast(15)) {
                ctx.response().putHeader("Last-Modified", HTTP_DATE.format(now)).putHeader("Cache-Control", "no-cache");
            }
        }
    }

    /** What answers a call. */
    @FunctionalInterface
    interface Answer {
        Reply to(Call call);
    }

    /** What answers a call about one provider. */
    @FunctionalInterface
    interface ProviderAnswer {
        Reply to(Call call, Cluster cluster);
    }

    private final SimulatedCloud cloud;
    private final Tokens tokens;
    private final Microversion newest;

    /** The API of that cloud. */
    public PlacementApi(SimulatedCloud cloud, Tokens tokens) {
        this.cloud = cloud;
        this.tokens = tokens;
        newest = new Microversion(1, cloud.release().placement());
    }

    /** Answers under that router. */
    public void mount(Router router) {
        var providers = new ProvidersTable(cloud);
        router.get("/placement").handler(this::root);
        router.get("/placement/").handler(this::root);
        get(router, "", "list", providers::list);
        provider(router, "", "show", providers::show);
        provider(router, "/inventories", "inventories:list", providers::inventories);
        provider(router, "/usages", "usages", providers::usages);
        provider(router, "/aggregates", "aggregates:list", providers::aggregates);
        provider(router, "/traits", "traits:list", providers::traits);
        var allocations = new AllocationsTable(cloud);
        provider(router, "/allocations", "allocations:list", allocations::allocations);
        router.get("/placement/usages").handler(ctx -> answer(ctx, "usages", allocations::usages));
        router.route("/placement/*")
                .handler(ctx -> answer(
                        ctx,
                        "",
                        call -> error(call, 404, "Not Found", "The resource could not be found.<br /><br />")));
    }

    private void get(Router router, String path, String rule, Answer answer) {
        router.get("/placement/resource_providers" + path)
                .handler(ctx -> answer(ctx, "resource_providers:" + rule, answer));
    }

    private void provider(Router router, String path, String rule, ProviderAnswer answer) {
        get(
                router,
                "/:id" + path,
                rule,
                call -> find(call.ctx().pathParam("id"))
                        .map(cluster -> answer.to(call, cluster))
                        .orElseGet(() -> error(
                                call,
                                404,
                                "Not Found",
                                "No resource provider with uuid " + call.ctx().pathParam("id") + " found")));
    }

    private Optional<Cluster> find(String id) {
        return cloud.estate().clusters().stream()
                .filter(cluster ->
                        cloud.hosts().identity(cluster).id().toString().equals(id))
                .findFirst();
    }

    private void answer(RoutingContext ctx, String rule, Answer answer) {
        var id = Web.requestId();
        ctx.response().putHeader("x-openstack-request-id", id);
        var token = tokens.valid(ctx.request().getHeader("X-Auth-Token"), cloud.now())
                .filter(found -> found.scope().isPresent());
        if (token.isEmpty()) {
            Web.challenge(ctx);
            Web.send(ctx, Reply.unauthorized());
            return;
        }
        var asked = Microversion.asked(ctx.request().headers(), "placement", MIN, newest);
        var call = new Call(ctx, asked.orElse(MIN), id);
        if (asked.isEmpty() || !asked.get().isBetween(MIN, newest)) {
            Web.send(ctx, error(call, 406, "Not Acceptable", "Unacceptable version header: " + call.version()));
            return;
        }
        ctx.response().putHeader("openstack-api-version", "placement " + call.version());
        Web.send(ctx, token.get().isAdmin() ? answered(call, answer) : denied(call, rule));
    }

    private static Reply answered(Call call, Answer answer) {
        call.ctx().response().putHeader("vary", "openstack-api-version");
        return answer.to(call);
    }

    private static Reply denied(Call call, String rule) {
        return error(
                call,
                403,
                "Forbidden",
                "Access was denied to this resource.\n\n Policy does not allow placement:" + rule
                        + " to be performed.  ");
    }

    /** Codes of errors came with 1.23. */
    static Reply error(Call call, int status, String title, String detail) {
        return new Reply(status, Json.object(400, json -> {
            json.writeArrayFieldStart("errors");
            json.writeStartObject();
            json.writeNumberField("status", status);
            json.writeStringField("title", title);
            json.writeStringField("detail", detail);
            if (call.version().atLeast(23)) {
                json.writeStringField("code", "placement.undefined_code");
            }
            json.writeStringField("request_id", call.requestId());
            json.writeEndObject();
            json.writeEndArray();
        }));
    }

    private void root(RoutingContext ctx) {
        ctx.response()
                .putHeader("x-openstack-request-id", Web.requestId())
                .putHeader("openstack-api-version", "placement " + MIN)
                .putHeader("vary", "openstack-api-version");
        Web.send(ctx, Reply.ok(versions()));
    }

    private Buffer versions() {
        return Json.object(300, json -> {
            json.writeArrayFieldStart("versions");
            json.writeStartObject();
            json.writeStringField("id", "v1.0");
            json.writeStringField("max_version", newest.toString());
            json.writeStringField("min_version", MIN.toString());
            json.writeStringField("status", "CURRENT");
            Json.links(json, "self", "");
            json.writeEndObject();
            json.writeEndArray();
        });
    }
}
