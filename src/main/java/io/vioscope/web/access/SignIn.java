package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vioscope.access.Lockout;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.access.Secret;
import io.vioscope.access.Way;
import io.vioscope.access.oidc.Flight;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Signs people in by what they type, unless there were too many wrong passwords. For one event loop. */
final class SignIn {
    private static final int LONGEST_NAME = 100;
    private static final Set<Refusal> COUNTED = Set.of(Refusal.WRONG, Refusal.NO_ROLE, Refusal.UNFIT);

    private final List<Directory> directories;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Lockout lockout = new Lockout();

    /**
     * What somebody typed.
     *
     * @param directory who is to know them; empty for the first there is
     */
    record Typed(String directory, String name, String password, String from) {
        @Override
        public String toString() {
            return "Typed[" + directory + ", " + name + "]";
        }
    }

    /**
     * What came of it.
     *
     * @param who    is signed in, by what their browser is to send
     * @param secret of their session
     * @param why    nobody is
     * @param delay  how long no password is looked at
     */
    record Outcome(Optional<Principal> who, Optional<Secret> secret, Optional<Refusal> why, Duration delay) {
        static Outcome refused(Refusal why, Duration wait) {
            return new Outcome(Optional.empty(), Optional.empty(), Optional.of(why), wait);
        }
    }

    SignIn(List<Directory> directories, Sessions sessions, InstantSource clock) {
        this.directories = List.copyOf(directories);
        this.sessions = sessions;
        this.clock = clock;
    }

    List<Directory> directories() {
        return directories;
    }

    /** Never fails. */
    Future<Outcome> by(Typed typed) {
        return look(typed)
                .compose(outcome -> outcome.who()
                        .map(who -> begin(who, typed.from()))
                        .orElseGet(() -> Future.succeededFuture(outcome)));
    }

    /** The same without signing them in: who that is, and no secret. Never fails. */
    Future<Outcome> look(Typed typed) {
        var directory = directory(typed);
        if (directory.isEmpty()) {
            return Future.succeededFuture(Outcome.refused(Refusal.WRONG, Duration.ZERO));
        }
        var name = counted(directory.get(), typed);
        var wait = lockout.wait(name, typed.from(), clock.instant());
        if (wait.isPresent()) {
            return Future.succeededFuture(Outcome.refused(Refusal.LOCKED, wait.get()));
        }
        // Counted before it is looked at, so that many at once are no more than many after another.
        lockout.failed(name, typed.from(), clock.instant());
        return directory
                .get()
                .check(typed.name(), typed.password())
                .map(checked ->
                        checked.match(who -> right(name, who, typed.from()), why -> refused(name, typed.from(), why)));
    }

    /** What came of coming back from a provider; by what it knows whoever that is, or empty. */
    record Landed(Outcome outcome, String subject) {}

    /** Whoever comes back from a provider with a code; codes are guessed as passwords are. Never fails. */
    Future<Landed> arrive(Provider provider, String code, Flight flight, String from) {
        var name = Way.OIDC.word() + " " + from;
        var wait = lockout.wait(name, from, clock.instant());
        if (wait.isPresent()) {
            return Future.succeededFuture(new Landed(Outcome.refused(Refusal.LOCKED, wait.get()), ""));
        }
        lockout.failed(name, from, clock.instant());
        return provider.arrive(code, flight)
                .compose(arrived -> arrived.checked()
                        .match(
                                who -> begin(right(name, who, from).who().orElseThrow(), from),
                                why -> Future.succeededFuture(refused(name, from, why)))
                        .map(outcome -> new Landed(outcome, arrived.subject())));
    }

    /** How many more passwords may be wrong before one has to wait. */
    int left(Typed typed) {
        return directory(typed)
                .map(d -> lockout.left(counted(d, typed), typed.from(), clock.instant()))
                .orElse(Lockout.FREE);
    }

    private Optional<Directory> directory(Typed typed) {
        return directories.stream()
                .filter(d -> typed.directory().isEmpty() || d.name().equals(typed.directory()))
                .findFirst();
    }

    private static String counted(Directory directory, Typed typed) {
        return directory.name() + " " + shortened(typed.name());
    }

    /** So that what is counted stays small, whatever is typed. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private Outcome refused(String name, String from, Refusal why) {
        if (!COUNTED.contains(why)) {
            lockout.takeBack(name, from);
        }
        var wait = lockout.wait(name, from, clock.instant()).orElse(Duration.ZERO);
        return Outcome.refused(why, wait);
    }

    private Outcome right(String name, Principal who, String from) {
        lockout.takeBack(name, from);
        lockout.succeeded(name, from);
        return new Outcome(Optional.of(who), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    /** Signs in whoever is known by something else. Never fails. */
    Future<Outcome> begin(Principal who, String from) {
        return sessions.begin(who, from)
                .map(secret -> new Outcome(Optional.of(who), Optional.of(secret), Optional.empty(), Duration.ZERO))
                .otherwise(Outcome.refused(Refusal.AWAY, Duration.ZERO));
    }
}
