package io.vioscope.app;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import io.vioscope.config.OpenIdSignIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A small OpenID provider that signs in everybody who comes, as what the test says; and that can be made to lie. */
public final class StubIssuer implements AutoCloseable {
    private static final String SECRET = "s3cret of ours";
    private static final String BACK = "https://vioscope.example.org" + OpenIdSignIn.BACK;

    /** What each signs by until it is to sign by another: to make one takes longer than most tests. */
    private static final KeyPair FIRST = key();

    private final Map<String, MultiMap> codes = new HashMap<>();
    private final InstantSource clock;
    private final HttpServer server;
    private final int port;
    private KeyPair key = FIRST;
    private int keys = 1;
    private int asked;

    /** What is done to what a token says before it is signed. */
    public volatile UnaryOperator<JsonObject> claims = claims -> claims;

    /** What is done to the header of a token. */
    public volatile UnaryOperator<JsonObject> header = header -> header;

    /** What is done to a token once it is signed. */
    public volatile UnaryOperator<String> token = token -> token;

    /** What is done to what it says of itself. */
    public volatile UnaryOperator<JsonObject> discovery = document -> document;

    /** Starts one on a free port. */
    public StubIssuer(Vertx vertx, InstantSource clock) {
        this.clock = clock;
        this.server = vertx.createHttpServer().requestHandler(this::answer);
        this.port = await(server.listen(0, "127.0.0.1")).actualPort();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static KeyPair key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** How we are told of it. */
    public OpenIdSignIn config() {
        return config(SECRET);
    }

    /** The same with a secret that may be wrong. */
    public OpenIdSignIn config(String secret) {
        return new OpenIdSignIn(
                issuer(),
                "vioscope",
                secret,
                URI.create(BACK),
                List.of("openid", "profile"),
                "groups",
                "preferred_username",
                Map.of("noc", Role.OPERATOR, "readers", Role.VIEWER),
                Map.of("shop", Scope.of(List.of("p1")), "bank", Scope.of(List.of("p2", "p3"))),
                "Example Login",
                null);
    }

    /** Who it is. */
    public URI issuer() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** From now on it signs by another key. */
    public synchronized void rotate() {
        key = key();
        keys++;
    }

    /** How often its keys were asked for. */
    public synchronized int asked() {
        return asked;
    }

    private synchronized void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/.well-known/openid-configuration" -> json(request, 200, discovery.apply(itself()));
            case "/jwks" -> json(request, 200, jwks());
            case "/authorize" -> authorize(request);
            case "/token" -> request.body().onSuccess(body -> exchange(request, form(body.toString())));
            default -> request.response().setStatusCode(404).end();
        }
    }

    private JsonObject itself() {
        return new JsonObject()
                .put("issuer", issuer().toString())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("end_session_endpoint", issuer() + "/out")
                .put("jwks_uri", issuer() + "/jwks");
    }

    private JsonObject jwks() {
        asked++;
        var rsa = (RSAPublicKey) key.getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "RSA")
                                        .put("use", "sig")
                                        .put("kid", "k" + keys)
                                        .put("n", encoded(rsa.getModulus().toByteArray()))
                                        .put(
                                                "e",
                                                encoded(rsa.getPublicExponent().toByteArray()))));
    }

    private void authorize(HttpServerRequest request) {
        var code = "code-" + codes.size();
        codes.put(code, MultiMap.caseInsensitiveMultiMap().addAll(request.params()));
        var back = request.getParam("redirect_uri") + "?code=" + code + "&state=" + request.getParam("state");
        request.response().setStatusCode(302).putHeader("Location", back).end();
    }

    /** A code serves once, for who is registered, and for who knows what hashes to the challenge. */
    private synchronized void exchange(HttpServerRequest request, Map<String, String> form) {
        var basic = "Basic "
                + Base64.getEncoder().encodeToString("vioscope:s3cret%20of%20ours".getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(request.getHeader("Authorization"))) {
            json(request, 401, new JsonObject().put("error", "invalid_client"));
            return;
        }
        var begun = codes.remove(form.get("code"));
        if (begun == null
                || !"S256".equals(begun.get("code_challenge_method"))
                || !hash(Objects.requireNonNull(form.get("code_verifier"))).equals(begun.get("code_challenge"))
                || !BACK.equals(form.get("redirect_uri"))) {
            json(request, 400, new JsonObject().put("error", "invalid_grant"));
            return;
        }
        codes.put("used " + form.get("code"), begun);
        json(request, 200, new JsonObject().put("access_token", "x").put("id_token", idToken(begun.get("nonce"))));
    }

    private String idToken(String nonce) {
        var now = clock.instant().getEpochSecond();
        var says = claims.apply(new JsonObject()
                .put("iss", issuer().toString())
                .put("aud", "vioscope")
                .put("sub", "subject-1")
                .put("preferred_username", "ann")
                .put("groups", new JsonArray().add("noc").add("others"))
                .put("nonce", nonce)
                .put("iat", now)
                .put("exp", now + 300));
        var head = header.apply(new JsonObject().put("alg", "RS256").put("kid", "k" + keys));
        var signed = encoded(head.encode().getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(says.encode().getBytes(StandardCharsets.UTF_8));
        return token.apply(signed + "." + signature(signed));
    }

    private String signature(String signed) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return encoded(signature.sign());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String hash(String verifier) {
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String encoded(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> form.put(pair[0], java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return form;
    }

    private static void json(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encode());
    }

    @Override
    public void close() {
        await(server.close());
    }
}
