package io.vioscope.source.openstack.decode;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.model.ReadFailure;
import io.vioscope.source.openstack.http.Answer;
import io.vioscope.source.openstack.http.Failures;
import io.vioscope.source.openstack.http.Http;
import io.vioscope.source.openstack.http.Result;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one list to its end, page after page. The future does not fail: what came before a failure is kept. */
public final class ListReader {
    private final Http http;
    private final RowDecoder decoder;
    private final Function<String, Future<Result<Answer>>> get;
    private final String path;
    private final @Nullable Integer limit;
    private final Instant until;
    private final Interner interner = new Interner();
    private final Listing listing = new Listing();
    private final Promise<Listing> promise = Promise.promise();
    private final Pager pager;
    private String asked = "";

    private ListReader(
            Http http,
            RowDecoder decoder,
            Function<String, Future<Result<Answer>>> get,
            String path,
            @Nullable Integer limit,
            Instant until) {
        this.http = http;
        this.decoder = decoder;
        this.get = get;
        this.path = path;
        this.limit = limit;
        this.until = until;
        this.pager = new Pager(limit, http.limits().maxPages());
    }

    /**
     * Reads a list by pages.
     *
     * @param get   gets a path below the service's address, with whatever login that takes
     * @param path  with a query or without
     * @param limit rows of one page
     */
    public static Future<Listing> pages(
            Http http, RowDecoder decoder, Function<String, Future<Result<Answer>>> get, String path, int limit) {
        return new ListReader(http, decoder, get, path, limit, Instant.MIN).start();
    }

    /**
     * Reads the beginning of a list that comes by pages, what changed last first: all that changed at or after a time by
     * the server's clock, and perhaps more.
     */
    public static Future<Listing> newest(
            Http http,
            RowDecoder decoder,
            Function<String, Future<Result<Answer>>> get,
            String path,
            int limit,
            Instant since) {
        return new ListReader(http, decoder, get, path, limit, since).start();
    }

    /** Reads a list that comes whole, or by pages of the server's own choice, each but the last with a link. */
    public static Future<Listing> linked(
            Http http, RowDecoder decoder, Function<String, Future<Result<Answer>>> get, String path) {
        return new ListReader(http, decoder, get, path, null, Instant.MIN).start();
    }

    private Future<Listing> start() {
        read(limit == null ? path : with("limit=" + limit));
        return promise.future();
    }

    private void read(String url) {
        get.apply(url)
                .compose(result ->
                        result.thenAsync(answer -> http.offLoop(() -> ListParser.parse(answer, decoder, interner))
                                .map(page -> page.then(p -> Result.ok(taken(p, answer))))))
                .onComplete(result -> result.match(this::goOn, this::stop), promise::fail);
    }

    /**
     * Keeps a page before the reading goes on. This is a step of the chain and no listener beside it: of two listeners of
     * one future the second may run first, and then a list would end, empty and whole, before its page was kept.
     */
    private Page taken(Page page, Answer answer) {
        asked = answer.what();
        listing.add(page, answer.date().orElse(null));
        return page;
    }

    private boolean stop(ReadFailure why) {
        listing.cutShort(why);
        return promise.tryComplete(listing);
    }

    private boolean goOn(Page page) {
        if (page.oldest() != null && page.oldest().isBefore(until)) {
            return promise.tryComplete(listing);
        }
        return pager.after(page)
                .match(
                        marker -> readAfter(marker.id()),
                        done -> promise.tryComplete(listing),
                        stuck -> stop(Failures.of(stuck.cause(), asked, stuck.why())));
    }

    private boolean readAfter(String marker) {
        var after = "marker=" + URLEncoder.encode(marker, StandardCharsets.UTF_8);
        read(with(limit == null ? after : "limit=" + limit + "&" + after));
        return true;
    }

    private String with(String query) {
        return path + (path.contains("?") ? "&" : "?") + query;
    }
}
