package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vioscope.access.Role;
import io.vioscope.web.live.LiveBridge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The live bridge where people sign in. */
class SignedBridgeTest {
    private final SignedSite signed = new SignedSite();
    // Kept, since Vert.x closes a client that was garbage collected, and with patience for what is still open.
    private final WebSocketClient client = signed.site.vertx.createWebSocketClient();
    private final HttpClient http = signed.site.vertx.createHttpClient();

    @AfterEach
    void close() {
        signed.close();
    }

    private Future<WebSocket> open(String header, String value) {
        return client.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(signed.site.port)
                .setURI(LiveBridge.PATH)
                .addHeader("Origin", signed.site.url(""))
                .addHeader(header, value));
    }

    /** When it is closed; to be asked while it is open. */
    private static Future<Void> closed(WebSocket socket) {
        var promise = Promise.<Void>promise();
        socket.closeHandler(promise::tryComplete);
        return promise.future();
    }

    @Test
    void nobodyListensWithoutSigningIn() {
        for (var cookie : new String[] {"", "vioscope=wrong"}) {
            assertThatThrownBy(() -> RunningSite.await(open("Cookie", cookie)))
                    .hasRootCauseInstanceOf(UpgradeRejectedException.class)
                    .rootCause()
                    .satisfies(refused -> assertThat(((UpgradeRejectedException) refused).getStatus())
                            .isEqualTo(401));
        }
    }

    @Test
    void whoSignsOutHearsNoMoreAndOthersDo() {
        var viewer = signed.cookie(Role.VIEWER);
        var one = RunningSite.await(open("Cookie", viewer));
        var gone = closed(one);
        var other = RunningSite.await(open("Cookie", signed.cookie(Role.ADMIN)));
        signed.press("/sign-out", viewer);
        RunningSite.await(gone);
        assertThat(other.isClosed()).isFalse();
    }

    @Test
    void whoseSessionAnAdminEndsHearsNoMore() {
        var one = RunningSite.await(open("Cookie", signed.cookie(Role.VIEWER)));
        var gone = closed(one);
        var number = signed.rows("SELECT max(number)::text FROM access_session").get(0);
        signed.press("/access/sessions/" + number + "/end", signed.cookie(Role.ADMIN));
        RunningSite.await(gone);
    }

    @Test
    void whoIsRemovedElsewhereHearsNoMoreSoon() {
        var one = RunningSite.await(open("Cookie", signed.cookie(Role.VIEWER)));
        var gone = closed(one);
        RunningSite.await(signed.users.remove("viewer"));
        signed.pass(java.time.Duration.ofSeconds(3));
        RunningSite.await(gone);
    }

    /** When a stream of facts that was opened so breaks off; to be asked while it is open. */
    private Future<Void> broken(String header, String value) {
        var gone = Promise.<Void>promise();
        var opened = http.request(HttpMethod.GET, signed.site.port, "127.0.0.1", "/api/v1/stream?after=0")
                .compose(request -> request.putHeader(header, value).send().map(answer -> {
                    answer.exceptionHandler(broken -> gone.tryComplete()).endHandler(end -> gone.tryComplete());
                    return answer.statusCode();
                }));
        assertThat(RunningSite.await(opened)).isEqualTo(200);
        return gone.future();
    }

    @Test
    void whoSignsOutIsToldNoFactsAnyMore() {
        var viewer = signed.cookie(Role.VIEWER);
        var broken = broken("Cookie", viewer);
        var other = broken("Cookie", signed.cookie(Role.ADMIN));
        signed.press("/sign-out", viewer);
        RunningSite.await(broken);
        assertThat(other.isComplete()).isFalse();
    }

    @Test
    void whoeverHasARevokedTokenHearsNoMore() {
        var token = signed.token("screen", Role.VIEWER, 1);
        var socket = RunningSite.await(open("Authorization", "Bearer " + token.token()));
        var gone = closed(socket);
        var broken = broken("Authorization", "Bearer " + token.token());
        signed.press("/access/tokens/" + token.number() + "/revoke", signed.cookie(Role.ADMIN));
        RunningSite.await(gone);
        RunningSite.await(broken);
    }

    @Test
    void aProgramMayListenByItsToken() {
        var token = "Bearer " + signed.token("screen", Role.VIEWER, 1).token();
        assertThat(RunningSite.await(open("Authorization", token)).isClosed()).isFalse();
    }
}
