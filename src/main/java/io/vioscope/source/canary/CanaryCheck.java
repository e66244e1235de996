package io.vioscope.source.canary;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CanaryConfig;
import io.vioscope.config.CloudConfig;
import io.vioscope.source.http.Budget;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.Finding;
import io.vioscope.source.openstack.keystone.Session;
import io.vioscope.source.openstack.keystone.Token;
import java.time.InstantSource;
import java.util.List;

/** Says, before anything runs, what the canary will do in the cloud and by whose account. Makes nothing itself. */
public final class CanaryCheck {
    private static final String WHAT = "canary";

    private CanaryCheck() {}

    /** Signs in and looks for the network; the future does not fail. */
    public static Future<List<Finding>> of(Vertx vertx, CloudConfig cloud, InstantSource clock) {
        return of(vertx, cloud, clock, HttpLimits.DEFAULT);
    }

    static Future<List<Finding>> of(Vertx vertx, CloudConfig cloud, InstantSource clock, HttpLimits limits) {
        var config = cloud.probes().canary();
        if (config == null) {
            return Future.succeededFuture(List.of());
        }
        var access = config.access(cloud.access());
        var http = new Http(
                vertx, access, limits, clock, new Budget(cloud.polling().callsPerMinute()));
        var session = new Session(vertx, http, access, clock);
        var ports = new Ports(session, http, config.limit());
        var meter = new Meter();
        return session.token(meter)
                .compose(result -> result.match(
                        token -> ports.networks(config.network(), meter)
                                .map(came -> List.of(account(config, token), network(config, came))),
                        why -> Future.succeededFuture(List.of(new Finding(false, WHAT + " login", why.detail())))))
                .eventually(http::close);
    }

    /** Reading is not enough; whether the role there is may make ports is for Neutron's policy to say. */
    private static Finding account(CanaryConfig config, Token token) {
        var reads = token.roles().stream().allMatch("reader"::equalsIgnoreCase);
        var whose = "user " + token.user() + ", project " + token.project().name() + ", roles "
                + String.join(", ", token.roles());
        var own = config.credentials() == null
                ? "; this is the account that everything is read with: one of its own, with the role member in a project of its own, would do"
                : "";
        return new Finding(!reads, WHAT + " account", whose + own + (reads ? ": who may only read makes no port" : ""));
    }

    private static Finding network(CanaryConfig config, Came came) {
        var does = "WRITES TO THE CLOUD: every " + config.every().toSeconds() + " s it makes one port on network "
                + config.network() + ", named " + config.name() + "-..., and deletes it. This check makes none, so"
                + " whether Neutron lets it is seen at the first try";
        return Canary.one(came)
                .match(
                        tree -> new Finding(true, WHAT, does),
                        failed -> new Finding(false, WHAT, "network " + config.network() + ": " + failed.why()),
                        hindered -> new Finding(false, WHAT, "network " + config.network() + ": " + hindered.why()));
    }
}
