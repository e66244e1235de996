package io.vioscope.source.reach;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vioscope.config.ProbesConfig.Address;
import io.vioscope.config.ProbesConfig.How;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Request;
import io.vioscope.source.reach.Sight.State;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tries addresses from here. What was reached before and is not now is tried once more within the same look: one packet
 * that is lost is no outage.
 */
final class Prober {
    private final NetClient tcp;
    private final Http http;
    private final Pinger pinger;
    private final InstantSource clock;
    private final HttpLimits limits;
    private final Set<String> lost = new HashSet<>();

    Prober(Vertx vertx, Http http, Pinger pinger, HttpLimits limits, InstantSource clock) {
        var options =
                new NetClientOptions().setConnectTimeout((int) limits.connect().toMillis());
        this.tcp = vertx.createNetClient(options);
        this.http = http;
        this.pinger = pinger;
        this.limits = limits;
        this.clock = clock;
    }

    /** Tries it. The future does not fail. */
    Future<Sight> of(Address address, Meter meter) {
        return once(address.how(), meter)
                .compose(first -> first.state() == State.NOT_REACHED && !lost.contains(address.name())
                        ? http.pause(limits.retryPause()).compose(paused -> once(address.how(), meter))
                        : Future.succeededFuture(first))
                .map(sight -> {
                    if (sight.state() == State.NOT_REACHED) {
                        lost.add(address.name());
                    } else {
                        lost.remove(address.name());
                    }
                    return sight;
                });
    }

    private Future<Sight> once(How how, Meter meter) {
        return how.match(to -> connect(to, meter), to -> get(to, meter), to -> {
            meter.request();
            return pinger.ping(to.address());
        });
    }

    private Future<Sight> connect(How.Tcp to, Meter meter) {
        meter.request();
        var began = clock.instant();
        return tcp.connect(to.port(), to.host())
                .map(socket -> {
                    var trip = Duration.between(began, clock.instant());
                    socket.close();
                    return Sight.reached(trip);
                })
                .otherwise(Prober::failed);
    }

    /** A name that is not known, and no connection of our own, say nothing of the address. */
    private static Sight failed(Throwable error) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException) {
                return Sight.notKnown("the host name is not known here");
            }
        }
        var said = String.valueOf(error.getMessage());
        if (error instanceof NoRouteToHostException) {
            return Sight.notReached("no route leads there");
        }
        if (!(error instanceof ConnectException) || said.contains("Network is unreachable")) {
            return Sight.notKnown(
                    "it could not be tried from here: " + error.getClass().getSimpleName());
        }
        return Sight.notReached(
                said.contains("refused")
                        ? "the connection is refused: its machine answers, nobody listens"
                        : "no connection in time");
    }

    private Future<Sight> get(How.Web to, Meter meter) {
        var request = Request.get(to.url().toString(), Map.of("Connection", "close"), limits.answer());
        return http.probeOnce(request, meter).map(result -> result.match(Prober::answered, Prober::silent));
    }

    private static Sight answered(Reply reply) {
        return reply.status() >= 500
                ? Sight.notReached("it answers with status " + reply.status())
                : Sight.reached(reply.trip());
    }

    /** A certificate that we do not trust says that somebody is there, and not who. */
    private static Sight silent(ReadFailure why) {
        return why.cause() == Cause.TLS || why.cause() == Cause.UNKNOWN_HOST
                ? Sight.notKnown(why.detail())
                : Sight.notReached(why.detail());
    }

    Future<Void> close() {
        return tcp.close().eventually(http::close);
    }
}
