package io.vioscope.source.openstack.neutron;

import io.vertx.core.Future;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Json;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import io.vioscope.source.openstack.keystone.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where Neutron is and what it can; found out once, and again every hour and after trouble. */
public final class NeutronApi {
    private static final Duration KEEP = Duration.ofHours(1);

    private final Session session;
    private final Http http;
    private @Nullable Known known;

    /**
     * What is known of it.
     *
     * @param base       below which the lists are; no slash at its end
     * @param extensions their aliases
     */
    record Known(String base, Set<String> extensions, Plugin plugin, Instant at) {
        boolean has(String extension) {
            return extensions.contains(extension);
        }

        /**
         * Whether lists can be asked for what changed since a time. Where filters are validated, as with ML2 since Rocky
         * but not with VMware's plugins, {@code changed_since} is refused with 400 (tried with Zed).
         */
        boolean tellsChanges() {
            return has("standard-attr-timestamp") && !has("filter-validation");
        }
    }

    /** Neutron by that session. */
    public NeutronApi(Session session, Http http) {
        this.session = session;
        this.http = http;
    }

    /** Which plugin does its work, for an operator; asks if need be. */
    public Future<Result<String>> plugin(Meter meter) {
        return look(meter)
                .map(result ->
                        result.then(k -> Result.ok(k.base() + ": " + k.plugin().words())));
    }

    /** What is known, asking if need be. */
    Future<Result<Known>> look(Meter meter) {
        return session.url(ServiceType.NETWORK, meter)
                .compose(result -> result.thenAsync(url -> {
                    var base = url.replaceAll("/v2(\\.0)?$", "") + "/v2.0";
                    var held = known;
                    return held != null
                                    && held.base().equals(base)
                                    && session.now().isBefore(held.at().plus(KEEP))
                            ? Future.succeededFuture(Result.ok(held))
                            : ask(base, meter);
                }));
    }

    /** Asks again next time. */
    void forget() {
        known = null;
    }

    private Future<Result<Known>> ask(String base, Meter meter) {
        return get(base + "/extensions", meter)
                .compose(result -> result.thenAsync(answer -> http.offLoop(() -> read(base, answer))))
                .map(result -> {
                    known = result.match(k -> k, why -> null);
                    return result;
                });
    }

    private Result<Known> read(String base, Answer answer) {
        return Json.tree(answer).then(tree -> {
            var aliases = new HashSet<String>();
            tree.path("extensions")
                    .forEach(extension -> aliases.add(extension.path("alias").asText()));
            return tree.path("extensions").isArray()
                    ? Result.ok(new Known(base, Set.copyOf(aliases), Plugin.of(aliases), session.now()))
                    : Result.failed(
                            Failures.of(Cause.WRONG_SHAPE, answer.what(), "no list 'extensions' in the answer"));
        });
    }

    /** Whether the account has the role admin; no if it cannot log in. */
    Future<Boolean> isAdmin(Meter meter) {
        return session.token(meter).map(result -> result.match(NeutronApi::isAdmin, why -> false));
    }

    private static boolean isAdmin(Token token) {
        return token.roles().stream().anyMatch("admin"::equalsIgnoreCase);
    }

    /** A GET of a whole address. */
    Future<Result<Answer>> get(String url, Meter meter) {
        return session.get(url, Map.of(), http.limits().longAnswer(), meter);
    }
}
