package io.vioscope.simulator.api.image;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.Image;
import java.io.IOException;
import java.util.List;

/** Glance's images as JSON. */
final class ImageJson {
    private static final int ROW_BYTES = 1100;
    private static final int MEGABYTE = 1 << 20;

    private ImageJson() {}

    static Buffer one(Image image) {
        return Json.object(ROW_BYTES, json -> row(json, image, new Times()));
    }

    /** A page; a full one has a link to the next, even if nothing follows. */
    static Buffer list(List<Image> rows, ImageQuery query) {
        var times = new Times();
        return Json.object(rows.size() * ROW_BYTES + 300, json -> {
            json.writeArrayFieldStart("images");
            for (var image : rows) {
                json.writeStartObject();
                row(json, image, times);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("first", query.first());
            json.writeStringField("schema", "/v2/schemas/images");
            if (!rows.isEmpty() && rows.size() == query.limit()) {
                json.writeStringField("next", query.next(rows.get(rows.size() - 1)));
            }
        });
    }

    private static void row(JsonGenerator json, Image image, Times times) throws IOException {
        var path = "/v2/images/" + image.id();
        var digits = image.id().toString().replace("-", "");
        json.writeStringField("vmware_disktype", "sparse");
        json.writeStringField("vmware_adaptertype", "lsiLogic");
        json.writeStringField("vmware_ostype", "otherGuest");
        json.writeStringField("hw_vif_model", "VirtualVmxnet3");
        json.writeStringField("name", image.name());
        json.writeStringField("disk_format", "vmdk");
        json.writeStringField("container_format", "bare");
        json.writeStringField("visibility", image.visibility());
        json.writeNumberField("size", MEGABYTE);
        json.writeNullField("virtual_size");
        json.writeStringField("status", image.status());
        json.writeStringField("checksum", digits);
        json.writeBooleanField("protected", false);
        json.writeNumberField("min_ram", 0);
        json.writeNumberField("min_disk", 0);
        json.writeStringField("owner", image.owner().id());
        json.writeBooleanField("os_hidden", image.hidden());
        json.writeStringField("os_hash_algo", "sha512");
        json.writeStringField("os_hash_value", digits.repeat(4));
        json.writeStringField("id", image.id().toString());
        json.writeStringField("created_at", times.zoned(image.created()));
        json.writeStringField("updated_at", times.zoned(image.updated()));
        json.writeArrayFieldStart("tags");
        json.writeEndArray();
        json.writeStringField("self", path);
        json.writeStringField("file", path + "/file");
        json.writeStringField("schema", "/v2/schemas/image");
        json.writeStringField("stores", "vsphere");
    }
}
