package io.vioscope.source.nsx.v;

import io.vertx.core.Future;
import io.vioscope.config.NsxAccess;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Request;
import io.vioscope.source.http.Result;
import io.vioscope.source.xml.Node;
import io.vioscope.source.xml.Xml;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the NSX Manager of an NSX for vSphere. There are no sessions: each call brings the account and its password
 * (NSX for vSphere API guide 6.4, "The NSX REST API uses basic authentication"). One look at a time.
 */
final class Api {
    /** How long a refused account is not tried again: whether NSX locks it is not published, and Neutron may use it too. */
    static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);

    /** Edges a page: as many as NSX gives unasked. PowerNSX asks by {@code startIndex} and {@code pageSize} too. */
    private static final int PAGE = 256;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final URI url;
    private final String username;
    private final Map<String, String> headers;
    private final Http http;
    private final InstantSource clock;
    private @Nullable ReadFailure refusal;
    private Instant refusedAt = Instant.MIN;
    private Duration trip = Duration.ZERO;

    Api(NsxAccess access, Http http, InstantSource clock) {
        this.url = access.urls().get(0);
        this.http = http;
        this.clock = clock;
        this.username = access.login().match(password -> password.username(), certificate -> "");
        var password = access.login().match(by -> by.password(), certificate -> "");
        var account = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.headers = Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(account), "Accept", "application/xml");
    }

    Http http() {
        return http;
    }

    URI url() {
        return url;
    }

    /** How long the last call took until its answer began. */
    Duration trip() {
        return trip;
    }

    /**
     * The first document of a look. Who is refused here is refused altogether: 403 comes to a wrong password as well as to a lack
     * of permission (vmware_nsx/plugins/nsx_v/vshield/common/VcnsApiClient.py knows no 401).
     */
    Future<Result<Node>> first(String path, Meter meter) {
        var refused = refusal;
        if (refused != null && clock.instant().isBefore(refusedAt.plus(AFTER_REFUSAL))) {
            return Future.succeededFuture(Result.failed(refused));
        }
        refusal = null;
        return get(path, meter).map(result -> result.match(ok -> result, why -> isRefusal(why) ? refused() : result));
    }

    private static boolean isRefusal(ReadFailure why) {
        return why.cause() == Cause.UNAUTHORIZED || why.cause() == Cause.FORBIDDEN;
    }

    private Result<Node> refused() {
        refusedAt = clock.instant();
        var why = Failures.of(
                Cause.UNAUTHORIZED,
                "Login of " + username + " at " + url,
                "refused at " + refusedAt.truncatedTo(ChronoUnit.SECONDS)
                        + ", or without any role, and tried again every " + AFTER_REFUSAL.toMinutes()
                        + " minutes, so that the account is not locked");
        refusal = why;
        return Result.failed(why);
    }

    /** The document at that path. The future does not fail. */
    Future<Result<Node>> get(String path, Meter meter) {
        var request = Request.get(url + path, headers, http.limits().longAnswer());
        return http.probe(request, meter).compose(result -> result.thenAsync(reply -> document(reply, request)));
    }

    private Future<Result<Node>> document(Reply reply, Request request) {
        trip = reply.trip();
        if (reply.status() / 100 != 2) {
            return Future.succeededFuture(Result.failed(failure(reply, request)));
        }
        return http.offLoop(() -> Xml.read(reply.body(), reply.what()));
    }

    private static ReadFailure failure(Reply reply, Request request) {
        var isRefused = reply.status() == UNAUTHORIZED || reply.status() == FORBIDDEN;
        return isRefused
                ? Failures.of(
                        reply.status() == UNAUTHORIZED ? Cause.UNAUTHORIZED : Cause.FORBIDDEN,
                        request.toString(),
                        "status " + reply.status() + ": not for this account")
                : Failures.of(request, reply.status(), reply.isHtml());
    }

    /** All edges, page after page ({@code pagedEdgeList}). */
    Future<Result<List<Node>>> edges(Meter meter) {
        return edges(new ArrayList<>(), 0, meter);
    }

    private Future<Result<List<Node>>> edges(List<Node> so, int pages, Meter meter) {
        var path = "/api/4.0/edges?startIndex=" + so.size() + "&pageSize=" + PAGE;
        return get(path, meter)
                .compose(page -> page.thenAsync(root -> {
                    var list = root.child("edgePage");
                    if (list.isEmpty()) {
                        return failed(Cause.WRONG_SHAPE, path, "no edgePage in the answer");
                    }
                    var rows = list.get().children("edgeSummary");
                    so.addAll(rows);
                    if (rows.isEmpty() || so.size() >= total(list.get())) {
                        return Future.succeededFuture(Result.ok(List.copyOf(so)));
                    }
                    return pages + 1 < http.limits().maxPages()
                            ? edges(so, pages + 1, meter)
                            : failed(Cause.PAGING_LOOP, path, "the pages come to no end");
                }));
    }

    /** How many there are in all; as many as there were pages for where it is not said. */
    private static int total(Node page) {
        var total =
                page.child("pagingInfo").map(info -> info.text("totalCount")).orElse("");
        return total.matches("\\d{1,9}") ? Integer.parseInt(total) : 0;
    }

    private Future<Result<List<Node>>> failed(Cause cause, String path, String instead) {
        return Future.succeededFuture(Result.failed(Failures.of(cause, "GET " + url + path, instead)));
    }

    /** Lets go of the connections. */
    Future<Void> close() {
        return http.close();
    }
}
