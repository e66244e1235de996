package io.vioscope.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vioscope.access.oidc.Discovery;
import io.vioscope.access.oidc.Flight;
import io.vioscope.access.oidc.Held;
import io.vioscope.access.oidc.KeySet;
import io.vioscope.config.OpenIdSignIn;
import io.vioscope.source.http.Budget;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Request;
import io.vioscope.web.view.Texts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The three calls to an OpenID provider. Redirects are not followed, answers are bounded, and no future fails. */
final class OpenIdCalls {
    private static final int CALLS_A_MINUTE = 300;
    private static final HttpLimits LIMITS = new HttpLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            1 << 20,
            4,
            64,
            HttpLimits.DEFAULT.retryPause(),
            Duration.ofSeconds(2),
            1);

    private final OpenIdSignIn config;
    private final Http http;

    OpenIdCalls(Vertx vertx, OpenIdSignIn config, InstantSource clock) {
        this.config = config;
        var whom = "the OpenID provider " + config.issuer().getHost();
        this.http = new Http(vertx, whom, config.caFile(), true, LIMITS, clock, new Budget(CALLS_A_MINUTE));
    }

    /** What the provider says of itself. */
    Future<Held<Discovery>> discovery() {
        var issuer = config.issuer();
        return get(issuer.toString().replaceFirst("/$", "") + Discovery.PATH)
                .map(text -> text.then(document -> Discovery.read(document, issuer)));
    }

    /** Its keys. */
    Future<Held<KeySet>> keys(URI where) {
        return get(where.toString()).map(text -> text.then(KeySet::read));
    }

    private Future<Held<String>> get(String url) {
        return http.probe(Request.get(url, Map.of(), LIMITS.answer()), new Meter())
                .map(result -> result.match(OpenIdCalls::body, why -> Held.<String>unfit(why.detail())))
                .otherwise(bug -> Held.unfit("GET " + url + ": " + bug));
    }

    private static Held<String> body(Reply reply) {
        return reply.status() == 200
                ? Held.fit(reply.body().toString())
                : Held.unfit(reply.what() + ": status " + reply.status());
    }

    /** Gives a code for the answer that has the ID token; once, as a code serves once. The answer's body, of whatever status. */
    Future<Held<Reply>> exchange(Discovery provider, String code, Flight flight) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", config.back().toString());
        form.put("code_verifier", flight.verifier());
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        if (provider.isByPost()) {
            form.put("client_id", config.client());
            form.put("client_secret", config.secret());
        } else {
            headers.put("Authorization", "Basic " + basic());
        }
        var request =
                new Request(HttpMethod.POST, provider.token().toString(), headers, encoded(form), LIMITS.answer());
        return http.probeOnce(request, new Meter())
                .map(result -> result.match(Held::fit, why -> Held.<Reply>unfit(why.detail())))
                .otherwise(bug -> Held.unfit("POST " + provider.token() + ": " + bug));
    }

    /** Both are form-encoded first (RFC 6749, section 2.3.1). */
    private String basic() {
        var both = Texts.encode(config.client()) + ":" + Texts.encode(config.secret());
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(e -> Texts.encode(e.getKey()) + "=" + Texts.encode(e.getValue()))
                .collect(Collectors.joining("&"));
    }
}
