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
    private final Account account;

    /**
     * A renderer for one answer.
     *
     * @param root scheme, host and port the client used, such as {@code http://127.0.0.1:5000}
     */
    IdentityJson(String root, Account account) {
        this.root = root;
        this.account = account;
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
                    user(body);
                    body.writeArrayFieldStart("audit_ids");
                    body.writeString(token.auditId());
                    body.writeEndArray();
                    body.writeStringField("expires_at", time(token.expires()));
                    body.writeStringField("issued_at", time(token.issued()));
                    if (token.scope().isPresent()) {
                        scope(body, token.scope().get());
                    }
                }));
    }

    private void user(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("user");
        domain(json);
        json.writeStringField("id", account.userId());
        json.writeStringField("name", account.username());
        json.writeNullField("password_expires_at");
        json.writeEndObject();
    }

    private void scope(JsonGenerator json, Project project) throws IOException {
        json.writeObjectFieldStart("project");
        domain(json);
        json.writeStringField("id", project.id());
        json.writeStringField("name", project.name());
        json.writeEndObject();
        json.writeBooleanField("is_domain", false);
        json.writeArrayFieldStart("roles");
        role(json, "bb5cc185372b4ea48ac660fccac93f39", "admin");
        role(json, "a8bda5a08aac4e299cf3581dc94a4bee", "member");
        role(json, "96ff683ead8147cab1a7a997e986072c", "reader");
        json.writeEndArray();
        json.writeArrayFieldStart("catalog");
        service(json, "0a3d4b4c2d644ece98230be211ca0399", "identity", "keystone", "/identity/v3");
        service(json, "4c677f556dc3470ba071a3dfd2469be8", "compute", "nova", "/compute/v2.1");
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
