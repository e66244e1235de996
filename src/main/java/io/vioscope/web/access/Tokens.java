package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vioscope.access.ApiToken;
import io.vioscope.access.Checked;
import io.vioscope.access.Refusal;
import io.vioscope.access.Secret;
import io.vioscope.access.TokenWish;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What programs say by who they are; believed and noted as {@link Sessions} are. For one event loop. */
final class Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
    private static final Duration BELIEVED = Duration.ofSeconds(2);
    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final Keeper keeper;
    private final InstantSource clock;
    private final Map<String, Read> known = new HashMap<>();

    private record Read(ApiToken token, Instant at) {}

    /** A new token; told this once. */
    record Made(ApiToken token, Secret secret) {}

    Tokens(Keeper keeper, InstantSource clock) {
        this.keeper = keeper;
        this.clock = clock;
    }

    /** Whose token has that hash. Never fails. */
    Future<Checked> find(String hash) {
        var now = clock.instant();
        var held = known.get(hash);
        if (held != null && now.isBefore(held.at().plus(BELIEVED))) {
            return Future.succeededFuture(judged(held.token(), now));
        }
        return keeper.token(hash)
                .map(found -> {
                    found.ifPresentOrElse(token -> read(hash, token, now), () -> known.remove(hash));
                    return found.map(token -> judged(token, now)).orElse(Checked.refused(Refusal.UNKNOWN));
                })
                .recover(away -> Future.succeededFuture(
                        held == null ? Checked.refused(Refusal.AWAY) : judged(held.token(), now)));
    }

    private void read(String hash, ApiToken token, Instant now) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(hash, new Read(token, now));
        if (token.refusal(now).isEmpty()
                && (token.usedAt() == null || !now.isBefore(token.usedAt().plus(NOTED)))) {
            keeper.tokenUsed(token.number(), now)
                    .onFailure(away -> LOG.debug("that a token was used could not be noted", away));
        }
    }

    private static Checked judged(ApiToken token, Instant now) {
        return token.refusal(now).map(Checked::refused).orElseGet(() -> Checked.known(token.who()));
    }

    /** Makes one. Fails while the database is away. */
    Future<Made> make(TokenWish wish, String by) {
        var secret = Secret.of(Secret.TOKEN, Sessions.chance(Secret.OCTETS));
        var now = clock.instant();
        var token =
                new ApiToken(0, wish.name(), wish.role(), by, now, now.plus(wish.lasts()), null, null, wish.scope());
        return keeper.makeToken(secret.hash(), token)
                .map(number -> new Made(
                        new ApiToken(
                                number, wish.name(), wish.role(), by, now, token.endsAt(), null, null, wish.scope()),
                        secret));
    }

    /** Revokes one, here at once; whether there was one. Fails while the database is away. */
    Future<Boolean> revoke(long number) {
        known.values().removeIf(read -> read.token().number() == number);
        return keeper.revokeToken(number, clock.instant());
    }
}
