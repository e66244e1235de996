package io.vioscope.source.openstack.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.Credentials;
import io.vioscope.source.http.Budget;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Request;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks Keystone whether somebody's password is right, and for their roles and projects. The tokens that come are thrown away. */
public final class UserLogin {
    /** More would be many people, or one who guesses. */
    private static final int CALLS_A_MINUTE = 300;

    private final Http http;
    private final String identity;
    private final String url;
    private final InstantSource clock;

    /** At the Keystone of that cloud, over connections of its own. */
    public UserLogin(Vertx vertx, CloudAccess access, InstantSource clock) {
        this.http = new Http(vertx, access, HttpLimits.DEFAULT, clock, new Budget(CALLS_A_MINUTE));
        this.identity = new Session(vertx, http, access, clock).identityUrl();
        this.url = identity + "/auth/tokens";
        this.clock = clock;
    }

    /** Their roles in the project of the credentials, or why there are none: {@code UNAUTHORIZED} where they are wrong. */
    public Future<Result<List<String>>> roles(Credentials.Password who) {
        return token(Login.body(who)).map(result -> result.then(token -> Result.ok(token.roles())));
    }

    private Future<Result<Token>> token(String body) {
        var request =
                new Request(HttpMethod.POST, url, Map.of(), body, http.limits().answer());
        return http.send(request, new Meter())
                .compose(result ->
                        result.thenAsync(answer -> http.offLoop(() -> Token.parse(answer, clock.instant()))));
    }

    /**
     * The projects in which they have any role, whatever project the credentials name, or why that is not known: {@code
     * UNAUTHORIZED} where name or password are wrong.
     */
    public Future<Result<List<Token.Project>>> projects(Credentials.Password who) {
        return token(Login.unscoped(who)).compose(result -> result.thenAsync(this::projects));
    }

    /** Identity API v3, "Get available project scopes". */
    private Future<Result<List<Token.Project>>> projects(Token token) {
        var headers = Map.of("X-Auth-Token", token.id());
        var request =
                Request.get(identity + "/auth/projects", headers, http.limits().answer());
        return http.send(request, new Meter())
                .compose(result -> result.thenAsync(answer -> http.offLoop(() -> Json.tree(answer))))
                .map(result -> result.then(tree -> Result.ok(listed(tree))));
    }

    private static List<Token.Project> listed(JsonNode tree) {
        var projects = new ArrayList<Token.Project>();
        for (var project : tree.path("projects")) {
            var id = project.path("id").asText("");
            if (!id.isEmpty() && project.path("enabled").asBoolean(true)) {
                projects.add(new Token.Project(id, project.path("name").asText("")));
            }
        }
        return List.copyOf(projects);
    }
}
