package io.vioscope.web;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vioscope.access.LocalUser;
import io.vioscope.access.Role;
import io.vioscope.app.RecordedAccess;
import io.vioscope.app.RecordedReaders;
import io.vioscope.bus.Recording;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.SignInConfig;
import io.vioscope.engine.Worlds;
import io.vioscope.store.AccessUsers;
import io.vioscope.store.Database;
import io.vioscope.store.Rows;
import io.vioscope.store.TestDatabase;
import io.vioscope.web.access.Directory;
import io.vioscope.web.access.Entrance;
import io.vioscope.web.access.Provider;
import io.vioscope.web.view.Texts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages of a troubled cloud where people sign in, on a real database, with a user of each role. */
final class SignedSite implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    /** The password as it may be kept, with so few rounds that each sign-in of a test costs no tenth of a second. */
    static final String KEPT = "$pbkdf2-sha512$i=1000$AAAAAAAAAAAAAAAAAAAAAA$"
            + "S6wrjL8u5eQhj678GUK5Bl/xU7RwmzFgDJvBhtaa2p5NFFigo4BLjS5Iedfv17PMrJ2XmQbSBMlxYspldArG4w";

    private volatile Instant now = Worlds.START.plusSeconds(100);
    final AtomicReference<@Nullable Database> database = new AtomicReference<>();
    final RunningSite site;
    final AccessUsers users;
    private final Map<Role, String> cookies = new EnumMap<>(Role.class);

    SignedSite() {
        this(SignInConfig.LOCAL, List.of());
    }

    SignedSite(SignInConfig config, List<Directory> others) {
        this(config, others, vertx -> Optional.empty(), new HttpConfig("127.0.0.1", 0, true));
    }

    SignedSite(SignInConfig config, List<Directory> others, HttpConfig http) {
        this(config, others, vertx -> Optional.empty(), http);
    }

    SignedSite(SignInConfig config, List<Directory> others, Function<Vertx, Optional<Provider>> provider) {
        this(config, others, provider, new HttpConfig("127.0.0.1", 0, true));
    }

    private SignedSite(
            SignInConfig config,
            List<Directory> others,
            Function<Vertx, Optional<Provider>> provider,
            HttpConfig http) {
        site = new RunningSite(
                http,
                SystemPagesTest.SELF,
                () -> now,
                vertx -> new WebVerticle.SignIn(
                        config, new RecordedAccess(database), new Entrance.Others(others, provider.apply(vertx))),
                new RecordedReaders(database),
                Clouds.NAME);
        try {
            var open = TestDatabase.open(site.vertx);
            database.set(open);
            users = new AccessUsers(open);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        for (var role : Role.values()) {
            RunningSite.await(users.add(new LocalUser(role.word(), role, KEPT, now)));
        }
        site.show(Clouds.troubled());
        site.show(Recording.UP_TO_DATE);
    }

    /** What the form sends. */
    HttpResponse<String> signIn(String name, String password, String... more) {
        var form = new StringBuilder("username=" + Texts.encode(name) + "&password=" + Texts.encode(password));
        for (int i = 0; i < more.length; i += 2) {
            form.append('&').append(more[i]).append('=').append(Texts.encode(more[i + 1]));
        }
        return site.sendBody(
                "POST",
                "/sign-in",
                form.toString(),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                site.url(""));
    }

    /** The cookie header of somebody who signed in. */
    static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
    }

    /** The cookie header of whoever has that role. */
    String cookie(Role role) {
        return cookies.computeIfAbsent(role, r -> cookie(signIn(r.word(), PASSWORD)));
    }

    /** A person opens a page. */
    HttpResponse<String> open(String path, String cookie) {
        return site.get(path, "Accept", "text/html", "Cookie", cookie);
    }

    /** A button of a page. */
    HttpResponse<String> press(String path, String cookie) {
        return site.send("POST", path, "Accept", "text/html", "Cookie", cookie, "Origin", site.url(""));
    }

    /** A form of a page. */
    HttpResponse<String> pressForm(String path, String cookie, String form) {
        return site.sendBody(
                "POST",
                path,
                form,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                cookie,
                "Origin",
                site.url(""));
    }

    /** A token that was made. */
    record Token(long number, String token) {}

    /** Has an admin make a token. */
    Token token(String name, Role role, int days) {
        var wish = new JsonObject().put("name", name).put("role", role.word()).put("days", days);
        var made = site.sendBody(
                "POST", "/api/v1/access/tokens", wish.encode(), "Cookie", cookie(Role.ADMIN), "Origin", site.url(""));
        var json = new JsonObject(made.body());
        return new Token(json.getLong("number"), json.getString("token"));
    }

    /** From now on everybody signs in anew. */
    void forgetCookies() {
        cookies.clear();
    }

    /** What time it is here. */
    Instant now() {
        return now;
    }

    /** Time goes by. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    /** The first column of what a statement finds. */
    List<String> rows(String sql) {
        return RunningSite.await(Rows.of(Objects.requireNonNull(database.get()), sql));
    }

    @Override
    public void close() {
        var open = database.get();
        if (open != null) {
            RunningSite.await(open.close());
        }
        site.close();
    }
}
