package io.vioscope.source.openstack.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Budget;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.FakeCloud;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Logins and what is remembered of them. The recorded token lives an hour. */
class SessionTest {
    private final FakeCloud cloud = new FakeCloud();
    private Instant now = Instant.parse("1999-12-31T23:59:00Z");
    private final Session session = session();

    private Session session() {
        var access = cloud.config().access();
        var http = new Http(cloud.vertx(), access, FakeCloud.LIMITS, () -> now, new Budget(10_000));
        return new Session(cloud.vertx(), http, access, () -> now);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Result<Token> token() {
        return cloud.run(() -> session.token(new Meter()));
    }

    private String id() {
        return token().match(Token::id, why -> why.cause().word());
    }

    @Test
    void aClockThatIsDecadesOffDoesNotMakeItLoop() {
        assertThat(id()).isEqualTo("token-1");
        assertThat(id()).isEqualTo("token-1");
        assertThat(cloud.logins()).isEqualTo(1);
    }

    @Test
    void renewsBeforeTheEnd() {
        id();
        now = now.plus(Duration.ofMinutes(54));
        assertThat(id()).isEqualTo("token-1");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(id()).isEqualTo("token-2");
    }

    @Test
    void goesOnWithAValidTokenWhileKeystoneIsDown() {
        id();
        cloud.on(FakeCloud.LOGIN, r -> r.response().setStatusCode(503).end());
        now = now.plus(Duration.ofMinutes(56));
        assertThat(id()).isEqualTo("token-1");
        var calls = cloud.asked.size();
        assertThat(id()).isEqualTo("token-1");
        assertThat(cloud.asked)
                .as("a renewal that failed is not tried at once again")
                .hasSize(calls);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(id()).isEqualTo(Cause.SERVER_ERROR.word());
    }

    @Test
    void manyWhoAskAtOnceShareOneLogin() {
        Future<Result<Token>> all = Future.future(promise -> cloud.vertx().runOnContext(v -> {
            var first = session.token(new Meter());
            var second = session.token(new Meter());
            Future.all(first, second).map(both -> second.result()).onComplete(promise);
        }));
        FakeCloud.await(all);
        assertThat(cloud.logins()).isEqualTo(1);
    }

    @Test
    void aWrongPasswordIsAValueWithoutThePassword() {
        cloud.on(FakeCloud.LOGIN, r -> r.response().setStatusCode(401).end("{}"));
        var why = token().match(t -> new ReadFailure(Cause.SILENT, ""), w -> w);
        assertThat(why.cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(why.detail()).contains(cloud.url() + "/v3/auth/tokens").doesNotContain("hunter2");
        assertThat(why.detail())
                .as("a project that is not there is answered alike")
                .endsWith("the user, the password or the project is wrong, or the user has no role in that project");
    }

    @Test
    void anAnswerWithoutATokenIsOfTheWrongShape() {
        cloud.on(FakeCloud.LOGIN, r -> r.response().setStatusCode(201).end("{}"));
        assertThat(id()).isEqualTo(Cause.WRONG_SHAPE.word());
    }

    @Test
    void nobodyIsToldTheToken() {
        assertThat(token().toString()).doesNotContain("token-1");
    }
}
