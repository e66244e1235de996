package io.vioscope.source.openstack;

import io.vertx.core.http.HttpServerRequest;

/** Answers of a Glance, written by hand after the recorded ones. */
final class ImageLists {
    /** The project of the fake cloud's account. */
    static final String OWN = "c5c799ba07f14cce84968f7b6e24ed87";

    static final String NONE = list("");

    private ImageLists() {}

    /** A row; {@code more} is further fields with a comma before each. */
    static String row(String id, String owner, String visibility, String status, String more) {
        return """
                {"id": "%s", "name": "image %s", "owner": "%s", "visibility": "%s", "status": "%s",
                 "disk_format": "vmdk", "container_format": "bare", "size": 1048576, "virtual_size": null,
                 "min_ram": 512, "min_disk": 20, "protected": true, "os_hidden": false, "tags": [],
                 "created_at": "2026-11-22T07:34:27Z", "updated_at": "2026-11-22T07:34:29Z" %s}""".formatted(id, id, owner, visibility, status, more);
    }

    /** Another project's image that all may see. */
    static String open(String id) {
        return row(id, "alpha", "public", "active", "");
    }

    /** A list of rows; {@code more} is further fields of the answer with a comma before each. */
    static String list(String more, String... rows) {
        return "{\"images\": [" + String.join(",", rows) + "], \"schema\": \"/v2/schemas/images\"" + more + "}";
    }

    /** Whether the hidden ones are asked for. */
    static boolean isForHidden(HttpServerRequest request) {
        return "true".equals(request.getParam("os_hidden"));
    }
}
