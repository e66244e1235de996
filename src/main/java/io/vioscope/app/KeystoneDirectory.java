package io.vioscope.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.access.Checked;
import io.vioscope.access.Principal;
import io.vioscope.access.Refusal;
import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import io.vioscope.access.Way;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.KeystoneSignIn;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.openstack.keystone.Token;
import io.vioscope.source.openstack.keystone.UserLogin;
import io.vioscope.web.access.Directory;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** People whom a cloud's Keystone knows, with the best of our roles that theirs stand for, or bound to their projects. */
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
        var checked = config.members() ? member(user, credentials) : inProject(user, credentials);
        return checked.otherwise(Checked.refused(Refusal.AWAY));
    }

    private Future<Checked> inProject(String user, Credentials.Password credentials) {
        return login.roles(credentials)
                .map(result -> result.match(roles -> known(user, roles), why -> refused(why.cause())));
    }

    /** A password is sent to a project only where it is known to be right: Keystone counts those that are not. */
    private Future<Checked> member(String user, Credentials.Password credentials) {
        return login.projects(credentials)
                .compose(result -> result.match(
                        projects -> member(user, credentials, projects),
                        why -> Future.succeededFuture(refused(why.cause()))));
    }

    private Future<Checked> member(String user, Credentials.Password credentials, List<Token.Project> projects) {
        if (projects.isEmpty()) {
            return Future.succeededFuture(Checked.refused(Refusal.NO_ROLE));
        }
        var ids = projects.stream().map(Token.Project::id).toList();
        var bound = Checked.known(new Principal(user, Role.VIEWER, Way.KEYSTONE, Scope.of(ids)));
        return projects.stream().noneMatch(this::isTheirs)
                ? Future.succeededFuture(bound)
                : inProject(user, credentials)
                        .map(checked -> checked.match(who -> checked, why -> why == Refusal.AWAY ? checked : bound));
    }

    /** Another of that name, in another domain, is no harm: nobody has a role in it then. */
    private boolean isTheirs(Token.Project project) {
        return project.name().equalsIgnoreCase(config.project().name());
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
