package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.access.Principal;
import io.vioscope.access.Role;
import io.vioscope.access.Rule;
import io.vioscope.access.Rules;
import io.vioscope.access.Way;
import io.vioscope.config.SignInConfig;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route, asked without, with wrong, expired, revoked, too weak and with right credentials. */
class EveryRouteTest {
    private static final SignedSite SITE =
            new SignedSite(SignInConfig.LOCAL, List.of(), vertx -> Optional.of(new SilentProvider()));
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);
    private static String expired = "";
    private static String revoked = "";
    private static String goneCookie = "";

    @BeforeAll
    static void makeThem() {
        expired = SITE.token("old", Role.ADMIN, 1).token();
        var one = SITE.token("lost", Role.ADMIN, 300);
        revoked = one.token();
        var path = "/access/tokens/" + one.number() + "/revoke";
        assertThat(SITE.press(path, SITE.cookie(Role.ADMIN)).statusCode()).isEqualTo(303);
        goneCookie = SITE.cookie(Role.ADMIN);
        SITE.pass(Duration.ofDays(2));
        SITE.forgetCookies();
        for (var role : Role.values()) {
            TOKENS.put(role, SITE.token("t-" + role.word(), role, 10).token());
        }
    }

    @AfterAll
    static void close() {
        SITE.close();
    }

    static Stream<Rule> held() {
        return Rules.all().stream().filter(rule -> rule.role() != null);
    }

    static Stream<Rule> open() {
        return Rules.all().stream().filter(rule -> rule.role() == null);
    }

    private static HttpResponse<String> ask(Rule rule, String... headers) {
        var endless = rule.path().endsWith("/stream") ? "?after=x" : "";
        var path = rule.path().replaceAll(":[a-z]+", "7").replace("*", "x") + endless;
        return SITE.site.send(rule.method(), path, headers);
    }

    private static HttpResponse<String> byToken(Rule rule, String token) {
        return ask(rule, "Authorization", "Bearer " + token);
    }

    private static String asked(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }

    @ParameterizedTest
    @MethodSource("held")
    void nobodyGetsInWithoutTheRightCredentials(Rule rule) {
        var origin = SITE.site.url("");
        var without = ask(rule);
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(asked(without)).isEqualTo("Bearer realm=\"vioscope\"");
        assertThat(without.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(ask(rule, "Authorization", "Basic YWRtaW46YWRtaW4=").statusCode())
                .isEqualTo(401);
        assertThat(byToken(rule, "").statusCode()).isEqualTo(401);
        for (var token : List.of("vioscope_wrong", expired, revoked)) {
            var answer = byToken(rule, token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(asked(answer)).contains("error=\"invalid_token\"");
        }
        for (var cookie : List.of("vioscope=wrong", "vioscope=", goneCookie)) {
            assertThat(ask(rule, "Cookie", cookie, "Origin", origin).statusCode())
                    .isEqualTo(401);
        }
        var wrongBeside = ask(
                rule, "Cookie", SITE.cookie(Role.ADMIN), "Origin", origin, "Authorization", "Bearer vioscope_wrong");
        assertThat(wrongBeside.statusCode()).as("a token that is sent counts").isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("held")
    void whoIsKnownMayWhatTheirRoleMay(Rule rule) {
        for (var role : Role.values()) {
            var byToken = byToken(rule, TOKENS.getOrDefault(role, ""));
            var byCookie = ask(rule, "Cookie", SITE.cookie(role), "Origin", SITE.site.url(""));
            if (new Principal("", role, Way.LOCAL).may(rule.role())) {
                assertThat(byToken.statusCode()).as(role.word()).isNotIn(401, 403, 500);
                assertThat(byCookie.statusCode()).as(role.word()).isNotIn(401, 403, 500);
            } else {
                assertThat(byToken.statusCode()).as(role.word()).isEqualTo(403);
                assertThat(asked(byToken)).contains("error=\"insufficient_scope\"");
                assertThat(byCookie.statusCode()).as(role.word()).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("open")
    void whatIsOpenIsAnsweredToAnybody(Rule rule) {
        assertThat(ask(rule).statusCode()).isNotIn(401, 500);
        assertThat(byToken(rule, "vioscope_wrong").statusCode()).isNotIn(401, 500);
    }
}
