package io.vioscope.source.openstack.keystone;

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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Asks Keystone whether somebody's password is right, and for their roles in a project. The token that comes is thrown away. */
public final class UserLogin {
    /** More would be many people, or one who guesses. */
    private static final int CALLS_A_MINUTE = 300;

    private final Http http;
    private final String url;
    private final InstantSource clock;

    /** At the Keystone of that cloud, over connections of its own. */
    public UserLogin(Vertx vertx, CloudAccess access, InstantSource clock) {
        this.http = new Http(vertx, access, HttpLimits.DEFAULT, clock, new Budget(CALLS_A_MINUTE));
        this.url = new Session(vertx, http, access, clock).identityUrl() + "/auth/tokens";
        this.clock = clock;
    }

    /** Their roles in the project of the credentials, or why there are none: {@code UNAUTHORIZED} where they are wrong. */
    public Future<Result<List<String>>> roles(Credentials.Password who) {
        var limit = http.limits().answer();
        var request = new Request(HttpMethod.POST, url, Map.of(), Login.body(who), limit);
        return http.send(request, new Meter())
                .compose(result -> result.thenAsync(answer -> http.offLoop(() -> Token.parse(answer, clock.instant()))))
                .map(result -> result.then(token -> Result.ok(token.roles())));
    }
}
