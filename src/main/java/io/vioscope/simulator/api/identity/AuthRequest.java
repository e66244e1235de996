package io.vioscope.simulator.api.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.http.Account;
import io.vioscope.simulator.cloud.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The body of {@code POST /v3/auth/tokens}, decoded as far as Keystone's two methods here need it. */
final class AuthRequest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode auth;

    private AuthRequest(JsonNode auth) {
        this.auth = auth;
    }

    /** Empty if the body is not JSON with an object {@code auth}. */
    static Optional<AuthRequest> parse(Buffer body) {
        try {
            var auth = MAPPER.readTree(body.getBytes()).path("auth");
            return auth.path("identity").isObject() ? Optional.of(new AuthRequest(auth)) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The first method named; empty text if none is. */
    String method() {
        return auth.path("identity").path("methods").path(0).asText("");
    }

    /** Whether this is the account, by password or application credential. */
    boolean isBy(Account account) {
        return switch (method()) {
            case "password" -> hasPassword(account);
            case "application_credential" -> hasCredential(account);
            default -> false;
        };
    }

    /**
     * The project asked for: empty if it is not known.
     *
     * @param own the project of the account, which an application credential is always for
     */
    Optional<Project> project(Project own, List<Project> known) {
        if (method().equals("application_credential")) {
            return Optional.of(own);
        }
        var asked = auth.path("scope").path("project");
        return known.stream()
                .filter(project -> project.id().equals(asked.path("id").asText(""))
                        || (project.name().equals(asked.path("name").asText("")) && isDefault(asked.path("domain"))))
                .findFirst();
    }

    /** Whether no project is asked for. */
    boolean isUnscoped() {
        return method().equals("password") && !auth.path("scope").isObject();
    }

    private boolean hasPassword(Account account) {
        var user = auth.path("identity").path("password").path("user");
        var named = user.path("id").asText("").equals(account.userId())
                || (user.path("name").asText("").equals(account.username()) && isDefault(user.path("domain")));
        return named && user.path("password").asText("").equals(account.password());
    }

    private boolean hasCredential(Account account) {
        var credential = auth.path("identity").path("application_credential");
        return credential.path("id").asText("").equals(account.applicationCredentialId())
                && credential.path("secret").asText("").equals(account.applicationCredentialSecret());
    }

    private static boolean isDefault(JsonNode domain) {
        return domain.path("id").asText("").equals("default")
                || domain.path("name").asText("").equals("Default");
    }
}
