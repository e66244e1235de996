package io.vioscope.simulator.api.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.http.Account;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Token;
import io.vioscope.simulator.cloud.Project;
import io.vioscope.simulator.cloud.Release;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Renders Keystone's answers (recorded from Zed). */
final class IdentityJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final String root;
    private final Release release;
    private final Catalog catalog;

    /**
     * A renderer for one answer.
     *
     * @param root scheme, host and port the client used, such as {@code http://127.0.0.1:5000}
     */
    IdentityJson(String root, Release release) {
        this.root = root;
        this.release = release;
        catalog = new Catalog(root);
    }

    String root() {
        return root;
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
        json.writeStringField("id", release.keystone());
        json.writeStringField("status", "stable");
        json.writeStringField("updated", release.keystoneUpdated());
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
        catalog.write(json, project);
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

    /** A list, all in one page. */
    Buffer list(String path, Json.Writer rows) {
        return Json.object(2048, json -> {
            rows.write(json);
            json.writeObjectFieldStart("links");
            json.writeNullField("next");
            json.writeStringField("self", root + "/identity/v3/" + path);
            json.writeNullField("previous");
            json.writeEndObject();
        });
    }

    /** The projects; a member is told its own by {@code auth/projects}. */
    Buffer projects(String path, List<Project> projects) {
        return list(path, json -> Json.<Project>rows(json, "projects", projects, this::project));
    }

    Buffer domains() {
        return list(
                "domains",
                json -> Json.<String>rows(json, "domains", List.of("default"), (row, id) -> {
                    row.writeStringField("id", id);
                    row.writeStringField("name", "Default");
                    row.writeStringField("description", "The default domain");
                    row.writeBooleanField("enabled", true);
                    Json.none(row, "tags");
                    Json.field(row, "options", none -> {});
                    catalog.self(row, "domains/" + id);
                }));
    }

    /** The catalog of a token for a project. */
    Buffer catalog(Project project) {
        return Json.object(2048, json -> {
            catalog.write(json, project);
            catalog.self(json, "auth/catalog");
        });
    }

    private void project(JsonGenerator json, Project project) throws IOException {
        json.writeStringField("id", project.id());
        json.writeStringField("name", project.name());
        json.writeStringField("domain_id", "default");
        json.writeStringField("description", project.description());
        json.writeBooleanField("enabled", true);
        json.writeStringField("parent_id", "default");
        json.writeBooleanField("is_domain", false);
        Json.none(json, "tags");
        Json.field(json, "options", none -> {});
        catalog.self(json, "projects/" + project.id());
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
