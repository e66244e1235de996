package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.config.NsxAccess;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Request;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the first NSX Manager that answers, within a session. A session that is over is begun anew once within the
 * same call (vmware_nsxlib/v3/client.py: 403 with the error code 98 is a wrong XSRF token). One look at a time.
 */
final class Api {
    /** A node of which this comes is of no use; another one may be. */
    private static final Set<Cause> ELSEWHERE = EnumSet.of(
            Cause.REFUSED,
            Cause.UNKNOWN_HOST,
            Cause.TLS,
            Cause.TIMED_OUT,
            Cause.CUT_OFF,
            Cause.SERVER_ERROR,
            Cause.NOT_JSON);

    /** A cursor that begins so is the end (vmware_nsxlib/v3/client.py, {@code NULL_CURSOR_PREFIX}). */
    private static final String END = "0000";

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** An error is read on the event loop; a longer answer is none of NSX. */
    private static final int LONGEST_ERROR = 4096;

    /** Codes of errors that come with 403 where it is the session, not the role. */
    private static final Set<Integer> SESSION_CODES = Set.of(98, FORBIDDEN);

    private final List<URI> urls;
    private final Http http;
    private final Session session;
    private final List<String> silent = new ArrayList<>();
    private int node;
    private Duration trip = Duration.ZERO;

    Api(NsxAccess access, Http http, InstantSource clock) {
        this.urls = access.urls();
        this.http = http;
        this.session = new Session(access, http, clock);
    }

    Http http() {
        return http;
    }

    /** The manager that is asked. */
    URI url() {
        return urls.get(node);
    }

    /** Those that did not answer since {@link #first}. */
    List<String> silent() {
        return List.copyOf(silent);
    }

    /** How long the last call took until its answer began. */
    Duration trip() {
        return trip;
    }

    /** The document at that path, of the first manager that answers; the one that did last is asked first. */
    Future<Result<JsonNode>> first(String path, Meter meter) {
        silent.clear();
        return first(path, urls.size(), meter);
    }

    private Future<Result<JsonNode>> first(String path, int left, Meter meter) {
        return get(path, meter).compose(result -> {
            var gone = result instanceof Result.Failed<JsonNode> failed
                    && ELSEWHERE.contains(failed.why().cause());
            if (gone) {
                silent.add(url().getHost());
            }
            if (!gone || left <= 1) {
                return Future.succeededFuture(result);
            }
            node = (node + 1) % urls.size();
            session.forget();
            return first(path, left - 1, meter);
        });
    }

    /** The document at that path. The future does not fail. */
    Future<Result<JsonNode>> get(String path, Meter meter) {
        var url = url() + path;
        return open(url, meter)
                .compose(reply -> reply.thenAsync(answer -> {
                    if (!isOver(answer)) {
                        return document(answer, url);
                    }
                    var refused = session.refusal(answer.what());
                    if (refused != null) {
                        return Future.succeededFuture(Result.failed(refused));
                    }
                    session.forget();
                    return open(url, meter).compose(again -> again.thenAsync(second -> document(second, url)));
                }));
    }

    private Future<Result<Reply>> open(String url, Meter meter) {
        return session.open(url(), meter)
                .compose(headers -> headers.thenAsync(in -> {
                    var limit = http.limits().longAnswer();
                    return http.probe(Request.get(url, in, limit), meter);
                }));
    }

    private static boolean isOver(Reply reply) {
        return reply.status() == UNAUTHORIZED || (reply.status() == FORBIDDEN && SESSION_CODES.contains(code(reply)));
    }

    /** The error's own number; 403 where it says none. */
    private static int code(Reply reply) {
        return reply.body().length() > LONGEST_ERROR
                ? 0
                : Json.tree(answer(reply)).match(tree -> tree.path("error_code").asInt(FORBIDDEN), why -> FORBIDDEN);
    }

    private Future<Result<JsonNode>> document(Reply reply, String url) {
        trip = reply.trip();
        if (reply.status() / 100 != 2) {
            var request = Request.get(url, Map.of(), Duration.ZERO);
            return Future.succeededFuture(Result.failed(Failures.of(request, reply.status(), reply.isHtml())));
        }
        return http.offLoop(() -> Json.tree(answer(reply)));
    }

    private static Answer answer(Reply reply) {
        return new Answer(reply.what(), reply.status(), reply.headers(), reply.body());
    }

    /** All objects of a list, page after page. */
    Future<Result<List<JsonNode>>> list(String path, Meter meter) {
        return pages(path, null, new Pages(), meter);
    }

    /** What came so far, and by which cursors. */
    private static final class Pages {
        private final List<JsonNode> rows = new ArrayList<>();
        private final Set<String> cursors = new HashSet<>();
    }

    private Future<Result<List<JsonNode>>> pages(String path, @Nullable String cursor, Pages so, Meter meter) {
        var ask = cursor == null
                ? path
                : path + (path.contains("?") ? "&" : "?") + "cursor="
                        + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return get(ask, meter)
                .compose(page -> page.thenAsync(tree -> {
                    var why = take(tree, path, so);
                    if (why != null) {
                        return Future.succeededFuture(Result.failed(why));
                    }
                    var next = tree.path("cursor").asText("");
                    if (next.isEmpty() || next.startsWith(END)) {
                        return Future.succeededFuture(Result.ok(List.copyOf(so.rows)));
                    }
                    return so.cursors.add(next)
                                    && so.cursors.size() < http.limits().maxPages()
                            ? pages(path, next, so, meter)
                            : Future.succeededFuture(Result.failed(
                                    Failures.of(Cause.PAGING_LOOP, "GET " + url() + path, "the pages come to no end")));
                }));
    }

    private @Nullable ReadFailure take(JsonNode tree, String path, Pages so) {
        var rows = tree.path("results");
        var isNone = rows.isMissingNode() && tree.path("result_count").asInt(-1) == 0;
        if (!rows.isArray() && !isNone) {
            return Failures.of(Cause.WRONG_SHAPE, "GET " + url() + path, "no list 'results' in the answer");
        }
        for (var row : rows) {
            if (!row.isObject()) {
                return Failures.of(Cause.WRONG_SHAPE, "GET " + url() + path, "a row is no object");
            }
            so.rows.add(row);
        }
        return null;
    }

    /** Ends the session and lets go of the connections. */
    Future<Void> close() {
        return session.close(url()).eventually(http::close);
    }
}
