package io.vioscope.web;

import static io.vioscope.web.SignedSite.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vioscope.access.Role;
import io.vioscope.app.OpenIdProvider;
import io.vioscope.app.StubIssuer;
import io.vioscope.config.SignInConfig;
import io.vioscope.engine.Worlds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people sign in by an OpenID provider, and what a hostile one, or somebody in between, does not reach. */
class OpenIdSignInTest {
    private static final Instant START = Worlds.START.plusSeconds(100);

    private volatile Instant now = START;
    private final Vertx vertx = Vertx.vertx();
    private final StubIssuer issuer = new StubIssuer(vertx, () -> START);
    private final HttpClient browser = HttpClient.newHttpClient();
    private final SignedSite signed = new SignedSite(
            SignInConfig.LOCAL, List.of(), site -> Optional.of(new OpenIdProvider(site, issuer.config(), () -> now)));

    @AfterEach
    void close() {
        signed.close();
        issuer.close();
        RunningSite.await(vertx.close());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** What a browser was given, of that name. */
    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(header -> header.split(";", 2)[0])
                .filter(pair -> pair.startsWith(name + "="))
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> leave(String to) {
        return signed.open("/sign-in/oidc?to=" + to, "");
    }

    /** The browser goes to the provider; the path by which it is sent back. */
    private String visit(HttpResponse<String> left) {
        try {
            var request = HttpRequest.newBuilder(URI.create(location(left))).build();
            var sent = browser.send(request, HttpResponse.BodyHandlers.ofString());
            var back = URI.create(location(sent));
            return back.getRawPath() + "?" + back.getRawQuery();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private HttpResponse<String> comeBack(String path, HttpResponse<String> left) {
        return signed.open(path, cookie(left, "vioscope-flight"));
    }

    private HttpResponse<String> signIn() {
        var left = leave("/problems");
        return comeBack(visit(left), left);
    }

    private void isNotLetIn(HttpResponse<String> answer, String why) {
        assertThat(location(answer)).isEqualTo("/sign-in?why=" + why);
        assertThat(cookie(answer, "vioscope")).isEmpty();
        assertThat(signed.rows("SELECT name FROM access_session")).isEmpty();
    }

    /** What is written down of it, once that is there. */
    private List<String> audited(String which) {
        List<String> rows;
        do {
            rows = signed.rows(
                    "SELECT who || ', ' || what || ', ' || outcome FROM access_audit WHERE way = 'oidc' AND " + which);
        } while (rows.isEmpty());
        return rows;
    }

    @Test
    void whoTheProviderKnowsIsInWithTheRoleOfTheirGroupAndSeesThePageTheyWanted() {
        var form = signed.open("/sign-in?to=/problems", "");
        assertThat(form.body()).contains("href=\"/sign-in/oidc?to&#x3D;%2Fproblems\">Sign in with Example Login</a>");

        var left = leave("/problems");
        assertThat(location(left)).startsWith(issuer.issuer() + "/authorize?response_type=code&client_id=vioscope");
        assertThat(left.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HTTPOnly")
                .contains("SameSite=Lax")
                .contains("Max-Age=600");
        var in = comeBack(visit(left), left);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(location(in)).isEqualTo("/problems");
        assertThat(in.headers().firstValue("Cache-Control")).contains("no-store");

        var page = signed.open("/problems", cookie(in, "vioscope"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<bdi>ann</bdi>");
        assertThat(signed.open("/access", cookie(in, "vioscope")).statusCode())
                .as("an operator is no admin")
                .isEqualTo(403);
        assertThat(signed.rows("SELECT role || ' ' || way || ' ' || name FROM access_session"))
                .containsExactly("operator oidc ann");
        assertThat(audited("what LIKE 'sign in%'")).containsExactly("ann, sign in at oidc as subject-1, signed in");
    }

    @Test
    void nothingSecretGoesThroughTheBrowser() {
        var left = leave("/");
        var secret = cookie(left, "vioscope-flight").replaceAll("^.*=|\\..*$", "");
        assertThat(secret).hasSize(43);
        assertThat(location(left))
                .doesNotContain(secret)
                .doesNotContain("s3cret")
                .doesNotContain("verifier");
    }

    @Test
    void passwordsGoOnBesideIt() {
        assertThat(location(signed.signIn("viewer", PASSWORD))).isEqualTo("/");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What else does not hold is in {@code IdTokenTest}. */
    @Test
    void aTokenThatWasNotMadeForThisSignInIsNotTaken() {
        var lies = List.<UnaryOperator<JsonObject>>of(
                claims -> claims.put("nonce", "of another sign-in"),
                claims -> claims.put("aud", "somebody-else"),
                claims -> claims.put("iss", "https://login.example.net"),
                claims -> claims.put("exp", START.minusSeconds(61).getEpochSecond()));
        for (var lie : lies) {
            issuer.claims = lie;
            isNotLetIn(signIn(), "unfit");
        }
        assertThat(signed.open("/sign-in?why=unfit", "").body()).contains("does not hold");
    }

    @Test
    void aTokenThatTheProviderDidNotSignIsNotTaken() {
        var forgeries = List.<UnaryOperator<String>>of(
                token ->
                        encoded("{\"alg\":\"none\"}") + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1),
                token -> encoded("{\"alg\":\"HS256\",\"kid\":\"k1\"}") + token.substring(token.indexOf('.')),
                token -> token.replaceFirst("\\.[^.]*\\.", "." + encoded("{\"sub\":\"root\"}") + "."),
                token -> "no token");
        for (var forgery : forgeries) {
            issuer.token = forgery;
            isNotLetIn(signIn(), "unfit");
        }
    }

    @Test
    void whoIsInNoGroupOfOursDoesNotGetIn() {
        issuer.claims = claims -> claims.put("groups", new JsonArray().add("others"));
        isNotLetIn(signIn(), "no-role");
        assertThat(audited("outcome LIKE 'refused%'")).containsExactly("subject-1, sign in at oidc, refused: no-role");
    }

    @Test
    void whoseGroupsHaveProjectsIsToldOfTheirThingsAlone() {
        issuer.claims = claims ->
                claims.put("groups", new JsonArray().add("others").add("shop").add("bank"));
        var bound = cookie(signIn(), "vioscope");
        assertThat(location(signed.open("/", bound))).isEqualTo("/problems");
        assertThat(signed.open("/topology", bound).statusCode()).isEqualTo(403);
        assertThat(signed.open("/problems", bound).statusCode()).isEqualTo(200);
        assertThat(signed.rows("SELECT role || ' of ' || projects FROM access_session"))
                .containsExactly("viewer of p1,p2,p3");

        issuer.claims =
                claims -> claims.put("groups", new JsonArray().add("shop").add("readers"));
        var viewer = cookie(signIn(), "vioscope");
        assertThat(signed.open("/topology", viewer).statusCode())
                .as("a role counts for more")
                .isEqualTo(200);
    }

    @Test
    void aCodeServesOnceAndOnlyInTheBrowserThatBeganIt() {
        var left = leave("/");
        var path = visit(left);
        isNotLetIn(signed.open(path, ""), "stray");
        isNotLetIn(signed.open(path, cookie(leave("/"), "vioscope-flight")), "stray");
        var in = comeBack(path, left);
        assertThat(cookie(in, "vioscope")).isNotEmpty();
        assertThat(in.headers().allValues("Set-Cookie").toString())
                .as("the cookie of the way is taken away")
                .contains("vioscope-flight=;");
        assertThat(location(comeBack(path, left))).isEqualTo("/sign-in?why=unfit");
    }

    @Test
    void aStateOrAnIssuerThatIsNotOursIsNotTaken() {
        var left = leave("/");
        var path = visit(left);
        isNotLetIn(comeBack(path.replace("state=", "state=x"), left), "stray");
        isNotLetIn(comeBack(path + "&iss=https%3A%2F%2Flogin.example.net", left), "stray");
        isNotLetIn(comeBack(path.replaceAll("code=[^&]*", "error=access_denied"), left), "denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example/", "/\\evil.example", "/sign-out", "javascript:x"})
    void nobodyIsSentElsewhere(String to) {
        var left = leave(java.net.URLEncoder.encode(to, StandardCharsets.UTF_8));
        assertThat(location(comeBack(visit(left), left))).isEqualTo("/");
        var forged = cookie(left, "vioscope-flight").replaceAll("\\..*", "." + encoded(to));
        var path = visit(left);
        assertThat(location(signed.open(path, forged))).isEqualTo("/");
    }

    @Test
    void aKeyThatIsNewIsReadAnewAndOneThatIsNobodysNotAgainAndAgain() {
        assertThat(cookie(signIn(), "vioscope")).isNotEmpty();
        issuer.header = header -> header.put("kid", "nobody's");
        for (int i = 0; i < 3; i++) {
            assertThat(location(signIn())).isEqualTo("/sign-in?why=unfit");
        }
        assertThat(issuer.asked()).isEqualTo(1);

        issuer.header = header -> header;
        issuer.rotate();
        now = START.plusSeconds(11);
        assertThat(cookie(signIn(), "vioscope")).isNotEmpty();
        assertThat(issuer.asked()).isEqualTo(2);
    }

    @Test
    void wrongCodesAreCountedAsWrongPasswordsAre() {
        for (int i = 0; i < 5; i++) {
            var left = leave("/");
            assertThat(location(comeBack(visit(left).replaceAll("code=[^&]*", "code=guess"), left)))
                    .isEqualTo("/sign-in?why=unfit");
        }
        assertThat(location(signIn())).isEqualTo("/sign-in?why=locked");
        signed.pass(Duration.ofMinutes(2));
        assertThat(location(signIn())).isEqualTo("/problems");
    }

    @Test
    void aProviderThatIsAwayOrSaysToBeAnotherLetsNobodyIn() {
        issuer.discovery = document -> document.put("issuer", "https://login.example.net");
        isNotLetIn(leave("/"), "away");
        issuer.discovery = document -> document.put("token_endpoint", "ftp://login.example.net");
        isNotLetIn(leave("/"), "away");
        issuer.close();
        isNotLetIn(leave("/"), "away");
        assertThat(location(signed.signIn("viewer", PASSWORD))).isEqualTo("/");
    }

    @Test
    void whoSignsOutIsOutHereAndIsToldWhereToSignOutThere() {
        var cookie = cookie(signIn(), "vioscope");
        var out = signed.press("/sign-out", cookie);
        assertThat(location(out)).isEqualTo("/sign-in?out=oidc");
        assertThat(location(signed.open("/", cookie))).contains("why=unknown");
        assertThat(signed.open(location(out), "").body())
                .contains("You are signed out here.")
                .contains("href=\"" + issuer.issuer() + "/out?client_id&#x3D;vioscope");
        assertThat(location(signed.press("/sign-out", signed.cookie(Role.VIEWER))))
                .isEqualTo("/sign-in");
        assertThat(signed.open("/sign-in", "").body()).doesNotContain("You are signed out here.");
    }

    @Test
    void groupsMayBeBelowOthersAndNamesMayBeMissing() {
        var config = issuer.config();
        assertThat(Map.copyOf(config.roles())).containsKey("readers");
        issuer.claims = claims -> {
            claims.remove("preferred_username");
            return claims.put("groups", "readers");
        };
        assertThat(cookie(signIn(), "vioscope")).isNotEmpty();
        assertThat(signed.rows("SELECT role || ' ' || name FROM access_session"))
                .containsExactly("viewer subject-1");
    }
}
