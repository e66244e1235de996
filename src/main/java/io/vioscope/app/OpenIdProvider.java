package io.vioscope.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vioscope.access.Checked;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import io.vioscope.access.Way;
import io.vioscope.access.oidc.Claims;
import io.vioscope.access.oidc.Discovery;
import io.vioscope.access.oidc.Flight;
import io.vioscope.access.oidc.Held;
import io.vioscope.access.oidc.IdToken;
import io.vioscope.access.oidc.KeySet;
import io.vioscope.access.oidc.SignedToken;
import io.vioscope.config.OpenIdSignIn;
import io.vioscope.source.http.Reply;
import io.vioscope.web.access.Provider;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People whom an OpenID provider knows (authorization code flow with PKCE), with the best of our roles that their groups
 * stand for. The tokens that come are thrown away. What the provider says of itself and its keys are believed for
 * five minutes; a token by a key that is not among them has them read anew.
 */
public final class OpenIdProvider implements Provider {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);
    private static final Duration BELIEVED = Duration.ofMinutes(5);
    private static final Duration READ_AGAIN = Duration.ofSeconds(10);
    private static final int LONGEST_NAME = 100;

    private final OpenIdSignIn config;
    private final OpenIdCalls calls;
    private final InstantSource clock;
    private final Remembered<Discovery> discovery;
    private final Remembered<KeySet> keys;

    /** The provider of that configuration, over connections of its own. */
    public OpenIdProvider(Vertx vertx, OpenIdSignIn config, InstantSource clock) {
        this.config = config;
        this.calls = new OpenIdCalls(vertx, config, clock);
        this.clock = clock;
        this.discovery = new Remembered<>(BELIEVED, READ_AGAIN, clock);
        this.keys = new Remembered<>(BELIEVED, READ_AGAIN, clock);
    }

    @Override
    public String title() {
        return config.title();
    }

    @Override
    public URI issuer() {
        return config.issuer();
    }

    private Future<Held<Discovery>> discovery() {
        return discovery.get(calls::discovery);
    }

    @Override
    public Future<Optional<URI>> begin(Flight flight) {
        return discovery()
                .map(held -> held.match(provider -> Optional.of(authorize(provider, flight)), why -> {
                    LOG.warn("nobody can sign in by {}: {}", config.issuer(), why);
                    return Optional.empty();
                }));
    }

    private URI authorize(Discovery provider, Flight flight) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", config.client());
        query.put("redirect_uri", config.back().toString());
        query.put("scope", String.join(" ", config.scopes()));
        query.put("state", flight.state());
        query.put("nonce", flight.nonce());
        query.put("code_challenge", flight.challenge());
        query.put("code_challenge_method", "S256");
        return with(provider.authorize(), OpenIdCalls.encoded(query));
    }

    private static URI with(URI place, String query) {
        return URI.create(place + (place.getRawQuery() == null ? "?" : "&") + query);
    }

    @Override
    public Future<Arrived> arrive(String code, Flight flight) {
        return discovery()
                .compose(held -> held.match(
                        provider -> arrive(provider, code, flight),
                        why -> Future.succeededFuture(refused(Refusal.AWAY, why))));
    }

    private Future<Arrived> arrive(Discovery provider, String code, Flight flight) {
        return calls.exchange(provider, code, flight)
                .compose(held -> held.match(
                        reply -> read(provider, reply, flight),
                        why -> Future.succeededFuture(refused(Refusal.AWAY, why))));
    }

    /** A code that is not taken is 400; what the provider says of that may be shown in the log, but nothing else of it. */
    private Future<Arrived> read(Discovery provider, Reply reply, Flight flight) {
        var answer = json(reply);
        if (reply.status() >= 500) {
            return Future.succeededFuture(refused(Refusal.AWAY, reply.what() + ": status " + reply.status()));
        }
        if (reply.status() != 200 || !(answer.getValue("id_token") instanceof String token)) {
            var error =
                    Objects.toString(answer.getValue("error"), "no ID token").replaceAll("[^\\w -]", "?");
            return Future.succeededFuture(
                    refused(Refusal.UNFIT, reply.what() + ": status " + reply.status() + ", " + error));
        }
        return SignedToken.read(token)
                .match(
                        signed -> check(provider, signed, flight),
                        why -> Future.succeededFuture(refused(Refusal.UNFIT, why)));
    }

    private static JsonObject json(Reply reply) {
        try {
            return new JsonObject(reply.body().toString());
        } catch (DecodeException notJson) {
            return new JsonObject();
        }
    }

    private Future<Arrived> check(Discovery provider, SignedToken token, Flight flight) {
        return keys.get(() -> calls.keys(provider.keys()))
                .compose(held -> held.match(token::isKnownTo, why -> false)
                        ? Future.succeededFuture(held)
                        : keys.again(() -> calls.keys(provider.keys())))
                .map(held -> held.match(known -> judge(token, known, flight), why -> refused(Refusal.AWAY, why)));
    }

    private Arrived judge(SignedToken token, KeySet known, Flight flight) {
        var expected = new IdToken.Expected(config.issuer(), config.client(), flight.nonce(), clock.instant());
        return IdToken.check(token, known, expected).match(this::known, why -> refused(Refusal.UNFIT, why));
    }

    private Arrived known(Claims claims) {
        var name = claims.text(config.nameClaim()).orElse(claims.subject()).replaceAll("\\p{Cntrl}", "?");
        var shortened = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        var groups = claims.words(config.claim());
        var checked = groups.stream()
                .map(config.roles()::get)
                .filter(Objects::nonNull)
                .max(Comparator.<Role>naturalOrder())
                .map(role -> Checked.known(new Principal(shortened, role, Way.OIDC)))
                .orElseGet(() -> bound(shortened, groups));
        return new Arrived(checked, claims.subject());
    }

    /** Whose groups have no role may have projects. */
    private Checked bound(String name, Collection<String> groups) {
        var scopes = groups.stream()
                .map(config.projects()::get)
                .filter(Objects::nonNull)
                .toList();
        return scopes.isEmpty()
                ? Checked.refused(Refusal.NO_ROLE)
                : Checked.known(new Principal(name, Role.VIEWER, Way.OIDC, Scope.union(scopes)));
    }

    private Arrived refused(Refusal why, String detail) {
        LOG.warn("somebody who came from {} is not let in: {}", config.issuer(), detail.replaceAll("\\p{Cntrl}", "?"));
        return new Arrived(Checked.refused(why), "");
    }

    @Override
    public Future<Optional<URI>> signOut() {
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", config.client());
        query.put("post_logout_redirect_uri", config.back().resolve("/sign-in").toString());
        return discovery()
                .map(held -> held.match(Discovery::signOut, why -> Optional.<URI>empty())
                        .map(place -> with(place, OpenIdCalls.encoded(query))));
    }
}
