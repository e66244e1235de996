package io.vioscope.source.openstack.decode;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.model.ReadFailure;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Result;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one list to its end, page after page, or from both ends at once. The future does not fail: what came before a
 * failure is kept. An answer that comes after the future completed is dropped.
 */
public final class ListReader {
    private final Chain chain;
    private final Instant until;
    private final @Nullable OtherEnd otherEnd;
    private final Listing listing = new Listing();
    private final Promise<Listing> promise = Promise.promise();
    private boolean pastFirst;

    private ListReader(Chain chain, Instant until, @Nullable Reverse reverse) {
        this.chain = chain;
        this.until = until;
        this.otherEnd = reverse == null || !reverse.isTrusted() ? null : new OtherEnd(chain, reverse, listing, promise);
    }

    /**
     * Reads a list by pages.
     *
     * @param get     gets a path below the service's address, with whatever login that takes
     * @param path    with a query or without
     * @param limit   rows of one page
     * @param reverse how to read it from its other end too, if it has more than a page; null = one way
     */
    public static Future<Listing> pages(
            Http http,
            RowDecoder decoder,
            Function<String, Future<Result<Answer>>> get,
            String path,
            int limit,
            @Nullable Reverse reverse) {
        return new ListReader(new Chain(http, decoder, get, path, limit), Instant.MIN, reverse).start();
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
        return new ListReader(new Chain(http, decoder, get, path, limit), since, null).start();
    }

    /** Reads a list that comes whole, or by pages of the server's own choice, each but the last with a link. */
    public static Future<Listing> linked(
            Http http, RowDecoder decoder, Function<String, Future<Result<Answer>>> get, String path) {
        return linked(http, decoder, get, path, null);
    }

    /**
     * The same, from both ends.
     *
     * @param reverse how to read it from its other end too, if it has more than a page; null = one way
     */
    public static Future<Listing> linked(
            Http http,
            RowDecoder decoder,
            Function<String, Future<Result<Answer>>> get,
            String path,
            @Nullable Reverse reverse) {
        return new ListReader(new Chain(http, decoder, get, path, null), Instant.MIN, reverse).start();
    }

    private Future<Listing> start() {
        read(null);
        return promise.future();
    }

    private void read(@Nullable String marker) {
        chain.read(marker, this::kept).onComplete(result -> result.match(this::goOn, this::stop), promise::tryFail);
    }

    private void kept(Page page, Answer answer) {
        if (isOver()) {
            return;
        }
        listing.add(page, answer.date().orElse(null));
        if (otherEnd != null) {
            otherEnd.forward(page);
        }
    }

    private boolean isOver() {
        return promise.future().isComplete();
    }

    private boolean done() {
        return promise.tryComplete(listing);
    }

    private boolean stop(ReadFailure why) {
        if (!isOver()) {
            listing.cutShort(why);
        }
        return done();
    }

    private boolean goOn(Page page) {
        if (isOver() || (page.oldest() != null && page.oldest().isBefore(until))) {
            return done();
        }
        return chain.after(page)
                .match(marker -> readAfter(marker.id(), page), end -> done(), stuck -> stop(chain.failure(stuck)));
    }

    private boolean readAfter(String marker, Page page) {
        if (otherEnd != null && otherEnd.hasMet()) {
            return done();
        }
        read(marker);
        if (otherEnd != null && (page.more() || pastFirst)) {
            otherEnd.begin();
        }
        pastFirst = true;
        return true;
    }
}
