package io.vioscope.simulator.api.http;

import io.vioscope.simulator.cloud.Project;
import io.vioscope.simulator.physics.Weather;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens that are valid. Used on one event loop only. */
public final class Tokens {
    private final Map<String, Token> tokens = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Duration lifetime;
    private final Weather weather;
    private int age;

    /** Tokens that are good for so long. */
    public Tokens(Duration lifetime, Weather weather) {
        this.lifetime = lifetime;
        this.weather = weather;
    }

    /** A new one, by that method of Keystone. */
    public Token issue(String method, Account account, Optional<Project> scope, Instant now) {
        forgetTheVoid();
        tokens.values().removeIf(token -> !token.expires().isAfter(now));
        var by = weather.isDemoted() ? account.demoted() : account;
        var token = new Token("gAAAAAB" + random(132), random(16), method, by, scope, now, now.plus(lifetime));
        tokens.put(token.value(), token);
        return token;
    }

    private void forgetTheVoid() {
        var next = weather.tokenAge();
        if (next != age) {
            age = next;
            tokens.clear();
        }
    }

    /** What that text is the token of; empty where it is none or no longer good. */
    public Optional<Token> valid(@Nullable String value, Instant now) {
        forgetTheVoid();
        return Optional.ofNullable(value)
                .map(tokens::get)
                .filter(token -> token.expires().isAfter(now));
    }

    private String random(int bytes) {
        var noise = new byte[bytes];
        random.nextBytes(noise);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
    }
}
