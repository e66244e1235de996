package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vioscope.access.LocalUser;
import io.vioscope.access.Principal;
import io.vioscope.access.Session;
import java.time.Instant;
import java.util.Optional;

/** What is kept of who may what. Every future fails while the database is away. */
public interface Keeper {
    /** Whoever has that name and a password here. */
    Future<Optional<LocalUser>> user(String name);

    /** Somebody signed in; the number of the session. */
    Future<Long> begin(String secretHash, Principal who, Instant at, String from);

    /** The session of that secret, over or not. */
    Future<Optional<Session>> session(String secretHash);

    /** Something was done in a session. */
    Future<Void> used(long session, Instant at);

    /** Ends a session; whether there was one. */
    Future<Boolean> end(long session);

    /** Removes the sessions that were begun, or used for the last time, until then. */
    Future<Void> endOld(Instant begunUntil, Instant usedUntil);
}
