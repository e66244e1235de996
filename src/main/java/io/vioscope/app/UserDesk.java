package io.vioscope.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.access.AuditEvent;
import io.vioscope.access.LocalUser;
import io.vioscope.access.PasswordHash;
import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import io.vioscope.store.AccessUsers;
import io.vioscope.store.AuditLog;
import io.vioscope.store.Database;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds users whose passwords are kept here, changes and removes them. */
final class UserDesk {
    /** The user that the first start makes. */
    static final String FIRST = "admin";

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Vertx vertx;
    private final AccessUsers users;
    private final AuditLog audit;
    private final InstantSource clock;

    UserDesk(Vertx vertx, Database database, InstantSource clock) {
        this.vertx = vertx;
        this.users = new AccessUsers(database);
        this.audit = new AuditLog(database);
        this.clock = clock;
    }

    /** A password by chance, 100 bits of it, that can be read out and typed. */
    static String password() {
        var letters = RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
        return String.join("-", letters.split("(?<=\\G.{" + GROUP + "})"));
    }

    /** Makes the first admin where there is no user at all; their password, which is kept nowhere else. */
    Future<Optional<String>> first() {
        return users.all().compose(all -> all.isEmpty() ? makeFirst() : Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<String>> makeFirst() {
        var password = password();
        return hash(password)
                .compose(kept -> users.addFirst(new LocalUser(FIRST, Role.ADMIN, kept, clock.instant())))
                .compose(made -> noted("user add " + FIRST + " " + Role.ADMIN.word() + ", the first", made))
                .map(made -> made ? Optional.of(password) : Optional.empty());
    }

    private Future<String> hash(String password) {
        var salt = new byte[PasswordHash.SALT];
        RANDOM.nextBytes(salt);
        return vertx.executeBlocking(() -> PasswordHash.of(password, salt), false);
    }

    /** What was done, as whoever runs this process. */
    private Future<Boolean> noted(String what, boolean isDone) {
        var event = new AuditEvent(
                clock.instant(),
                System.getProperty("user.name", ""),
                "command",
                "this computer",
                what,
                isDone ? "done" : "not done");
        return audit.add(List.of(event)).map(isDone);
    }

    /** Whether there was none of that name. */
    Future<Boolean> add(String name, Role role, Scope scope, String password) {
        return hash(password)
                .compose(kept -> users.add(new LocalUser(name, role, kept, clock.instant(), scope)))
                .compose(done -> noted("user add " + name + " " + words(role, scope), done));
    }

    /** Whether there is one of that name; their sessions end. */
    Future<Boolean> setPassword(String name, String password) {
        return hash(password)
                .compose(kept -> users.setPassword(name, kept, clock.instant()))
                .compose(done -> noted("user passwd " + name, done));
    }

    /** Whether there is one of that name. */
    Future<Boolean> setRole(String name, Role role, Scope scope) {
        return users.setRole(name, role, scope, clock.instant())
                .compose(done -> noted("user role " + name + " " + words(role, scope), done));
    }

    private static String words(Role role, Scope scope) {
        return role.word() + scope.text().map(ids -> " of the projects " + ids).orElse("");
    }

    /** Whether there was one of that name; their sessions end. */
    Future<Boolean> remove(String name) {
        return users.remove(name).compose(done -> noted("user remove " + name, done));
    }

    Future<List<LocalUser>> all() {
        return users.all();
    }
}
