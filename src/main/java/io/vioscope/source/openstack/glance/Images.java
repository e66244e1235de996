package io.vioscope.source.openstack.glance;

import io.vertx.core.Future;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.ListReader;
import io.vioscope.source.openstack.decode.Listing;
import java.util.function.Function;

/**
 * Reads all images. No one list has them all: hidden ones ({@code os_hidden}, since Rocky) are listed only for
 * themselves, and without a word about visibility Glance leaves out what other projects gave to the community, even for
 * an administrator (glance/db/sqlalchemy/api.py, _image_get_all). The word {@code all} came with Stein; an older Glance
 * refuses it and is asked for the community's images by theirs.
 */
final class Images {
    /** Glance's own api_limit_max; it cuts a larger one to this. */
    private static final int LIMIT = 1000;

    private static final String PATH = "/images?limit=" + LIMIT;

    private final Http http;
    private final Function<String, Future<Result<Answer>>> get;

    /** @param get gets a path below Glance's v2 */
    Images(Http http, Function<String, Future<Result<Answer>>> get) {
        this.http = http;
        this.get = get;
    }

    Future<Listing> read() {
        return both(all(PATH), all(PATH + "&os_hidden=true"));
    }

    private Future<Listing> all(String path) {
        return list(path + "&visibility=all")
                .compose(all -> isRefused(all)
                        ? both(list(path), list(path + "&visibility=community"))
                        : Future.succeededFuture(all));
    }

    private static boolean isRefused(Listing list) {
        var why = list.incomplete();
        return why != null && why.cause() == Cause.BAD_REQUEST && list.isEmpty();
    }

    /** Each full page has a link, whatever the limit was cut to. */
    private Future<Listing> list(String path) {
        return ListReader.linked(http, new ImageDecoder(), get, path);
    }

    private static Future<Listing> both(Future<Listing> first, Future<Listing> second) {
        return Future.all(first, second).map(read -> Listing.both(first.result(), second.result()));
    }
}
