package io.vioscope.simulator.api.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.cloud.Project;
import java.io.IOException;
import java.util.List;

/**
 * The services that Keystone knows and where they are.
 *
 * @param root scheme, host and port the client used
 */
record Catalog(String root) {
    static final String REGION = "RegionOne";

    private static final List<String> INTERFACES = List.of("public", "internal", "admin");

    /** One service; in the paths of Keystone's own list stands a placeholder for the project. */
    private record Service(String id, String type, String name, String path) {
        String endpointId(String face) {
            return id.substring(0, 24) + "%08x".formatted(face.hashCode());
        }
    }

    /** One end of a service. */
    private record Endpoint(Service service, String face) {}

    private static final String PROJECT = "%(project_id)s";

    private static final List<Service> SERVICES = List.of(
            new Service("0a3d4b4c2d644ece98230be211ca0399", "identity", "keystone", "/identity/v3"),
            new Service("4c677f556dc3470ba071a3dfd2469be8", "compute", "nova", "/compute/v2.1"),
            new Service("8b1f6a3c5d0e4b7f9a2c4d6e8f0a1b3c", "volumev3", "cinderv3", "/volume/v3/" + PROJECT),
            new Service("2d7c9e1f3b5a4c8d9e0f1a2b3c4d5e6f", "network", "neutron", "/network"),
            new Service("c1d0a5f2f3b74b1f8a5e6d7c8b9a0e1f", "image", "glance", "/image"),
            new Service("e4b8c2d6a0f14c3e9b7d5a1f3c8e6b20", "placement", "placement", "/placement"),
            new Service("f7a1b3c5d9e84f20a6b4c8d2e0f1a3b5", "load-balancer", "octavia", "/load-balancer"));

    /** The field {@code catalog} of a token for a project. */
    void write(JsonGenerator json, Project project) throws IOException {
        Json.<Service>rows(json, "catalog", SERVICES, (row, service) -> {
            Json.<String>rows(row, "endpoints", INTERFACES, (end, face) -> {
                end.writeStringField("id", service.endpointId(face));
                end.writeStringField("interface", face);
                end.writeStringField("region_id", REGION);
                end.writeStringField("url", root + service.path().replace(PROJECT, project.id()));
                end.writeStringField("region", REGION);
            });
            row.writeStringField("id", service.id());
            row.writeStringField("type", service.type());
            row.writeStringField("name", service.name());
        });
    }

    /** The rows of {@code GET /v3/services}. */
    void services(JsonGenerator json) throws IOException {
        Json.<Service>rows(json, "services", SERVICES, (row, service) -> {
            row.writeStringField("id", service.id());
            row.writeStringField("type", service.type());
            row.writeStringField("name", service.name());
            row.writeBooleanField("enabled", true);
            self(row, "services/" + service.id());
        });
    }

    /** The rows of {@code GET /v3/endpoints}. */
    void endpoints(JsonGenerator json) throws IOException {
        var all = SERVICES.stream()
                .flatMap(service -> INTERFACES.stream().map(face -> new Endpoint(service, face)))
                .toList();
        Json.<Endpoint>rows(json, "endpoints", all, (row, end) -> {
            var id = end.service().endpointId(end.face());
            row.writeStringField("id", id);
            row.writeStringField("interface", end.face());
            row.writeStringField("region_id", REGION);
            row.writeStringField("service_id", end.service().id());
            row.writeStringField("url", root + end.service().path());
            row.writeBooleanField("enabled", true);
            row.writeStringField("region", REGION);
            self(row, "endpoints/" + id);
        });
    }

    /** The rows of {@code GET /v3/regions}. */
    void regions(JsonGenerator json) throws IOException {
        Json.<String>rows(json, "regions", List.of(REGION), (row, region) -> {
            row.writeStringField("id", region);
            row.writeStringField("description", "");
            row.writeNullField("parent_region_id");
            self(row, "regions/" + region);
        });
    }

    /** Writes the link of something to itself. */
    void self(JsonGenerator json, String path) throws IOException {
        Json.field(json, "links", links -> links.writeStringField("self", root + "/identity/v3/" + path));
    }
}
