package io.vioscope.source.openstack.nova;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.openstack.decode.Json;
import io.vioscope.source.openstack.http.Answer;
import io.vioscope.source.openstack.http.Failures;
import io.vioscope.source.openstack.http.Http;
import io.vioscope.source.openstack.http.Meter;
import io.vioscope.source.openstack.http.Result;
import io.vioscope.source.openstack.keystone.ServiceType;
import io.vioscope.source.openstack.keystone.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where Nova is and which version is spoken with it; found out once, and again every six hours and after trouble. */
public final class NovaApi {
    private static final Duration KEEP = Duration.ofHours(6);
    private static final Pattern VERSION_IN_URL = Pattern.compile("^(.*?/v2(?:\\.[0-9]+)?)(?:/.*)?$");

    private final Session session;
    private final Http http;
    private @Nullable Agreed agreed;

    /**
     * What was agreed.
     *
     * @param base      below which the lists are; no slash at its end
     * @param serverMax the newest version the server speaks
     */
    public record Agreed(String base, Microversion version, Microversion serverMax, Instant at) {}

    /** Nova by that session. */
    public NovaApi(Session session, Http http) {
        this.session = session;
        this.http = http;
    }

    /** What is agreed, asking if need be. */
    public Future<Result<Agreed>> agree(Meter meter) {
        return session.url(ServiceType.COMPUTE, meter)
                .compose(result -> result.thenAsync(url -> {
                    var held = agreed;
                    if (held != null
                            && held.base().startsWith(url)
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
        var version = VERSION_IN_URL.matcher(url);
        var root = version.matches() ? version.group(1) : url;
        var base = version.matches() ? url : url + "/v2.1";
        return session.get(root + "/", Map.of(), http.limits().answer(), meter)
                .compose(result -> result.thenAsync(answer -> http.offLoop(() -> agreed(answer, base))));
    }

    private Result<Agreed> agreed(Answer answer, String base) {
        return Json.tree(answer).then(tree -> {
            var one = tree.path("version");
            var document = one.isObject() ? one : current(tree.path("versions"));
            if (!document.path("id").isTextual()) {
                return Result.failed(Failures.of(Cause.WRONG_SHAPE, answer.what(), "no document of versions"));
            }
            var max = version(document, "version");
            var spoken = Microversion.agreed(version(document, "min_version"), max);
            return Result.ok(new Agreed(base, spoken, max, session.now()));
        });
    }

    private static JsonNode current(JsonNode versions) {
        for (var version : versions) {
            if (version.path("id").asText().equals("v2.1")) {
                return version;
            }
        }
        return versions.path(0);
    }

    /** API v2.0 has no microversions and leaves the field empty. */
    private static Microversion version(JsonNode document, String field) {
        return Microversion.parse(document.path(field).asText()).orElse(Microversion.BASE);
    }

    /** A GET below the base. */
    Future<Result<Answer>> get(Agreed with, String path, Meter meter) {
        return session.get(
                with.base() + path, with.version().headers(), http.limits().longAnswer(), meter);
    }
}
