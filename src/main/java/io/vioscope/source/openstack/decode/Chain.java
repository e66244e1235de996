package io.vioscope.source.openstack.decode;

import io.vertx.core.Future;
import io.vioscope.model.ReadFailure;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Result;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages of a list in one order, one after the other; what becomes of them is up to its reader. For one thread. */
final class Chain {
    private final Http http;
    private final RowDecoder decoder;
    private final Function<String, Future<Result<Answer>>> get;
    private final String path;
    private final @Nullable Integer limit;
    // Of its own, as two chains of a list may be decoding at the same time.
    private final Interner interner = new Interner();
    private final Pager pager;
    private String asked = "";

    /**
     * The pages of one list.
     *
     * @param get   gets a path below the service's address, with whatever login that takes
     * @param path  with a query or without
     * @param limit rows of one page; null if the server, or the path, says
     */
    Chain(
            Http http,
            RowDecoder decoder,
            Function<String, Future<Result<Answer>>> get,
            String path,
            @Nullable Integer limit) {
        this.http = http;
        this.decoder = decoder;
        this.get = get;
        this.path = path;
        this.limit = limit;
        this.pager = new Pager(limit, http.limits().maxPages());
    }

    /** The same list in another order. */
    Chain sorted(String query) {
        return new Chain(http, decoder, get, path + (path.contains("?") ? "&" : "?") + query, limit);
    }

    /** Reads the first page, or after a marker the next. It is kept before the future completes. */
    Future<Result<Page>> read(@Nullable String marker, BiConsumer<Page, Answer> keep) {
        return get.apply(url(marker))
                .compose(result ->
                        result.thenAsync(answer -> http.offLoop(() -> ListParser.parse(answer, decoder, interner))
                                .map(page -> page.then(p -> Result.ok(kept(p, answer, keep))))));
    }

    /**
     * Keeps a page before the reading goes on. This is a step of the chain and no listener beside it: of two listeners of
     * one future the second may run first, and then a list would end, empty and whole, before its page was kept.
     */
    private Page kept(Page page, Answer answer, BiConsumer<Page, Answer> keep) {
        asked = answer.what();
        keep.accept(page, answer);
        return page;
    }

    /** How it goes on after a page. */
    Pager.Next after(Page page) {
        return pager.after(page);
    }

    /** The failure of a chain that cannot go on. */
    ReadFailure failure(Pager.Next.Stuck stuck) {
        return Failures.of(stuck.cause(), asked, stuck.why());
    }

    private String url(@Nullable String marker) {
        var size = limit == null ? "" : "limit=" + limit;
        var after = marker == null ? "" : "marker=" + URLEncoder.encode(marker, StandardCharsets.UTF_8);
        var both = size.isEmpty() || after.isEmpty() ? size + after : size + "&" + after;
        return both.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + both;
    }
}
