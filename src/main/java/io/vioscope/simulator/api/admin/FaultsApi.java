package io.vioscope.simulator.api.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.model.EntityKey;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Web;
import io.vioscope.simulator.fault.FaultCatalog;
import io.vioscope.simulator.fault.FaultType;
import io.vioscope.simulator.fault.Faults;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.fault.Faults.Refused;
import io.vioscope.simulator.fault.Injected;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Breaks things, and tells the truth about what was broken.
 *
 * <ul>
 *   <li>{@code GET /fault-types}: what can be injected
 *   <li>{@code POST /faults} with {@code {"type": "esxi-down-ha", "target": "host-101", "size": 1, "seconds": 300}}, of
 *       which only the type must be there: 201 and the fault, or 400 with the reason
 *   <li>{@code DELETE /faults/ID}: ends one, 204 or 404; {@code DELETE /faults} ends all
 *   <li>{@code GET /truth}: what was injected, when, into what, and who suffers
 * </ul>
 */
public final class FaultsApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Faults faults;

    /** What may be done to those faults. */
    public FaultsApi(Faults faults) {
        this.faults = faults;
    }

    /** Answers under that router. */
    public void mount(Router router) {
        router.get("/fault-types").handler(ctx -> Web.send(ctx, Reply.ok(Json.object(20_000, FaultsApi::types))));
        router.get("/truth")
                .handler(ctx -> Web.send(ctx, Reply.ok(Json.object(4_000, json -> truth(json, faults.truth())))));
        router.post("/faults").handler(this::inject);
        router.delete("/faults").handler(this::endAll);
        router.delete("/faults/:id").handler(this::end);
    }

    private void inject(RoutingContext ctx) {
        try {
            var injected =
                    faults.inject(wanted(JSON.readTree(ctx.body().buffer().getBytes())));
            Web.send(ctx, new Reply(201, Json.object(500, json -> row(json, injected))));
        } catch (IOException noJson) {
            Web.send(ctx, Reply.error(400, "Bad Request", "the body is no JSON object"));
        } catch (Refused why) {
            Web.send(ctx, Reply.error(400, "Bad Request", String.valueOf(why.getMessage())));
        }
    }

    private static Injection wanted(JsonNode body) {
        return new Injection(
                body.path("type").asText(),
                Optional.ofNullable(body.path("target").textValue()),
                body.path("size").asInt(1),
                body.hasNonNull("seconds")
                        ? Optional.of(Duration.ofSeconds(body.path("seconds").asLong()))
                        : Optional.empty());
    }

    private void end(RoutingContext ctx) {
        var id = ctx.pathParam("id");
        var ended = id.matches("[0-9]{1,9}") && faults.end(Integer.parseInt(id));
        if (ended) {
            ctx.response().setStatusCode(204).end();
        } else {
            Web.send(ctx, Reply.error(404, "Not Found", "There is no fault " + id + " that lasts."));
        }
    }

    private void endAll(RoutingContext ctx) {
        faults.endAll();
        ctx.response().setStatusCode(204).end();
    }

    private static void types(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("types");
        for (var type : FaultCatalog.all()) {
            json.writeStartObject();
            type(json, type);
            json.writeStringField("strikes", word(type.sort()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void type(JsonGenerator json, FaultType type) throws IOException {
        json.writeStringField("type", type.id());
        json.writeStringField("category", word(type.category()));
        json.writeStringField("summary", type.summary());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void truth(JsonGenerator json, List<Injected> all) throws IOException {
        json.writeArrayFieldStart("faults");
        for (var one : all) {
            json.writeStartObject();
            row(json, one);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void row(JsonGenerator json, Injected one) throws IOException {
        json.writeNumberField("id", one.id());
        type(json, one.type());
        keys(json, "targets", one.targets());
        keys(json, "victims", one.victims());
        json.writeStringField("began", one.began().toString());
        json.writeStringField("ended", one.ended() == null ? null : one.ended().toString());
    }

    private static void keys(JsonGenerator json, String name, List<EntityKey> keys) throws IOException {
        json.writeArrayFieldStart(name);
        for (var key : keys) {
            json.writeString(key.toString());
        }
        json.writeEndArray();
    }
}
