package io.vioscope.source.canary;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CanaryConfig;
import io.vioscope.config.CloudConfig;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.canary.Try.End;
import io.vioscope.source.http.Budget;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.openstack.keystone.Session;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tries once whether a port can be made and deleted, unless operators work on what it stands on. What earlier tries left is
 * removed first; as long as a port of its own is there it makes no other.
 */
final class Canary {
    /** What it is in the inventory. */
    static final EntityKey KEY = new EntityKey(Kind.CANARY, "port");

    private static final EntityKey NSX_MANAGER = new EntityKey(Kind.NSX_MANAGER, Kind.NSX_MANAGER.word());
    private static final int RANDOM_BYTES = 8;

    private final CanaryConfig config;
    private final String description;
    private final Http http;
    private final Ports ports;
    private final Notebook notebook;
    private final Function<EntityKey, Future<Optional<Long>>> windows;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private String network = "";

    /** @param windows the number of the maintenance window that covers something */
    Canary(
            Vertx vertx,
            CloudConfig cloud,
            CanaryConfig config,
            Notebook notebook,
            Function<EntityKey, Future<Optional<Long>>> windows,
            InstantSource clock,
            HttpLimits limits) {
        this.config = config;
        this.notebook = notebook;
        this.windows = windows;
        this.clock = clock;
        this.description = "Made by Vioscope for a few seconds, to see whether ports can be made. It deletes it itself."
                + " Where it is still there after an hour, anybody may.";
        var access = config.access(cloud.access());
        this.http = new Http(
                vertx, access, limits, clock, new Budget(cloud.polling().callsPerMinute()));
        this.ports = new Ports(new Session(vertx, http, access, clock), http, config.limit());
    }

    /** Tries once; the future does not fail. */
    Future<Try> attempt(Meter meter) {
        var result = new Try();
        result.on(network);
        var patience = new Patience(result, config.limit(), http, clock);
        return held(List.of(KEY, NSX_MANAGER))
                .compose(held -> held.isPresent()
                        ? Future.succeededFuture(result.held(held.get()))
                        : attempt(patience, meter).map(result))
                .compose(tried -> tried.end() == End.FAILED ? doubt(tried, meter) : Future.succeededFuture(tried));
    }

    /** Why nothing may be made now; where that cannot be known, too. */
    private Future<Optional<String>> held(List<EntityKey> standsOn) {
        Future<Optional<String>> first = Future.succeededFuture(Optional.empty());
        for (var key : standsOn) {
            first = first.compose(held -> held.isPresent()
                    ? Future.succeededFuture(held)
                    : windows.apply(key).map(number -> number.map(n -> "maintenance window " + n + " covers it")));
        }
        return first.otherwise(Optional.of("whether there is maintenance is not known"));
    }

    private Future<Void> attempt(Patience patience, Meter meter) {
        return new Leftovers(ports, notebook, patience, meter)
                .remove()
                .compose(clean -> clean ? network(patience, meter) : Future.succeededFuture(Optional.empty()))
                .compose(found -> found.isEmpty() ? Future.succeededFuture() : make(found.get(), patience, meter));
    }

    private Future<Void> make(String on, Patience patience, Meter meter) {
        return held(List.of(new EntityKey(Kind.NETWORK, on))).compose(held -> {
            if (held.isPresent()) {
                patience.result().held(held.get());
                return Future.succeededFuture();
            }
            return new Attempt(ports, notebook, patience, meter).run(on, name(), description);
        });
    }

    private String name() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return config.name() + "-" + HexFormat.of().formatHex(bytes);
    }

    private Future<Optional<String>> network(Patience patience, Meter meter) {
        return patience.once(
                        Step.NETWORK,
                        () -> ports.networks(config.network(), meter).map(Canary::one))
                .map(found -> found.map(tree -> Ports.ids(tree, "networks").get(0)))
                .map(id -> {
                    network = id.orElse(network);
                    patience.result().on(network);
                    return id;
                });
    }

    /** The answer, where there is exactly one network in it. */
    static Came one(Came came) {
        return came.match(Canary::one, failed -> failed, hindered -> hindered);
    }

    private static Came one(JsonNode tree) {
        var ids = Ports.ids(tree, "networks");
        if (ids.size() == 1 && EntityKey.isValidId(ids.get(0))) {
            return new Came.Done(tree);
        }
        return new Came.Hindered(
                ids.isEmpty() ? "its account sees no such network" : "several networks have that name", 0);
    }

    /** Where Keystone does not work either it is not Neutron that is found out about, nor where nothing can be reached from here. */
    private Future<Try> doubt(Try result, Meter meter) {
        return ports.isKeystoneThere(meter).map(there -> {
            if (!there) {
                result.excuse("Keystone does not work either");
            }
            return result;
        });
    }

    Future<Void> close() {
        return http.close();
    }
}
