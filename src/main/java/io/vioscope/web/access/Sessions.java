package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.access.Secret;
import io.vioscope.access.Session;
import io.vioscope.access.SessionLimits;
import io.vioscope.access.Way;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is signed in. What the database said of a session is believed for two seconds; and while the database is away, for as
 * long as the session may last, since then people need to look most. For one event loop.
 */
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration BELIEVED = Duration.ofSeconds(2);
    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keeper keeper;
    private final SessionLimits limits;
    private final InstantSource clock;
    private final Map<String, Read> known = new LinkedHashMap<>();

    private record Read(Session session, Instant at) {}

    /** What came of looking for one: it, or why there is none. */
    public record Found(Optional<Session> session, Refusal why) {
        private static Found of(Session session) {
            return new Found(Optional.of(session), Refusal.UNKNOWN);
        }

        private static Found none(Refusal why) {
            return new Found(Optional.empty(), why);
        }
    }

    /** Those that are kept there, within those limits. */
    public Sessions(Keeper keeper, SessionLimits limits, InstantSource clock) {
        this.keeper = keeper;
        this.limits = limits;
        this.clock = clock;
    }

    static byte[] chance(int octets) {
        var chance = new byte[octets];
        RANDOM.nextBytes(chance);
        return chance;
    }

    /** Somebody signed in: what their browser is to send from now on. Fails while the database is away. */
    Future<Secret> begin(Principal who, String from) {
        var secret = Secret.of("", chance(Secret.OCTETS));
        var now = clock.instant();
        return keeper.endOld(now.minus(limits.whole()), now.minus(limits.idle()))
                .compose(gone -> keeper.begin(secret.hash(), who, now, from))
                .map(secret);
    }

    /** The session of the hash of a secret. Never fails. */
    public Future<Found> find(String hash) {
        var now = clock.instant();
        var held = known.get(hash);
        if (held != null && now.isBefore(held.at().plus(BELIEVED))) {
            return Future.succeededFuture(judged(hash, held.session(), now));
        }
        return keeper.session(hash)
                .map(found -> found.map(session -> read(hash, session, now)).orElseGet(() -> gone(hash)))
                .recover(away -> Future.succeededFuture(
                        held == null ? Found.none(Refusal.AWAY) : judged(hash, held.session(), now)));
    }

    /** What was noted here may not have reached the database yet. */
    private Found read(String hash, Session found, Instant now) {
        var before = known.remove(hash);
        var usedAt = before == null ? found.usedAt() : before.session().usedAt();
        var session = usedAt.isAfter(found.usedAt()) ? found.used(usedAt) : found;
        known.put(hash, new Read(session, now));
        if (known.size() > MOST) {
            var oldest = known.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return judged(hash, session, now);
    }

    private Found gone(String hash) {
        known.remove(hash);
        return Found.none(Refusal.UNKNOWN);
    }

    private Found judged(String hash, Session session, Instant now) {
        var over = session.refusal(now, limits);
        if (over.isPresent()) {
            known.remove(hash);
            return Found.none(over.get());
        }
        return Found.of(session);
    }

    /** Something was done in it. */
    void used(String hash, Session session) {
        var now = clock.instant();
        if (now.isBefore(session.usedAt().plus(NOTED))) {
            return;
        }
        known.computeIfPresent(hash, (same, read) -> new Read(session.used(now), read.at()));
        keeper.used(session.number(), now)
                .onFailure(away -> LOG.debug("that a session was used could not be noted", away));
    }

    /** Whether it is not over. */
    boolean isOn(Session session) {
        return session.refusal(clock.instant(), limits).isEmpty();
    }

    /** Ends the one of that number, here at once; whether there was one. Fails while the database is away. */
    Future<Boolean> end(long number) {
        known.values().removeIf(read -> read.session().number() == number);
        return keeper.end(number);
    }

    /** Those of whoever has that name and a password here were ended there, and are over here at once. */
    void ended(String user) {
        known.values()
                .removeIf(read -> read.session().who().way() == Way.LOCAL
                        && read.session().who().name().equals(user));
    }

    /** Ends the one of that hash, if there is one. Fails while the database is away, and it is over here all the same. */
    Future<Void> end(String hash) {
        known.remove(hash);
        return keeper.session(hash)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : keeper.end(found.get().number()).mapEmpty());
    }
}
