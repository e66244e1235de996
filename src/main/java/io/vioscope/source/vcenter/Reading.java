package io.vioscope.source.vcenter;

import io.vertx.core.Future;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.vcenter.soap.Call;
import io.vioscope.source.xml.Node;
import io.vioscope.source.xml.Ref;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One view of all objects and the filter that tells what changes of them, within one session: first everything, in pieces,
 * then what changed since the last piece.
 */
final class Reading {
    /** How many objects a piece has at most. Of a server there is about a kilobyte. */
    private static final int PIECE = 1000;

    private final About about;
    private final Session session;
    private final Http http;
    private final Objects objects = new Objects();
    private String version = "";
    private @Nullable Ref view;
    private @Nullable Ref filter;

    Reading(About about, Session session, Http http) {
        this.about = about;
        this.session = session;
        this.http = http;
    }

    /** Everything. */
    Future<Result<Objects>> all(Meter meter) {
        return make(Wanted.view(about), meter)
                .compose(made -> made.thenAsync(ref -> {
                    view = ref;
                    return make(Wanted.filter(about, ref), meter);
                }))
                .compose(made -> made.thenAsync(ref -> {
                    filter = ref;
                    return pieces(Duration.ZERO, http.limits().maxPages(), meter);
                }));
    }

    private Future<Result<Ref>> make(Call call, Meter meter) {
        return session.call(call, http.limits().answer(), meter)
                .map(result -> result.then(response -> response.ref("returnval")
                        .map(Result::ok)
                        .orElseGet(() -> Result.failed(
                                Failures.of(Cause.WRONG_SHAPE, call.method(), "the answer refers to nothing")))));
    }

    /** What changed since, as soon as something does, at the latest after that time. */
    Future<Result<Objects>> more(Duration wait, Meter meter) {
        return pieces(wait, http.limits().maxPages(), meter);
    }

    private Future<Result<Objects>> pieces(Duration wait, int most, Meter meter) {
        var call = Call.of("WaitForUpdatesEx", about.collector())
                .text("version", version)
                .open("options")
                .number("maxWaitSeconds", wait.toSeconds())
                .number("maxObjectUpdates", PIECE)
                .close("options");
        return session.call(call, http.limits().longAnswer().plus(wait), meter)
                .compose(result -> result.thenAsync(
                        response -> http.offLoop(() -> taken(response)).compose(more -> next(more, most, meter))));
    }

    /** Whether there is more at once. */
    private boolean taken(Node response) {
        var updates = Updates.of(response);
        updates.ifPresent(piece -> {
            objects.take(piece);
            version = piece.version();
        });
        return updates.filter(Updates::more).isPresent();
    }

    private Future<Result<Objects>> next(boolean more, int most, Meter meter) {
        if (!more) {
            return Future.succeededFuture(Result.ok(objects));
        }
        return most > 1
                ? pieces(Duration.ZERO, most - 1, meter)
                : Future.succeededFuture(
                        Result.failed(Failures.of(Cause.PAGING_LOOP, "WaitForUpdatesEx", "the pieces come to no end")));
    }

    /** Has the vCenter forget filter and view. What comes of that does not matter: they end with the session too. */
    Future<Void> end(Meter meter) {
        return forget("DestroyPropertyFilter", filter, meter)
                .compose(done -> forget("DestroyView", view, meter))
                .mapEmpty();
    }

    private Future<?> forget(String method, @Nullable Ref made, Meter meter) {
        return made == null
                ? Future.succeededFuture()
                : session.call(Call.of(method, made), http.limits().answer(), meter);
    }
}
