package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vioscope.access.Checked;
import io.vioscope.access.LocalUser;
import io.vioscope.access.PasswordHash;
import io.vioscope.access.Refusal;
import io.vioscope.access.Wanted;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The passwords that are kept here. One is looked at at a time, in a thread of its own, so that those who guess cost one
 * processor at most; a few may wait. Whether a name is known shows neither in the answer nor in its time.
 */
public final class LocalDirectory implements Directory {
    /** Of people. */
    public static final String NAME = "local";

    private static final int MOST_WAITING = 20;

    private final Keeper keeper;
    private final WorkerExecutor worker;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Those that are kept there. */
    public LocalDirectory(Vertx vertx, Keeper keeper) {
        this.keeper = keeper;
        this.worker = vertx.createSharedWorkerExecutor("vioscope-passwords", 1);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Vioscope";
    }

    @Override
    public Future<Checked> check(String user, String password) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.succeededFuture(Checked.refused(Refusal.BUSY));
        }
        return keeper.user(user)
                .compose(found -> worker.executeBlocking(() -> look(found, password), false))
                .otherwise(Checked.refused(Refusal.AWAY))
                .onComplete(done -> waiting.decrementAndGet());
    }

    /** Keeps another password, and ends all sessions of whoever has it; whether there is one of that name. Fails while the database is away. */
    Future<Boolean> change(String user, String password, Instant at) {
        var salt = Sessions.chance(PasswordHash.SALT);
        return worker.executeBlocking(() -> PasswordHash.of(password, salt), false)
                .compose(kept -> keeper.setPassword(user, kept, at));
    }

    private static Checked look(Optional<LocalUser> found, String password) {
        var kept = found.map(LocalUser::password).orElse(PasswordHash.OF_NOBODY);
        var isLong = password.length() > 2 * Wanted.LONGEST;
        var fits = PasswordHash.fits(isLong ? "" : password, kept) && !isLong;
        return found.filter(user -> fits).map(user -> Checked.known(user.who())).orElse(Checked.refused(Refusal.WRONG));
    }
}
