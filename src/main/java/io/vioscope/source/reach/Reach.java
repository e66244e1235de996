package io.vioscope.source.reach;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.ProbesConfig;
import io.vioscope.config.ProbesConfig.Address;
import io.vioscope.model.EntityKey;
import io.vioscope.model.ReadFailure;
import io.vioscope.source.Look;
import io.vioscope.source.http.Budget;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.keystone.Session;
import io.vioscope.source.openstack.neutron.AddressOwners;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tries all addresses once, eight at a time, asks the other places what they see, and Neutron whose each address is: anew
 * where everything is looked at. One look at a time.
 */
final class Reach {
    /** What this Vioscope sees itself stands under this name. */
    static final String HERE = "here";

    private static final int LANES = 8;

    private final List<Address> addresses;
    private final List<OtherPlace> others;
    private final Prober prober;
    private final AddressOwners owners;
    private final Http openStack;
    private final Map<String, Optional<EntityKey>> known = new HashMap<>();

    private Reach(
            List<Address> addresses, List<OtherPlace> others, Prober prober, AddressOwners owners, Http openStack) {
        this.addresses = addresses;
        this.others = others;
        this.prober = prober;
        this.owners = owners;
        this.openStack = openStack;
    }

    static Reach of(
            Vertx vertx, CloudConfig cloud, ProbesConfig probes, InstantSource clock, HttpLimits limits, String ping) {
        var budget = new Budget(cloud.polling().callsPerMinute());
        var openStack = new Http(vertx, cloud.access(), limits, clock, budget);
        var others = probes.collectors().stream()
                .map(one -> new OtherPlace(
                        one, new Http(vertx, "the Vioscope " + one.name(), one.caFile(), true, limits, clock, budget)))
                .toList();
        var web = new Http(
                vertx,
                "addresses that are tried",
                cloud.access().caFile(),
                cloud.access().verify(),
                limits,
                clock,
                budget);
        return new Reach(
                probes.addresses(),
                others,
                new Prober(vertx, web, new Pinger(vertx, ping, clock), limits, clock),
                new AddressOwners(new Session(vertx, openStack, cloud.access(), clock), openStack),
                openStack);
    }

    List<Address> addresses() {
        return addresses;
    }

    /**
     * What one look saw.
     *
     * @param sights  by name of an address, by place; of places that are cut off nothing
     * @param cutOff  the places whose own network is broken
     * @param silent  by name, other places that tell nothing, and why
     * @param owners  by name of an address, the floating IP or port that has it
     * @param unowned why owners could not be asked for; empty where they could
     */
    record Seen(
            Map<String, Map<String, Sight>> sights,
            Set<String> cutOff,
            Map<String, ReadFailure> silent,
            Map<String, EntityKey> owners,
            Optional<ReadFailure> unowned) {}

    /** Looks once. The future does not fail. */
    Future<Seen> look(Look look, Meter meter) {
        var here = new HashMap<String, Sight>();
        var elsewhere = new TreeMap<String, Result<Map<String, Sight>>>();
        var lanes = new ArrayList<Future<?>>();
        for (var lane = 0; lane < LANES; lane++) {
            lanes.add(lane(lane, here, meter));
        }
        others.forEach(other -> lanes.add(other.sights(meter).map(told -> elsewhere.put(other.name(), told))));
        return Future.all(lanes).compose(done -> owners(look, meter)).map(why -> seen(here, elsewhere, why));
    }

    private Future<Void> lane(int lane, Map<String, Sight> here, Meter meter) {
        Future<Void> all = Future.succeededFuture();
        for (var i = lane; i < addresses.size(); i += LANES) {
            var address = addresses.get(i);
            all = all.compose(before -> prober.of(address, meter)).map(sight -> {
                here.put(address.name(), sight);
                return null;
            });
        }
        return all;
    }

    private Future<Optional<ReadFailure>> owners(Look look, Meter meter) {
        Future<Optional<ReadFailure>> all = Future.succeededFuture(Optional.empty());
        for (var address : addresses) {
            if (look == Look.CHANGES && known.containsKey(address.name())) {
                continue;
            }
            all = all.compose(before -> before.isPresent()
                    ? Future.succeededFuture(before)
                    : owners.of(address.how().host(), meter).map(result -> keep(address, result)));
        }
        return all;
    }

    private Optional<ReadFailure> keep(Address address, Result<Optional<EntityKey>> result) {
        return result.match(
                owner -> {
                    known.put(address.name(), owner);
                    return Optional.<ReadFailure>empty();
                },
                Optional::of);
    }

    private Seen seen(
            Map<String, Sight> here, Map<String, Result<Map<String, Sight>>> elsewhere, Optional<ReadFailure> why) {
        var silent = new TreeMap<String, ReadFailure>();
        var all = new LinkedHashMap<String, Map<String, Sight>>();
        for (var address : addresses) {
            var sights = new LinkedHashMap<String, Sight>();
            sights.put(HERE, here.getOrDefault(address.name(), Sight.notKnown("not tried")));
            elsewhere.forEach((place, told) -> sights.put(
                    place,
                    told.match(
                            seen -> seen.getOrDefault(address.name(), Sight.notKnown("it does not try that address")),
                            failed -> {
                                silent.put(place, failed);
                                return Sight.notKnown("it does not tell");
                            })));
            all.put(address.name(), sights);
        }
        var cutOff = Verdict.cutOff(all);
        all.replaceAll((address, sights) -> Verdict.without(cutOff, sights));
        var owned = new HashMap<String, EntityKey>();
        known.forEach((name, owner) -> owner.ifPresent(key -> owned.put(name, key)));
        return new Seen(all, cutOff, silent, owned, why);
    }

    Future<Void> close() {
        Future<Void> all = prober.close().eventually(openStack::close);
        for (var other : others) {
            all = all.eventually(other::close);
        }
        return all;
    }
}
