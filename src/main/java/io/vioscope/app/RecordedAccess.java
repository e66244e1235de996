package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.access.ApiToken;
import io.vioscope.access.AuditEvent;
import io.vioscope.access.LocalUser;
import io.vioscope.access.Principal;
import io.vioscope.access.Session;
import io.vioscope.store.AccessSessions;
import io.vioscope.store.AccessTokens;
import io.vioscope.store.AccessUsers;
import io.vioscope.store.AuditLog;
import io.vioscope.store.Database;
import io.vioscope.web.access.Keeper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps in the database who may what, once there is one. */
public record RecordedAccess(AtomicReference<@Nullable Database> database) implements Keeper {
    @Override
    public Future<Optional<LocalUser>> user(String name) {
        return open(database -> new AccessUsers(database).find(name));
    }

    @Override
    public Future<Boolean> setPassword(String name, String hashed, Instant at) {
        return open(database -> new AccessUsers(database).setPassword(name, hashed, at));
    }

    @Override
    public Future<Long> begin(String secretHash, Principal who, Instant at, String from) {
        return sessions(sessions -> sessions.begin(secretHash, who, at, from));
    }

    @Override
    public Future<Optional<Session>> session(String secretHash) {
        return sessions(sessions -> sessions.find(secretHash));
    }

    @Override
    public Future<Void> used(long session, Instant at) {
        return sessions(sessions -> sessions.used(session, at));
    }

    @Override
    public Future<Boolean> end(long session) {
        return sessions(sessions -> sessions.end(session));
    }

    @Override
    public Future<Void> endOld(Instant begunUntil, Instant usedUntil) {
        return sessions(sessions -> sessions.endOld(begunUntil, usedUntil));
    }

    @Override
    public Future<List<LocalUser>> users() {
        return open(database -> new AccessUsers(database).all());
    }

    @Override
    public Future<List<Session>> sessions() {
        return sessions(AccessSessions::newest);
    }

    @Override
    public Future<Optional<ApiToken>> token(String secretHash) {
        return tokens(tokens -> tokens.find(secretHash));
    }

    @Override
    public Future<List<ApiToken>> tokens() {
        return tokens(AccessTokens::newest);
    }

    @Override
    public Future<Long> makeToken(String secretHash, ApiToken token) {
        return tokens(tokens -> tokens.make(secretHash, token));
    }

    @Override
    public Future<Boolean> revokeToken(long number, Instant at) {
        return tokens(tokens -> tokens.revoke(number, at));
    }

    @Override
    public Future<Void> tokenUsed(long number, Instant at) {
        return tokens(tokens -> tokens.used(number, at));
    }

    @Override
    public Future<Void> audit(List<AuditEvent> events) {
        return open(database -> new AuditLog(database).add(events).mapEmpty());
    }

    private <T> Future<T> tokens(Function<AccessTokens, Future<T>> question) {
        return open(database -> question.apply(new AccessTokens(database)));
    }

    private <T> Future<T> sessions(Function<AccessSessions, Future<T>> question) {
        return open(database -> question.apply(new AccessSessions(database)));
    }

    private <T> Future<T> open(Function<Database, Future<T>> question) {
        var open = database.get();
        return open == null ? Future.failedFuture("the database is not open yet") : question.apply(open);
    }
}
