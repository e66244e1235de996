package io.vioscope.source.openstack.nova;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Answer;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.ListParser;
import io.vioscope.source.openstack.decode.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks at one server, and where it is not there at the list of the deleted ones, narrowed by its uuid: that tells a deletion by a
 * row that says so, while a 404 also comes of what was never there.
 */
final class ServerGlance {
    /** One row is asked for; a second shows that the filter was not heeded, as from who may not use it. */
    private static final int LIMIT = 2;

    private final Http http;
    private final Function<String, Future<Result<Answer>>> get;
    private final Optional<Instant> deletionsFrom;

    /**
     * A look at servers.
     *
     * @param deletionsFrom since when deletions are asked for, by Nova's clock; where empty none are
     */
    ServerGlance(Http http, Function<String, Future<Result<Answer>>> get, Optional<Instant> deletionsFrom) {
        this.http = http;
        this.get = get;
        this.deletionsFrom = deletionsFrom;
    }

    /** The page with its row, or without any: then there is no such server, or nobody can say now. */
    Future<Result<Page>> at(EntityKey server) {
        return page("/servers/" + server.id(), server)
                .compose(result -> isUnknown(result) ? deleted(server) : Future.succeededFuture(result));
    }

    private static boolean isUnknown(Result<Page> result) {
        return result.match(page -> false, why -> why.cause() == Cause.NOT_FOUND);
    }

    private Future<Result<Page>> deleted(EntityKey server) {
        return deletionsFrom
                .map(from -> page(
                        Servers.PATH + "&limit=" + LIMIT + "&uuid=" + server.id() + "&deleted=true&changes-since="
                                + from,
                        server))
                .orElseGet(() -> Future.succeededFuture(Result.ok(Page.EMPTY)));
    }

    private Future<Result<Page>> page(String path, EntityKey server) {
        return get.apply(path)
                .compose(result -> result.thenAsync(answer ->
                        http.offLoop(() -> ListParser.parse(answer, new ServerDecoder(), new Interner())
                                .then(page -> checked(page, server, answer)))));
    }

    private static Result<Page> checked(Page page, EntityKey server, Answer answer) {
        if (page.broken() != null) {
            return Result.failed(page.broken());
        }
        return keys(page).allMatch(server::equals)
                ? Result.ok(page)
                : Result.failed(Failures.of(Cause.IMPLAUSIBLE, answer.what(), "servers that were not asked for"));
    }

    private static Stream<EntityKey> keys(Page page) {
        return Stream.of(
                        page.entities().stream().map(entity -> entity.key()),
                        page.unreadable().stream().map(row -> row.key()),
                        page.gone().keySet().stream())
                .flatMap(Function.identity());
    }
}
