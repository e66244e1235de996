package io.vioscope.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.access.Checked;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.access.Role;
import io.vioscope.access.Way;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.KeystoneSignIn;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.openstack.keystone.UserLogin;
import io.vioscope.web.access.Directory;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** People whom a cloud's Keystone knows, with the best of our roles that theirs stand for. */
final class KeystoneDirectory implements Directory {
    private final KeystoneSignIn config;
    private final UserLogin login;

    KeystoneDirectory(Vertx vertx, KeystoneSignIn config, InstantSource clock) {
        this.config = config;
        this.login = new UserLogin(vertx, config.access(), clock);
    }

    @Override
    public String name() {
        return Way.KEYSTONE.word();
    }

    @Override
    public String title() {
        return "Keystone of " + config.cloud();
    }

    @Override
    public Future<Checked> check(String user, String password) {
        if (user.isEmpty() || password.isEmpty()) {
            return Future.succeededFuture(Checked.refused(Refusal.WRONG));
        }
        var credentials = new Credentials.Password(
                new Named(null, user), config.userDomain(), password, config.project(), config.projectDomain());
        return login.roles(credentials)
                .map(result -> result.match(roles -> known(user, roles), why -> refused(why.cause())))
                .otherwise(Checked.refused(Refusal.AWAY));
    }

    private Checked known(String user, List<String> roles) {
        return roles.stream()
                .map(role -> config.roles().get(role.toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .max(Comparator.<Role>naturalOrder())
                .map(role -> Checked.known(new Principal(user, role, Way.KEYSTONE)))
                .orElse(Checked.refused(Refusal.NO_ROLE));
    }

    /** Keystone says 401 too where somebody has no role at all in the project. */
    private static Checked refused(Cause cause) {
        return Checked.refused(cause == Cause.UNAUTHORIZED ? Refusal.WRONG : Refusal.AWAY);
    }
}
