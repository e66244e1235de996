package io.vioscope.app;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.access.PasswordHash;
import io.vioscope.access.Role;
import io.vioscope.app.UserOrder.Verb;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.SignInConfig;
import io.vioscope.store.AccessUsers;
import io.vioscope.store.Database;
import io.vioscope.store.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users by the command line, and the first of them. */
class UserTest {
    private final Vertx vertx = Vertx.vertx();
    private final StringWriter out = new StringWriter();
    private Database database;
    private String uri = "";

    @BeforeEach
    void open() throws Exception {
        uri = TestDatabase.migrated(vertx);
        database = await(Database.openBeside(vertx, new DatabaseConfig.External(uri)));
    }

    @AfterEach
    void close() throws Exception {
        await(database.close());
        await(vertx.close());
    }

    private int run(Verb verb, String name, Role role, String password) {
        out.getBuffer().setLength(0);
        var config = new ServerConfig(
                new HttpConfig("127.0.0.1", 0), new DatabaseConfig.External(uri), List.<CloudConfig>of(), List.of());
        var writer = new PrintWriter(out);
        return new Switchboard(writer, writer)
                .user(config, new UserOrder(verb, name, role, password, io.vioscope.access.Scope.ALL));
    }

    @Test
    void aUserIsAddedChangedListedAndRemoved() throws Exception {
        var users = new AccessUsers(database);
        assertThat(run(Verb.ADD, "ann", Role.OPERATOR, "")).isZero();
        var said = out.toString().strip();
        var password = said.substring(said.lastIndexOf(' ') + 1);
        assertThat(password).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}");
        assertThat(PasswordHash.fits(
                        password, await(users.find("ann")).orElseThrow().password()))
                .isTrue();

        assertThat(run(Verb.ADD, "ann", Role.VIEWER, "")).isEqualTo(ExitCode.FAILED);
        assertThat(run(Verb.PASSWD, "ann", Role.VIEWER, "another password!")).isZero();
        assertThat(out.toString()).doesNotContain("another password!");
        var ann = await(users.find("ann")).orElseThrow();
        assertThat(PasswordHash.fits("another password!", ann.password())).isTrue();
        assertThat(ann.role()).isEqualTo(Role.OPERATOR);

        assertThat(run(Verb.ROLE, "ann", Role.ADMIN, "")).isZero();
        assertThat(run(Verb.LIST, "", Role.VIEWER, "")).isZero();
        assertThat(out.toString().strip()).isEqualTo("ann\tadmin\tall projects");
        assertThat(run(Verb.REMOVE, "ann", Role.VIEWER, "")).isZero();
        assertThat(run(Verb.REMOVE, "ann", Role.VIEWER, "")).isEqualTo(ExitCode.FAILED);
        assertThat(await(users.all())).isEmpty();
    }

    @Test
    void theFirstAdminIsMadeOnce() throws Exception {
        var desk = new UserDesk(vertx, database, InstantSource.system());
        var password = await(desk.first()).orElseThrow();
        assertThat(await(desk.first())).isEmpty();
        var admin = await(new AccessUsers(database).find("admin")).orElseThrow();
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(PasswordHash.fits(password, admin.password())).isTrue();
    }

    @Test
    void aServerThatIsOpenToOthersSaysSo() {
        var far = new ServerConfig(
                new HttpConfig("0.0.0.0", 0), new DatabaseConfig.External(uri), List.<CloudConfig>of(), List.of());
        assertThat(Openness.warnings(far).toString()).contains("whoever reaches this server may look at everything");
        assertThat(Openness.warnings(far.withAccess(SignInConfig.LOCAL)).toString())
                .contains("travel unencrypted");
        assertThat(Openness.warnings(far.withHttpPort(1).withAccess(SignInConfig.LOCAL)))
                .hasSize(1);
        var near = new ServerConfig(
                new HttpConfig("127.0.0.1", 0), new DatabaseConfig.External(uri), List.<CloudConfig>of(), List.of());
        assertThat(Openness.warnings(near)).isEmpty();
    }
}
