package io.vioscope.source.vcenter;

import io.vertx.core.Future;
import io.vioscope.config.VCenterAccess;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.Look;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.vcenter.soap.Soap;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads one vCenter: whether it answers at all, then everything, or what changed since, for which it waits. One look at a
 * time. A session that is over, or whose filter is, is begun anew within the same look.
 */
final class VCenter {
    private static final int HTTPS = 443;

    private final VCenterAccess access;
    private final Http http;
    private final Soap soap;
    private final Session session;
    private final InstantSource clock;
    private final Greeting greeting;
    private @Nullable Reading reading;

    VCenter(VCenterAccess access, Http http, InstantSource clock, Logins logins) {
        this.access = access;
        this.http = http;
        this.clock = clock;
        this.soap = new Soap(http, access.url());
        this.greeting = new Greeting(access, soap, http.limits());
        this.session = new Session(access, soap, http.limits().answer(), clock, logins);
    }

    Http http() {
        return http;
    }

    /**
     * Looks once. The future does not fail.
     *
     * @param wait how long it may wait for a change, where it asks for changes
     */
    Future<Seen> look(Look look, Duration wait, Meter meter) {
        var before = greeting.known();
        return greeting.who(meter)
                .compose(result -> result.thenAsync(about -> {
                    if (before != null && !before.uuid().equals(about.uuid())) {
                        abandon();
                    }
                    return read(about, look, wait, meter);
                }))
                .compose(read -> expired(read)
                        .map(expired ->
                                new Seen(access, greeting.known(), greeting.trip(), greeting.isSlow(), read, expired)));
    }

    /** Whether it is not trusted because it shows a certificate that is not valid any more. */
    private Future<Boolean> expired(Result<Objects> read) {
        var untrusted = read.match(ok -> false, why -> why.cause() == Cause.TLS);
        if (!untrusted) {
            return Future.succeededFuture(false);
        }
        var url = access.url();
        return http.certificate(url.getHost(), url.getPort() < 0 ? HTTPS : url.getPort())
                .map(shown -> shown.isPresent() && shown.get().until().isBefore(clock.instant()));
    }

    private Future<Result<Objects>> read(About about, Look look, Duration wait, Meter meter) {
        return attempt(about, look, wait, meter)
                .compose(result -> {
                    if (!session.isLost()) {
                        return Future.succeededFuture(result);
                    }
                    abandon();
                    return attempt(about, Look.EVERYTHING, Duration.ZERO, meter);
                })
                .map(this::plausible);
    }

    private Future<Result<Objects>> attempt(About about, Look look, Duration wait, Meter meter) {
        var standing = reading;
        if (look == Look.CHANGES && standing != null) {
            return standing.more(wait, meter).map(this::kept);
        }
        var before = standing == null ? Future.succeededFuture() : standing.end(meter);
        reading = null;
        return before.compose(ended -> session.open(about, meter))
                .compose(opened -> opened.thenAsync(open -> {
                    var begun = new Reading(about, session, http);
                    reading = begun;
                    return begun.all(meter).map(this::kept);
                }));
    }

    /** What failed half-way may have left a filter behind, whose updates would come with those of the next one. */
    private Result<Objects> kept(Result<Objects> result) {
        if (result instanceof Result.Failed<Objects> && !session.isLost()) {
            abandon();
        }
        return result;
    }

    private Result<Objects> plausible(Result<Objects> result) {
        return result.then(objects -> objects.count(Wanted.HOST) > 0
                ? result
                : Result.failed(Failures.of(
                        Cause.FORBIDDEN,
                        "the inventory of " + access.url(),
                        "no ESXi host can be seen: the account needs the role Read-only at the top of the vCenter or at"
                                + " its clusters, propagating to children")));
    }

    private void abandon() {
        reading = null;
        session.abandon(greeting.known());
    }

    /** Ends the session and lets go of the connections. */
    Future<Void> close() {
        return session.close(greeting.known()).eventually(http::close);
    }

    /**
     * What one look saw.
     *
     * @param about   who it is; null where it has never answered
     * @param trip    how long it took to say who it is, when it last did
     * @param isSlow  whether that took too long twice in a row
     * @param objects all there is, or why not
     * @param expired whether it showed a certificate that is not valid any more
     */
    record Seen(
            VCenterAccess access,
            @Nullable About about,
            Duration trip,
            boolean isSlow,
            Result<Objects> objects,
            boolean expired) {
        /** Its instance UUID, as it said or as is configured; null where neither. */
        @Nullable
        String uuid() {
            return about == null ? access.uuid() : about.uuid();
        }

        /** Why it could not be read; null where it could. */
        @Nullable
        ReadFailure why() {
            return objects instanceof Result.Failed<Objects> failed ? failed.why() : null;
        }
    }
}
