package io.vioscope.source.openstack.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Json;
import io.vioscope.source.openstack.keystone.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a service is and which version is spoken with it; found out once, and again every six hours and after trouble. */
public final class VersionedApi {
    private static final Duration KEEP = Duration.ofHours(6);

    private final Dialect dialect;
    private final Session session;
    private final Http http;
    private @Nullable Agreed agreed;

    /**
     * What was agreed.
     *
     * @param url       of the catalog
     * @param base      below which the lists are; no slash at its end
     * @param serverMax the newest version the server speaks
     */
    public record Agreed(String url, String base, Microversion version, Microversion serverMax, Instant at) {}

    /** A service by that session. */
    public VersionedApi(Dialect dialect, Session session, Http http) {
        this.dialect = dialect;
        this.session = session;
        this.http = http;
    }

    /** What is agreed, asking if need be. */
    public Future<Result<Agreed>> agree(Meter meter) {
        return session.url(dialect.service(), meter)
                .compose(result -> result.thenAsync(url -> {
                    var held = agreed;
                    if (held != null
                            && held.url().equals(url)
                            && session.now().isBefore(held.at().plus(KEEP))) {
                        return Future.succeededFuture(Result.ok(held));
                    }
                    return negotiate(url, meter).onSuccess(r -> agreed = r.match(a -> a, why -> null));
                }));
    }

    /** Asks again next time. */
    public void forget() {
        agreed = null;
    }

    private Future<Result<Agreed>> negotiate(String url, Meter meter) {
        return session.get(dialect.versions(url), Map.of(), http.limits().answer(), meter)
                .compose(result -> result.thenAsync(answer -> http.offLoop(() -> agreed(answer, url))));
    }

    private Result<Agreed> agreed(Answer answer, String url) {
        return Json.tree(answer).then(tree -> {
            var one = tree.path("version");
            var document = one.isObject() ? one : current(tree.path("versions"));
            if (!document.path("id").isTextual()) {
                return Result.failed(Failures.of(Cause.WRONG_SHAPE, answer.what(), "no document of versions"));
            }
            // Placement says it by another name than Nova and Cinder (placement/handlers/root.py).
            var max = version(document, document.has("max_version") ? "max_version" : "version");
            var spoken = dialect.agreed(version(document, "min_version"), max);
            return Result.ok(new Agreed(url, dialect.lists(url), spoken, max, session.now()));
        });
    }

    private JsonNode current(JsonNode versions) {
        for (var version : versions) {
            if (version.path("id").asText().equals(dialect.document())) {
                return version;
            }
        }
        return versions.path(0);
    }

    /** An API without microversions leaves the field empty. */
    private Microversion version(JsonNode document, String field) {
        return Microversion.parse(document.path(field).asText()).orElse(dialect.base());
    }

    /** A GET below the base, with the deadline of a big list. */
    public Future<Result<Answer>> get(Agreed with, String path, Meter meter) {
        return get(with, path, http.limits().longAnswer(), meter);
    }

    /** A GET below the base. */
    public Future<Result<Answer>> get(Agreed with, String path, Duration deadline, Meter meter) {
        return session.get(with.base() + path, dialect.headers().apply(with.version()), deadline, meter);
    }

    /** A GET below the base over other connections, in no newer version than that, made once and told whatever its status. */
    public Future<Result<Reply>> probe(
            Agreed with, String path, Microversion newest, Http over, Duration deadline, Meter meter) {
        var version = with.version().has(newest) ? newest : with.version();
        return session.probe(over, with.base() + path, dialect.headers().apply(version), deadline, meter);
    }
}
