package io.vioscope.source.openstack.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A token of Keystone v3.
 *
 * @param id       the secret
 * @param lifetime from its issue to its end, both by Keystone's clock, so that a skewed clock of ours does not matter
 * @param issuedAt by Keystone's clock
 * @param got      by our clock
 * @param project  the id and name of what it is for
 */
public record Token(
        String id,
        Duration lifetime,
        Instant issuedAt,
        Instant got,
        String user,
        Project project,
        List<String> roles,
        Catalog catalog) {

    private static final Duration MARGIN = Duration.ofMinutes(5);
    /** Where Keystone's times make no sense the token is used until it is refused, but not for ever. */
    private static final Duration FALLBACK = Duration.ofMinutes(10);

    /** A project; empty where the token has none. */
    public record Project(String id, String name) {}

    /** Whether it has a role; Keystone and policies do not mind the case of its name. */
    public boolean has(String role) {
        return roles.stream().anyMatch(role::equalsIgnoreCase);
    }

    /** Whether it is time to get another: five minutes before the end, or a quarter of a short life. */
    boolean isOld(Instant now) {
        var quarter = lifetime.dividedBy(4);
        var margin = quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN;
        return !now.isBefore(got.plus(lifetime).minus(margin));
    }

    /** Whether it can still be used. */
    boolean isValid(Instant now) {
        return now.isBefore(got.plus(lifetime));
    }

    /** Whether it has the role that every service's default policy asks for where all projects are listed. */
    public boolean isAdmin() {
        return roles.contains("admin");
    }

    /**
     * What must be known of what this account is shown; empty for an admin. Nova refuses what is not the account's own
     * (api-ref "List Servers", all_tenants), while Neutron, Cinder and Glance leave it out without a word.
     */
    public Optional<String> doubt() {
        return isAdmin()
                ? Optional.empty()
                : Optional.of("The account has no role admin but "
                        + (roles.isEmpty() ? "none at all" : String.join(", ", roles))
                        + ": unless the cloud's policies say otherwise, Nova refuses to list all projects, and Neutron and"
                        + " Cinder silently show those of project " + project.name()
                        + " alone, and Glance no private images"
                        + " of others.");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Token[of " + user + " for " + project.name() + "]";
    }

    /** The token in the answer to a login. */
    static Result<Token> parse(Answer answer, Instant got) {
        var id = answer.headers().get("X-Subject-Token");
        return Json.tree(answer).then(tree -> {
            var token = tree.path("token");
            if (id == null || id.isBlank() || !token.isObject()) {
                return wrong(answer, "no token in the answer");
            }
            try {
                return Result.ok(read(id, token, answer, got));
            } catch (DateTimeException e) {
                return wrong(answer, "expires_at or issued_at is no time");
            }
        });
    }

    private static Result<Token> wrong(Answer answer, String why) {
        return Result.failed(Failures.of(Cause.WRONG_SHAPE, answer.what(), why));
    }

    private static Token read(String id, JsonNode token, Answer answer, Instant got) {
        var expires = time(token.path("expires_at"));
        var issued = token.path("issued_at").isTextual()
                ? time(token.path("issued_at"))
                : answer.date().orElse(got);
        var lifetime = Duration.between(issued, expires);
        var roles = new ArrayList<String>();
        token.path("roles").forEach(role -> roles.add(role.path("name").asText()));
        return new Token(
                id,
                lifetime.isNegative() || lifetime.isZero() ? FALLBACK : lifetime,
                issued,
                got,
                token.path("user").path("name").asText(),
                new Project(
                        token.path("project").path("id").asText(),
                        token.path("project").path("name").asText()),
                List.copyOf(roles),
                catalog(token.path("catalog")));
    }

    private static Instant time(JsonNode text) {
        return OffsetDateTime.parse(text.asText()).toInstant();
    }

    private static Catalog catalog(JsonNode services) {
        var endpoints = new ArrayList<Catalog.Endpoint>();
        for (var service : services) {
            for (var endpoint : service.path("endpoints")) {
                var region = endpoint.path("region_id").isTextual() ? "region_id" : "region";
                endpoints.add(new Catalog.Endpoint(
                        service.path("type").asText(),
                        endpoint.path("interface").asText(),
                        endpoint.path(region).asText(""),
                        endpoint.path("url").asText()));
            }
        }
        return new Catalog(endpoints);
    }
}
