package io.vioscope.source.vcenter;

import io.vertx.core.Future;
import io.vioscope.config.VCenterAccess;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.vcenter.soap.Call;
import io.vioscope.source.vcenter.soap.Said;
import io.vioscope.source.vcenter.soap.Soap;
import io.vioscope.source.xml.Node;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A login at a vCenter. It lasts while it is used; vCenter ends one that is idle for half an hour, and all of them when it
 * restarts.
 */
final class Session {
    /** How long an answer to a logout is waited for: a session that nobody uses ends by itself. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /** What says that the session is over, or what was made in it. */
    private static final Set<String> LOST =
            Set.of("NotAuthenticated", "ManagedObjectNotFound", "InvalidCollectorVersion", "RequestCanceled");

    private final VCenterAccess access;
    private final Soap soap;
    private final Duration deadline;
    private final InstantSource clock;
    private final Logins.Account account;
    private boolean open;
    private boolean lost;

    Session(VCenterAccess access, Soap soap, Duration deadline, InstantSource clock, Logins logins) {
        this.access = access;
        this.soap = soap;
        this.deadline = deadline;
        this.clock = clock;
        this.account = logins.of(access);
    }

    /** Whether the last call was answered that the session, or what was made in it, is gone. */
    boolean isLost() {
        return lost;
    }

    /** Logs in, unless it is. What was refused to another session of the account just now is refused to this one. */
    Future<Result<Boolean>> open(About about, Meter meter) {
        lost = false;
        return open ? Future.succeededFuture(Result.ok(true)) : account.inTurn(() -> login(about, meter));
    }

    private Future<Result<Boolean>> login(About about, Meter meter) {
        var refused = account.refusal(clock.instant());
        if (refused != null) {
            return Future.succeededFuture(Result.failed(refused));
        }
        var call = Call.of("Login", about.sessions())
                .text("userName", access.username())
                .text("password", access.password());
        return soap.call(call, deadline, meter)
                .map(said -> said.match(response -> opened(), this::refused, why -> Result.<Boolean>failed(why)));
    }

    private Result<Boolean> opened() {
        open = true;
        return Result.ok(true);
    }

    private Result<Boolean> refused(Said.Fault fault) {
        if (!fault.type().equals("InvalidLogin")) {
            return Result.failed(fault.why());
        }
        var at = clock.instant();
        var refusal = Failures.of(
                fault.why().cause(),
                "Login of " + access.username() + " at " + access.url(),
                "refused at " + at.truncatedTo(ChronoUnit.SECONDS) + ", and tried again every "
                        + Logins.AFTER_REFUSAL.toMinutes() + " minutes, so that the account is not locked");
        account.refused(refusal, at);
        return Result.failed(refusal);
    }

    /** Makes a call within the session. */
    Future<Result<Node>> call(Call call, Duration limit, Meter meter) {
        return soap.call(call, limit, meter)
                .map(said -> said.match(answer -> Result.ok(answer.response()), this::fault, Result::failed));
    }

    private Result<Node> fault(Said.Fault fault) {
        lost = LOST.contains(fault.type());
        return Result.failed(fault.why());
    }

    /** Ends it without waiting, and begins anew with the next {@link #open}. */
    void abandon(@Nullable About about) {
        var ended = close(about);
        ended.onComplete(done -> {});
    }

    /** Ends it. */
    Future<Void> close(@Nullable About about) {
        var was = open;
        open = false;
        lost = false;
        Future<Void> ended = was && about != null
                ? soap.call(Call.of("Logout", about.sessions()), GOODBYE, new Meter())
                        .mapEmpty()
                : Future.succeededFuture();
        soap.forget();
        return ended;
    }
}
