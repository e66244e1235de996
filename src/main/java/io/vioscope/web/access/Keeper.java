package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vioscope.access.ApiToken;
import io.vioscope.access.AuditEvent;
import io.vioscope.access.LocalUser;
import io.vioscope.access.Principal;
import io.vioscope.access.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of who may what. Every future fails while the database is away. */
public interface Keeper {
    /** Whoever has that name and a password here. */
    Future<Optional<LocalUser>> user(String name);

    /** Keeps another password, hashed, and ends all sessions of whoever has it; whether there is one of that name. */
    Future<Boolean> setPassword(String name, String hashed, Instant at);

    /** Somebody signed in; the number of the session. */
    Future<Long> begin(String secretHash, Principal who, Instant at, String from);

    /** The session of that secret, over or not. */
    Future<Optional<Session>> session(String secretHash);

    /** Something was done in a session. */
    Future<Void> used(long session, Instant at);

    /** Ends a session; whether there was one. */
    Future<Boolean> end(long session);

    /** All users with a password here, by name. */
    Future<List<LocalUser>> users();

    /** The newest sessions, newest first; some of them may be over. */
    Future<List<Session>> sessions();

    /** The token of that secret, over or not. */
    Future<Optional<ApiToken>> token(String secretHash);

    /** The newest tokens, newest first. */
    Future<List<ApiToken>> tokens();

    /** Keeps a new token; its number. */
    Future<Long> makeToken(String secretHash, ApiToken token);

    /** Revokes a token; whether there was one that was not revoked. */
    Future<Boolean> revokeToken(long number, Instant at);

    /** A token was used. */
    Future<Void> tokenUsed(long number, Instant at);

    /** Keeps events, in their order, all or none. */
    Future<Void> audit(List<AuditEvent> events);

    /** Removes the sessions that were begun, or used for the last time, until then. */
    Future<Void> endOld(Instant begunUntil, Instant usedUntil);
}
