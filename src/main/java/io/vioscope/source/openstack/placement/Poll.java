package io.vioscope.source.openstack.placement;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.Look;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.api.VersionedApi;
import io.vioscope.source.openstack.decode.ReportBuilder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One poll: two lists, then some inventories, a few at a time. For one thread. */
final class Poll {
    /** Calls at a time; {@link Http} lets fewer through to one host. */
    private static final int ABREAST = 4;

    private static final String LIST = "/resource_providers";
    /**
     * What Nova puts on the provider of a disabled compute, so that the scheduler passes over it: since Train
     * (nova/compute/resource_tracker.py, _sync_compute_service_disabled_trait).
     */
    private static final String DISABLED = LIST + "?required=COMPUTE_STATUS_DISABLED";

    private static final Set<Cause> OF_ONE_PROVIDER = Set.of(Cause.NOT_FOUND, Cause.WRONG_SHAPE);

    private final VersionedApi api;
    private final VersionedApi.Agreed agreed;
    private final Http http;
    private final Memory memory;
    private final Instant at;
    private final Meter meter;
    private final ReportBuilder report;
    private boolean troubled;

    Poll(
            VersionedApi api,
            VersionedApi.Agreed agreed,
            Http http,
            Memory memory,
            Instant at,
            Meter meter,
            ReportBuilder report) {
        this.api = api;
        this.agreed = agreed;
        this.http = http;
        this.memory = memory;
        this.at = at;
        this.meter = meter;
        this.report = report;
    }

    Future<Report> run(Look look) {
        return list(LIST)
                .compose(list -> list.thenAsync(all -> disabled(look)
                        .compose(result -> result.thenAsync(
                                disabled -> inventories(all, look).map(done -> Result.ok(report(all, disabled)))))))
                .map(result -> result.match(whole -> whole, why -> {
                    api.forget();
                    return report.failed(why);
                }));
    }

    private Future<Result<Providers>> list(String path) {
        return get(path).compose(result -> result.thenAsync(answer -> http.offLoop(() -> Providers.read(answer))));
    }

    private Future<Result<Answer>> get(String path) {
        return api.get(agreed, path, meter);
    }

    /** The uuids of providers that are disabled; empty where that cannot be asked: a 400 means no such trait. */
    private Future<Result<Optional<Set<String>>>> disabled(Look look) {
        if (!agreed.version().has(PlacementApi.TRAITS) || memory.hasNoTrait(look)) {
            return Future.succeededFuture(Result.ok(Optional.empty()));
        }
        return list(DISABLED).map(result -> {
            var refused = result.match(list -> false, why -> why.cause() == Cause.BAD_REQUEST);
            memory.trait(!refused);
            return refused ? Result.ok(Optional.empty()) : result.then(Poll::disabled);
        });
    }

    private static Result<Optional<Set<String>>> disabled(Providers list) {
        var wrong = list.wrong();
        return wrong == null ? Result.ok(Optional.of(uuids(list.roots()))) : Result.failed(wrong);
    }

    private static Set<String> uuids(Collection<Provider> providers) {
        return providers.stream().map(Provider::uuid).collect(Collectors.toSet());
    }

    private Future<Void> inventories(Providers all, Look look) {
        memory.listed(all, at);
        var due = new ArrayDeque<>(memory.due(all.roots(), look));
        return Future.all(IntStream.range(0, ABREAST).mapToObj(i -> drain(due)).toList())
                .mapEmpty();
    }

    private Future<Void> drain(Queue<Provider> due) {
        var promise = Promise.<Void>promise();
        next(due, promise);
        return promise.future();
    }

    /** An API that is in trouble is not asked for the rest: that waits for the next poll. */
    private void next(Queue<Provider> due, Promise<Void> promise) {
        var provider = troubled ? null : due.poll();
        if (provider == null) {
            promise.complete();
            return;
        }
        memory.asking(provider, at);
        inventory(provider)
                .map(result -> take(provider, result))
                .onComplete(taken -> next(due, promise), promise::fail);
    }

    private Future<Result<Inventory>> inventory(Provider provider) {
        return api.get(
                        agreed,
                        LIST + "/" + provider.uuid() + "/inventories",
                        http.limits().answer(),
                        meter)
                .compose(result -> result.thenAsync(answer -> http.offLoop(() -> Inventory.read(answer))));
    }

    private boolean take(Provider provider, Result<Inventory> result) {
        return result.match(inventory -> memory.read(provider, inventory, at), why -> missed(provider, why));
    }

    /** Not there any more though it was listed a moment ago: the next list will not have it, or it was a lie. */
    private boolean missed(Provider provider, ReadFailure why) {
        if (why.cause() != Cause.NOT_FOUND || memory.wasNotFound(provider)) {
            report.missed(Kind.HYPERVISOR, why);
        }
        troubled |= !OF_ONE_PROVIDER.contains(why.cause());
        return false;
    }

    private Report report(Providers all, Optional<Set<String>> disabled) {
        var wrong = all.wrong();
        if (wrong != null) {
            report.missed(Kind.HYPERVISOR, wrong);
        }
        all.roots().forEach(provider -> memory.of(provider).ifPresent(held -> tell(provider, held, disabled)));
        if (wrong == null && all.roots().stream().allMatch(p -> memory.of(p).isPresent())) {
            report.toldAll(Kind.HYPERVISOR);
        }
        note(all);
        return report.done();
    }

    private void tell(Provider provider, Memory.Known held, Optional<Set<String>> disabled) {
        var attributes = new TreeMap<>(held.inventory().attributes());
        attributes.put(Inventory.PREFIX + "provider", provider.uuid());
        disabled.ifPresent(uuids ->
                attributes.put(Inventory.PREFIX + "compute_status_disabled", uuids.contains(provider.uuid()) + ""));
        report.tell(provider.key(), Attributes.of(attributes), held.asOf());
    }

    private void note(Providers all) {
        var unread = all.roots().stream().filter(p -> memory.of(p).isEmpty()).count();
        var old = all.roots().stream().filter(this::isOld).count();
        if (unread > 0) {
            report.note(providers(unread) + " not read yet, of which nothing is told anew");
        }
        if (old > 0) {
            report.note(providers(old) + " told as before the last change: their inventories are read next");
        }
    }

    private boolean isOld(Provider provider) {
        return memory.of(provider).filter(held -> held.asOf().isBefore(at)).isPresent();
    }

    private static String providers(long count) {
        return count + (count == 1 ? " provider is" : " providers are");
    }
}
