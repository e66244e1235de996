package io.vioscope.simulator.api.compute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.compute.ComputeApi.Call;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.cloud.Flavor;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.io.IOException;

/** {@code /flavors/detail}, which a monitor needs below 2.47, where servers name only the flavor's id. */
final class FlavorsTable {
    private final SimulatedCloud cloud;

    FlavorsTable(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    Reply detail(Call call) {
        return Reply.ok(Json.object(3000, json -> {
            json.writeArrayFieldStart("flavors");
            for (var flavor : cloud.estate().flavors()) {
                row(json, flavor, call);
            }
            json.writeEndArray();
        }));
    }

    private static void row(JsonGenerator json, Flavor flavor, Call call) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", flavor.id().toString());
        json.writeStringField("name", flavor.name());
        json.writeNumberField("ram", flavor.ramMb());
        json.writeNumberField("disk", flavor.diskGb());
        swap(json, call.version());
        json.writeNumberField("OS-FLV-EXT-DATA:ephemeral", 0);
        json.writeBooleanField("OS-FLV-DISABLED:disabled", false);
        json.writeNumberField("vcpus", flavor.vcpus());
        json.writeBooleanField("os-flavor-access:is_public", true);
        json.writeNumberField("rxtx_factor", 1.0);
        newer(json, call.version());
        json.writeArrayFieldStart("links");
        Json.link(json, "self", call.base() + "/v2.1/flavors/" + flavor.id());
        Json.link(json, "bookmark", call.base() + "/flavors/" + flavor.id());
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A number from 2.75 on. */
    private static void swap(JsonGenerator json, Microversion version) throws IOException {
        if (version.atLeast(Parameters.STRICT)) {
            json.writeNumberField("swap", 0);
        } else {
            json.writeStringField("swap", "");
        }
    }

    /** The fields that came with microversions 2.55 and 2.61. */
    private static void newer(JsonGenerator json, Microversion version) throws IOException {
        if (version.atLeast(55)) {
            json.writeNullField("description");
        }
        if (version.atLeast(61)) {
            Json.field(json, "extra_specs", none -> {});
        }
    }
}
