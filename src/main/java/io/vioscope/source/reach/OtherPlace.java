package io.vioscope.source.reach;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.config.ProbesConfig.Collector;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Request;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.Json;
import io.vioscope.source.reach.Sight.State;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Another Vioscope that tries the same addresses. It is asked by its JSON API what it sees itself ({@code here}), never what it
 * was told by others, and never to try anything: it tries what its own configuration says.
 */
final class OtherPlace {
    private static final String PATH = "/api/v1/entities?limit=1000&q=";

    private final Collector collector;
    private final Http http;

    OtherPlace(Collector collector, Http http) {
        this.collector = collector;
        this.http = http;
    }

    String name() {
        return collector.name();
    }

    /** By name of an address what it sees; or why nothing is known of what it sees. The future does not fail. */
    Future<Result<Map<String, Sight>>> sights(Meter meter) {
        var filter = URLEncoder.encode("kind:probe cloud:" + collector.cloud(), StandardCharsets.UTF_8);
        var token = collector.token();
        Map<String, String> headers = token == null
                ? Map.of("Accept", "application/json")
                : Map.of("Accept", "application/json", "Authorization", "Bearer " + token);
        var request = Request.get(
                collector.url() + PATH + filter, headers, http.limits().answer());
        return http.probe(request, meter)
                .compose(result -> result.thenAsync(reply -> reply.status() == 200
                        ? http.offLoop(() -> read(reply, collector.cloud()))
                        : Future.succeededFuture(Result.failed(Failures.of(request, reply.status(), reply.isHtml())))));
    }

    /** Of that cloud alone: names of clouds that only begin alike are found by the same filter. */
    private static Result<Map<String, Sight>> read(Reply reply, String cloud) {
        return Json.tree(new Answer(reply.what(), reply.status(), reply.headers(), reply.body()))
                .then(tree -> {
                    var sights = new HashMap<String, Sight>();
                    Fields.list(tree, "items").stream()
                            .filter(item -> Fields.text(item, "cloud").equals(cloud))
                            .forEach(item -> sights.put(Fields.text(item, "id"), sight(item)));
                    return Result.ok(sights);
                });
    }

    /** What it saw once is no sight now. */
    private static Sight sight(JsonNode item) {
        if (!item.path("current").asBoolean(false)) {
            return Sight.notKnown("it does not look at present");
        }
        var attributes = item.path("attributes");
        var why = Fields.text(attributes, "here_why");
        return switch (State.of(Fields.text(attributes, "here")).orElse(State.NOT_KNOWN)) {
            case REACHED -> Sight.reached(Duration.ZERO);
            case NOT_REACHED -> Sight.notReached(why);
            case NOT_KNOWN -> Sight.notKnown(why);
        };
    }

    Future<Void> close() {
        return http.close();
    }
}
