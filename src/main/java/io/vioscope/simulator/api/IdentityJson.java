package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.cloud.Project;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Renders Keystone's answers (recorded from Zed). */
final class IdentityJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String REGION = "RegionOne";

    private final String root;

    /**
     * A renderer for one answer.
     *
     * @param root scheme, host and port the client used, such as {@code http://127.0.0.1:5000}
     */
    IdentityJson(String root) {
        this.root = root;
    }

    Buffer versions() {
        return Json.object(
                400,
                json -> Json.field(json, "versions", versions -> {
                    versions.writeArrayFieldStart("values");
                    versions.writeStartObject();
                    version(versions);
                    versions.writeEndObject();
                    versions.writeEndArray();
                }));
    }

    Buffer version() {
        return Json.object(400, json -> Json.field(json, "version", this::version));
    }

    private void version(JsonGenerator json) throws IOException {
        json.writeStringField("id", "v3.13");
        json.writeStringField("status", "stable");
        json.writeStringField("updated", "2019-07-19T00:00:00Z");
        Json.links(json, "self", root + "/identity/v3/");
        json.writeArrayFieldStart("media-types");
        json.writeStartObject();
        json.writeStringField("base", "application/json");
        json.writeStringField("type", "application/vnd.openstack.identity-v3+json");
        json.writeEndObject();
        json.writeEndArray();
    }

    Buffer token(Token token) {
        return Json.object(
                2048,
                json -> Json.field(json, "token", body -> {
                    body.writeArrayFieldStart("methods");
                    body.writeString(token.method());
                    body.writeEndArray();
                    user(body, token.account());
                    body.writeArrayFieldStart("audit_ids");
                    body.writeString(token.auditId());
                    body.writeEndArray();
                    body.writeStringField("expires_at", time(token.expires()));
                    body.writeStringField("issued_at", time(token.issued()));
                    if (token.scope().isPresent()) {
                        scope(body, token.account(), token.scope().get());
                    }
                }));
    }

    private static void user(JsonGenerator json, Account account) throws IOException {
        json.writeObjectFieldStart("user");
        domain(json);
        json.writeStringField("id", account.userId());
        json.writeStringField("name", account.username());
        json.writeNullField("password_expires_at");
        json.writeEndObject();
    }

    private void scope(JsonGenerator json, Account account, Project project) throws IOException {
        json.writeObjectFieldStart("project");
        domain(json);
        json.writeStringField("id", project.id());
        json.writeStringField("name", project.name());
        json.writeEndObject();
        json.writeBooleanField("is_domain", false);
        json.writeArrayFieldStart("roles");
        if (account.admin()) {
            role(json, "bb5cc185372b4ea48ac660fccac93f39", "admin");
        }
        role(json, "a8bda5a08aac4e299cf3581dc94a4bee", "member");
        role(json, "96ff683ead8147cab1a7a997e986072c", "reader");
        json.writeEndArray();
        json.writeArrayFieldStart("catalog");
        service(json, "0a3d4b4c2d644ece98230be211ca0399", "identity", "keystone", "/identity/v3");
        service(json, "4c677f556dc3470ba071a3dfd2469be8", "compute", "nova", "/compute/v2.1");
        service(json, "8b1f6a3c5d0e4b7f9a2c4d6e8f0a1b3c", "volumev3", "cinderv3", "/volume/v3/" + project.id());
        service(json, "2d7c9e1f3b5a4c8d9e0f1a2b3c4d5e6f", "network", "neutron", "/network");
        service(json, "c1d0a5f2f3b74b1f8a5e6d7c8b9a0e1f", "image", "glance", "/image");
        service(json, "e4b8c2d6a0f14c3e9b7d5a1f3c8e6b20", "placement", "placement", "/placement");
        service(json, "f7a1b3c5d9e84f20a6b4c8d2e0f1a3b5", "load-balancer", "octavia", "/load-balancer");
        json.writeEndArray();
    }

    private static void domain(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("domain");
        json.writeStringField("id", "default");
        json.writeStringField("name", "Default");
        json.writeEndObject();
    }

    private static void role(JsonGenerator json, String id, String name) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("name", name);
        json.writeEndObject();
    }

    private void service(JsonGenerator json, String id, String type, String name, String path) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("endpoints");
        for (var face : List.of("public", "internal", "admin")) {
            endpoint(json, id, face, path);
        }
        json.writeEndArray();
        json.writeStringField("id", id);
        json.writeStringField("type", type);
        json.writeStringField("name", name);
        json.writeEndObject();
    }

    private void endpoint(JsonGenerator json, String serviceId, String face, String path) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", serviceId.substring(0, 24) + "%08x".formatted(face.hashCode()));
        json.writeStringField("interface", face);
        json.writeStringField("region_id", REGION);
        json.writeStringField("url", root + path);
        json.writeStringField("region", REGION);
        json.writeEndObject();
    }

    Buffer projects(List<Project> projects) {
        return Json.object(2048, json -> {
            json.writeArrayFieldStart("projects");
            for (var project : projects) {
                project(json, project);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("links");
            json.writeNullField("next");
            json.writeStringField("self", root + "/identity/v3/projects");
            json.writeNullField("previous");
            json.writeEndObject();
        });
    }

    Buffer domains() {
        return Json.object(512, json -> {
            json.writeArrayFieldStart("domains");
            json.writeStartObject();
            json.writeStringField("id", "default");
            json.writeStringField("name", "Default");
            json.writeStringField("description", "The default domain");
            json.writeBooleanField("enabled", true);
            json.writeArrayFieldStart("tags");
            json.writeEndArray();
            Json.field(json, "options", none -> {});
            Json.field(json, "links", links -> links.writeStringField("self", root + "/identity/v3/domains/default"));
            json.writeEndObject();
            json.writeEndArray();
            json.writeObjectFieldStart("links");
            json.writeNullField("next");
            json.writeStringField("self", root + "/identity/v3/domains");
            json.writeNullField("previous");
            json.writeEndObject();
        });
    }

    private void project(JsonGenerator json, Project project) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", project.id());
        json.writeStringField("name", project.name());
        json.writeStringField("domain_id", "default");
        json.writeStringField("description", project.description());
        json.writeBooleanField("enabled", true);
        json.writeStringField("parent_id", "default");
        json.writeBooleanField("is_domain", false);
        json.writeArrayFieldStart("tags");
        json.writeEndArray();
        Json.field(json, "options", none -> {});
        Json.field(
                json, "links", links -> links.writeStringField("self", root + "/identity/v3/projects/" + project.id()));
        json.writeEndObject();
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
