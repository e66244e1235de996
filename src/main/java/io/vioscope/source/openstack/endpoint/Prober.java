package io.vioscope.source.openstack.endpoint;

import io.vertx.core.Future;
import io.vioscope.model.Health;
import io.vioscope.model.ReadFailure;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Request;
import io.vioscope.source.http.Result;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks one address as anybody could: no token, no redirect, a connection of its own, which shows the certificate.
 *
 * <p>One probe that is lost is no outage: a service that is just being restarted, a switch-over of the load balancer. So
 * what answered before and does not now is asked once more, some seconds later and within the same poll, and only if that
 * is lost too the report calls it down. Done here and not where alarms are raised, since the engine has no clock of its
 * own and what it believes it records: a first lost probe would have to be a fact, and a status of its own, that means
 * nothing to anybody. What was lost already is not asked twice in every poll.
 */
final class Prober {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TLS_PORT = 443;
    private static final int PAUSES = 10;

    private final Http http;
    private final Set<String> lost = new HashSet<>();

    Prober(Http http) {
        this.http = http;
    }

    /** Asks, and again where the first probe is lost. The future does not fail. */
    Future<Probe> ask(Target target, Meter meter) {
        return once(target, meter)
                .compose(first -> isLost(target, first) && !lost.contains(target.probe())
                        ? http.pause(http.limits().retryPause().multipliedBy(PAUSES))
                                .compose(paused -> once(target, meter))
                        : Future.succeededFuture(first))
                .onSuccess(last -> remember(target, isLost(target, last)));
    }

    /** Whether whoever uses that address would call it down. */
    private static boolean isLost(Target target, Probe probe) {
        return Standing.of(target.used(), probe, null).health() == Health.DOWN;
    }

    private void remember(Target target, boolean isLost) {
        if (isLost) {
            lost.add(target.probe());
        } else {
            lost.remove(target.probe());
        }
    }

    private Future<Probe> once(Target target, Meter meter) {
        var accept = target.isDashboard() ? "text/html" : "application/json";
        var answer = http.limits().answer();
        var request = Request.get(
                target.probe(),
                Map.of("Accept", accept, "Connection", "close"),
                answer.compareTo(PATIENCE) < 0 ? answer : PATIENCE);
        return http.probe(request, meter)
                .compose(result -> result.match(reply -> answered(target, reply), why -> silent(target, why)));
    }

    private Future<Probe> answered(Target target, Reply reply) {
        if (target.isDashboard()) {
            return Future.succeededFuture(new Probe(Result.ok(reply), reply.certificate(), Map.of()));
        }
        return http.offLoop(() -> new Probe(Result.ok(reply), reply.certificate(), Versions.read(reply)));
    }

    private Future<Probe> silent(Target target, ReadFailure why) {
        var uri = why.cause() == ReadFailure.Cause.TLS ? uri(target.probe()) : Optional.<URI>empty();
        if (uri.isEmpty()) {
            return Future.succeededFuture(new Probe(Result.failed(why), null, Map.of()));
        }
        var port = uri.get().getPort() < 0 ? TLS_PORT : uri.get().getPort();
        return http.certificate(uri.get().getHost(), port)
                .map(seen -> new Probe(Result.failed(why), seen.orElse(null), Map.of()));
    }

    private static Optional<URI> uri(String url) {
        try {
            return Optional.of(URI.create(url)).filter(u -> u.getHost() != null);
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }
}
