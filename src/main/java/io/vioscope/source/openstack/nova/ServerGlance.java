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
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks at one server: by the list of all, narrowed by its uuid, and where it is not there by that of the deleted ones. A list
 * tells a deletion by a row that says so; the 404 of {@code GET /servers/ID} comes of a cell that is away as well.
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
        var path = Servers.PATH + "&limit=" + LIMIT + "&uuid=" + server.id();
        return page(path, server).compose(result -> result.thenAsync(page -> page.rows() > 0 || deletionsFrom.isEmpty()
                ? Future.succeededFuture(result)
                : page(path + "&deleted=true&changes-since=" + deletionsFrom.get(), server)));
    }

    private Future<Result<Page>> page(String path, EntityKey server) {
        return get.apply(path)
                .compose(result -> result.thenAsync(answer -> http.offLoop(
                        () -> ListParser.parse(answer, new ServerDecoder(), new Interner())
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
