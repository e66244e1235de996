package io.vioscope.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.access.Secret;
import io.vioscope.access.oidc.Discovery;
import io.vioscope.access.oidc.Flight;
import io.vioscope.access.oidc.Held;
import io.vioscope.config.OpenIdSignIn;
import io.vioscope.source.http.Reply;
import io.vioscope.source.openstack.Finding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Finds out whether an OpenID provider answers, and whether it takes the secret of our registration. */
final class OpenIdCheck {
    /** The provider cannot know it; what it says of it tells what it thinks of us. */
    private static final String NO_CODE = "vioscope-check";

    private final OpenIdSignIn config;
    private final OpenIdCalls calls;
    private final List<Finding> findings = new ArrayList<>();

    private OpenIdCheck(OpenIdSignIn config, OpenIdCalls calls) {
        this.config = config;
        this.calls = calls;
    }

    /** What was found; the future does not fail. */
    static Future<List<Finding>> of(Vertx vertx, OpenIdSignIn config, InstantSource clock) {
        var check = new OpenIdCheck(config, new OpenIdCalls(vertx, config, clock));
        return check.run().map(done -> List.copyOf(check.findings));
    }

    private Future<Void> run() {
        return calls.discovery()
                .compose(held -> held.match(this::discovered, why -> {
                    add(false, "OpenID provider", why);
                    return Future.succeededFuture();
                }));
    }

    private void add(boolean isOk, String what, String detail) {
        findings.add(new Finding(isOk, what, detail));
    }

    private Future<Void> discovered(Discovery provider) {
        add(true, "OpenID provider", config.issuer() + " answers; it sends browsers back to " + config.back());
        var flight = new Flight(new Secret(NO_CODE));
        return calls.keys(provider.keys())
                .map(held -> {
                    held.match(
                            keys -> findings.add(new Finding(
                                    keys.size() > 0, "OpenID keys", keys.size() + " that signatures may be by")),
                            why -> findings.add(new Finding(false, "OpenID keys", why)));
                    return provider;
                })
                .compose(same -> calls.exchange(same, NO_CODE, flight))
                .map(this::registered);
    }

    private Void registered(Held<Reply> answer) {
        answer.match(
                reply -> findings.add(judged(reply)),
                why -> findings.add(new Finding(false, "OpenID registration", why)));
        return null;
    }

    /** RFC 6749, section 5.2: {@code invalid_grant} is of the code, {@code invalid_client} of us. */
    private Finding judged(Reply reply) {
        var body = reply.body().start(2000);
        if (reply.status() == 400 && body.contains("invalid_grant")) {
            return new Finding(true, "OpenID registration", config.client() + " and its secret are taken");
        }
        var why = body.contains("invalid_client") || reply.status() == 401 ? "the provider does not take it" : "";
        var detail = why.isEmpty()
                ? "whether it is taken is not known: status " + reply.status() + " for a code that there is not"
                : config.client() + ": " + why + " or its secret";
        return new Finding(false, "OpenID registration", detail);
    }
}
