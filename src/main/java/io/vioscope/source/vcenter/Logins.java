package io.vioscope.source.vcenter;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vioscope.config.VCenterAccess;
import io.vioscope.model.ReadFailure;
import io.vioscope.source.http.Result;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What became of logins with an account at a vCenter, for all sessions that use it: one logs in at a time, and what was refused to
 * one is not tried by another. For vCenter counts refusals by account, whoever tries. Thread-safe.
 */
public final class Logins {
    /**
     * How long a refused password is not tried again. vCenter's single sign-on locks an account after five refusals within
     * three minutes (its default lockout policy), and it may be the account that OpenStack uses.
     */
    static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);

    /** One with another password is to be tried at once. */
    private record Who(URI url, String username, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return username + " at " + url;
        }
    }

    private final Map<Who, Account> accounts = new ConcurrentHashMap<>();

    /** The account by which that vCenter is read. */
    Account of(VCenterAccess access) {
        return accounts.computeIfAbsent(
                new Who(access.url(), access.username(), access.password()), who -> new Account());
    }

    /** One account. */
    static final class Account {
        private Future<Void> last = Future.succeededFuture();
        private @Nullable ReadFailure refusal;
        private Instant refusedAt = Instant.MIN;

        /** Its password was refused then. */
        synchronized void refused(ReadFailure why, Instant at) {
            refusal = why;
            refusedAt = at;
        }

        /** Why it is not to be tried now; null where it may be. */
        synchronized @Nullable ReadFailure refusal(Instant now) {
            return refusal != null && now.isBefore(refusedAt.plus(AFTER_REFUSAL)) ? refusal : null;
        }

        /** Logs in once nobody else is at it. Goes on in the context of the caller. */
        Future<Result<Boolean>> inTurn(Supplier<Future<Result<Boolean>>> login) {
            var context = Vertx.currentContext();
            var done = Promise.<Result<Boolean>>promise();
            after(done.future().mapEmpty())
                    .onComplete(turn -> on(context, () -> attempt(login).onComplete(done)));
            return done.future();
        }

        private static Future<Result<Boolean>> attempt(Supplier<Future<Result<Boolean>>> login) {
            return Future.future(promise -> login.get().onComplete(promise));
        }

        private synchronized Future<Void> after(Future<Void> mine) {
            var before = last;
            last = mine;
            return before;
        }

        private static void on(@Nullable Context context, Runnable work) {
            if (context == null || context == Vertx.currentContext()) {
                work.run();
            } else {
                context.runOnContext(go -> work.run());
            }
        }
    }
}
