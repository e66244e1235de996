package io.vioscope.simulator.api.identity;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.simulator.api.http.Account;
import io.vioscope.simulator.api.http.Reply;
import io.vioscope.simulator.api.http.Token;
import io.vioscope.simulator.api.http.Tokens;
import io.vioscope.simulator.api.http.Web;
import io.vioscope.simulator.cloud.Project;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Keystone v3 at {@code /identity}: versions, tokens, projects, the one domain. */
public final class IdentityApi {
    private static final String LDAP_DOWN =
            "An unexpected error prevented the server from fulfilling your request: Unable to connect to LDAP server.";

    private final Physics physics;
    private final SimulatedCloud cloud;
    private final List<Account> accounts;
    private final Tokens tokens;

    /** The API of that cloud. */
    public IdentityApi(Physics physics, List<Account> accounts, Tokens tokens) {
        this.physics = physics;
        cloud = physics.cloud();
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** Answers under that router. */
    public void mount(Router router) {
        router.get("/identity").handler(this::versions);
        router.get("/identity/").handler(this::versions);
        router.get("/identity/v3").handler(ctx -> send(ctx, Reply.ok(json(ctx).version())));
        router.get("/identity/v3/").handler(ctx -> send(ctx, Reply.ok(json(ctx).version())));
        router.post("/identity/v3/auth/tokens").handler(this::authenticate);
        router.get("/identity/v3/auth/tokens").handler(this::showToken);
        get(router, "auth/projects", caller -> json -> json.projects("auth/projects", projectsOf(caller.account())));
        get(router, "domains", caller -> IdentityJson::domains);
        get(router, "regions", caller -> json -> json.list("regions", new Catalog(json.root())::regions));
        router.get("/identity/v3/auth/catalog").handler(this::catalog);
        admins(
                router,
                "projects",
                json -> json.projects("projects", cloud.projects().all()));
        admins(router, "services", json -> json.list("services", new Catalog(json.root())::services));
        admins(router, "endpoints", json -> json.list("endpoints", new Catalog(json.root())::endpoints));
        admins(
                router,
                "users",
                json -> json.list("users", new UsersTable(cloud.estate(), accounts, new Catalog(json.root()))::write));
        router.route("/identity/*")
                .handler(
                        ctx -> send(
                                ctx,
                                Reply.error(
                                        404,
                                        "Not Found",
                                        "The requested URL was not found on the server."
                                                + " If you entered the URL manually please check your spelling and try again.")));
    }

    private void versions(RoutingContext ctx) {
        ctx.response().putHeader("Location", Web.root(ctx) + "/identity/v3/");
        send(ctx, new Reply(300, json(ctx).versions()));
    }

    private void authenticate(RoutingContext ctx) {
        var request = AuthRequest.parse(ctx.body().buffer());
        if (request.isEmpty()) {
            send(ctx, Reply.error(400, "Bad Request", "Invalid input for field 'auth': is a required property"));
            return;
        }
        var asked = request.get();
        var account = accounts.stream().filter(asked::isBy).findFirst();
        if (account.filter(this::isOutOfReach).isPresent()) {
            send(ctx, Reply.error(500, "Internal Server Error", LDAP_DOWN));
            return;
        }
        var scope = account.flatMap(by -> scope(asked, by));
        if (account.isEmpty() || (scope.isEmpty() && !asked.isUnscoped())) {
            unauthorized(ctx);
            return;
        }
        sendToken(ctx, 201, tokens.issue(asked.method(), account.get(), scope, cloud.now()));
    }

    /** All but administrators are kept in the directory. */
    private boolean isOutOfReach(Account account) {
        return !account.admin() && physics.has(Layout.DIRECTORY, Trouble.DOWN);
    }

    private Optional<Project> scope(AuthRequest asked, Account by) {
        var all = cloud.projects().all();
        var own = all.stream()
                .filter(project -> project.name().equals(by.project()))
                .findFirst();
        return own.flatMap(project -> asked.project(project, by.admin() ? all : List.of(project)));
    }

    private void showToken(RoutingContext ctx) {
        if (caller(ctx).isEmpty()) {
            unauthorized(ctx);
            return;
        }
        var subject = Optional.ofNullable(ctx.request().getHeader("X-Subject-Token"));
        var token = tokens.valid(subject.orElse(null), cloud.now());
        token.ifPresentOrElse(
                found -> sendToken(ctx, 200, found),
                () -> send(ctx, Reply.error(404, "Not Found", "Failed to validate token")));
    }

    /** Without a project there is no catalog. */
    private void catalog(RoutingContext ctx) {
        var caller = caller(ctx);
        if (caller.isEmpty()) {
            unauthorized(ctx);
            return;
        }
        send(
                ctx,
                caller.get()
                        .scope()
                        .map(project -> Reply.ok(json(ctx).catalog(project)))
                        .orElseGet(() -> forbidden("identity:get_auth_catalog")));
    }

    private List<Project> projectsOf(Account account) {
        return cloud.projects().all().stream()
                .filter(project -> account.admin() || project.name().equals(account.project()))
                .toList();
    }

    private void get(Router router, String path, Function<Token, Function<IdentityJson, Buffer>> answer) {
        router.get("/identity/v3/" + path)
                .handler(ctx -> caller(ctx)
                        .ifPresentOrElse(
                                caller ->
                                        send(ctx, Reply.ok(answer.apply(caller).apply(json(ctx)))),
                                () -> unauthorized(ctx)));
    }

    private void admins(Router router, String list, Function<IdentityJson, Buffer> answer) {
        router.get("/identity/v3/" + list)
                .handler(ctx -> caller(ctx)
                        .ifPresentOrElse(
                                caller -> send(
                                        ctx,
                                        caller.isAdmin()
                                                ? Reply.ok(answer.apply(json(ctx)))
                                                : forbidden("identity:list_" + list)),
                                () -> unauthorized(ctx)));
    }

    private static Reply forbidden(String rule) {
        return Reply.error(403, "Forbidden", "You are not authorized to perform the requested action: " + rule + ".");
    }

    private Optional<Token> caller(RoutingContext ctx) {
        return tokens.valid(ctx.request().getHeader("X-Auth-Token"), cloud.now());
    }

    private void sendToken(RoutingContext ctx, int status, Token token) {
        ctx.response().putHeader("X-Subject-Token", token.value());
        send(ctx, new Reply(status, json(ctx).token(token)));
    }

    private static void unauthorized(RoutingContext ctx) {
        Web.challenge(ctx);
        send(ctx, Reply.unauthorized());
    }

    private IdentityJson json(RoutingContext ctx) {
        return new IdentityJson(Web.root(ctx), cloud.release());
    }

    private static void send(RoutingContext ctx, Reply reply) {
        ctx.response().putHeader("Vary", "X-Auth-Token").putHeader("x-openstack-request-id", Web.requestId());
        Web.send(ctx, reply);
    }
}
